/** Putting words into a page's own box, as if they had been typed there: the page hears of it, and can undo it. */
import { editorOf } from '../reading/typed.ts';

/**
 * Inserts a text at the cursor of a box, or at its end where the cursor is elsewhere.
 * @returns false where the page did not take it
 */
export function insertAt(box: HTMLElement, text: string): boolean {
  const target = editorOf(box) ?? box;
  const document = target.ownerDocument;
  if (document.activeElement !== target) {
    target.focus({ preventScroll: true });
    if (target instanceof HTMLElement && !isTextArea(target)) toEnd(target);
  }
  if (isTextArea(target)) return insertInto(target, text);
  return document.execCommand('insertText', false, text);
}

const isTextArea = (element: HTMLElement): element is HTMLTextAreaElement => element.nodeName === 'TEXTAREA';

function insertInto(box: HTMLTextAreaElement, text: string): boolean {
  const { value } = box;
  // What execCommand types can be undone by the clerk; a page that forbids it still takes the plain way.
  if (box.ownerDocument.execCommand('insertText', false, text) && box.value !== value) return true;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
  return box.value !== value;
}

function toEnd(element: HTMLElement): void {
  const selection = element.ownerDocument.getSelection();
  if (!selection || selection.anchorNode === element || element.contains(selection.anchorNode)) return;
  selection.selectAllChildren(element);
  selection.collapseToEnd();
}
