/** Style sheets for shadow roots, one object for all roots of a document. */

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives a shadow root its style. Constructed sheets are shared and are not subject to the page's
 * Content-Security-Policy, as a style element is.
 */
export function dress(root: ShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}
