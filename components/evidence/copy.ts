/** Copying text on any page: those without https have no clipboard of their own. */

/** @param field a text field that holds the text @returns whether it was copied; if not, it stands selected */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
