/** Where the clerk last wrote in an editor: a browser forgets it when the keyboard leaves for something else. */

/**
 * Follows the cursor in an editable element.
 * @param field the editable element, also the body of an editor's frame
 * @param signal ends it
 * @returns where the cursor is, or was last; undefined where it never was in the field, or the text around it is gone
 */
export function followCaret(field: HTMLElement, signal: AbortSignal): () => Range | undefined {
  const { ownerDocument: document } = field;
  let last: Range | undefined;
  const isIn = (range: Range) => range.startContainer.isConnected && field.contains(range.startContainer);
  function note(): void {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    // A clone follows what the page changes around it.
    if (range && isIn(range)) last = range.cloneRange();
  }
  document.addEventListener('selectionchange', note, { signal, passive: true });
  // That it changed is told late: a press that takes the keyboard away may come before.
  for (const type of ['keyup', 'pointerup', 'input', 'focusout'])
    field.addEventListener(type, note, { signal, passive: true });
  note();
  return () => (last && isIn(last) ? last.cloneRange() : undefined);
}
