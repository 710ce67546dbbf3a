/** Style sheets for shadow roots, one object for all roots of a document. */

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives a shadow root its style. Constructed sheets are shared and are not subject to the page's
 * Content-Security-Policy, as a style element is; Firefox refuses them to content scripts, so there it is an element.
 */
export function dress(root: ShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  try {
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
