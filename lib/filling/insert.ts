/** Text into a field of the page as if it were typed: the page hears of it, and its undo (Ctrl+Z) takes it back. */
import { nameOf } from '../reading/dom.ts';

type TextControl = HTMLTextAreaElement | HTMLInputElement;

interface Options {
  /** Puts it in place of all that stands there. */
  replace?: boolean;
  /** Of an editable element: where the cursor was last, if it is there no more. */
  caret?: Range | undefined;
}

const isTextControl = (field: HTMLElement): field is TextControl =>
  nameOf(field) === 'TEXTAREA' || nameOf(field) === 'INPUT';
const textIn = (field: HTMLElement) => (isTextControl(field) ? field.value : (field.textContent ?? ''));

/**
 * By how much a text is too long for a field that takes only so many characters: browsers would cut it without a word.
 * @returns the limit and the characters that do not fit, counted as the browser counts them; undefined where it fits
 */
export function lacksRoom(
  field: HTMLElement,
  text: string,
  options: Options = {},
): { limit: number; over: number } | undefined {
  if (!isTextControl(field) || field.maxLength < 0) return undefined;
  const over = (options.replace ? 0 : field.value.length) + text.length - field.maxLength;
  return over > 0 ? { limit: field.maxLength, over } : undefined;
}

/**
 * Inserts at the cursor; the keyboard stands in the field afterwards.
 * @returns whether the field took it, all of it
 */
export function insertText(field: HTMLElement, text: string, options: Options = {}): boolean {
  if (lacksRoom(field, text, options)) return false;
  const { ownerDocument: document } = field;
  const before = textIn(field);
  // The body of a frame is the active element of its document although nobody was ever there.
  const hadFocus = document.activeElement === field && document.hasFocus();
  field.focus({ preventScroll: true });
  if (!options.replace) collapse(field, hadFocus, options.caret);
  if (options.replace && isTextControl(field)) field.select();
  // The one way in which a browser keeps the page's undo.
  if (document.execCommand('insertText', false, text) && textIn(field) !== before) return true;
  if (!isTextControl(field)) return false;
  const { selectionStart, selectionEnd } = field;
  const [start, end] = options.replace
    ? [0, before.length]
    : [selectionStart ?? before.length, selectionEnd ?? before.length];
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  return textIn(field) !== before;
}

/** Nothing that is selected is written over; a field that was never entered is written on at its end. */
function collapse(field: HTMLElement, hadFocus: boolean, caret: Range | undefined): void {
  if (isTextControl(field)) {
    const { selectionEnd, value } = field;
    if (selectionEnd === null) return;
    const at = !hadFocus && selectionEnd === 0 ? value.length : selectionEnd;
    field.setSelectionRange(at, at);
    return;
  }
  const selection = field.ownerDocument.getSelection();
  if (!selection) return;
  if (caret) {
    selection.removeAllRanges();
    selection.addRange(caret);
  }
  const isInside = caret !== undefined || (selection.anchorNode !== field && field.contains(selection.anchorNode));
  if (!isInside) selection.selectAllChildren(field);
  if (selection.rangeCount > 0) selection.collapseToEnd();
}
