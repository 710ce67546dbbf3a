/** A text to the clipboard, on pages without the clipboard's own interface (http) too. */

/** @returns whether it is there; call it from what the clerk pressed */
export async function copyText(document: Document, text: string): Promise<boolean> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) {
    const isDone = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (isDone) return true;
  }
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return taken;
}
