/** Any text as the text of a spreadsheet's XML, so that a reader gets the same text back. */

/** The most that a cell holds, in UTF-16 units; a longer text makes Excel call the file damaged. */
const MAX_CELL = 32_767;

const CONTROLS = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff`;
/** What XML cannot hold at all. */
const ILLEGAL = new RegExp(`[${CONTROLS}]`, 'g');
const TROUBLE = new RegExp(String.raw`[&<>"\r${CONTROLS}]|_[xX][0-9A-Fa-f]{4}_`);
/** Readers take `_x0041_` for an A, so its first sign is written that way itself. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * A text as cells hold it: no longer than `MAX_CELL`, cut where it is with a mark at the end. What XML has no
 * place for (control characters, halves of surrogate pairs) becomes U+FFFD: seen, and one for one.
 * @param mark what stands at the end of a text that was cut
 */
export function cellText(text: string, mark: string): string {
  const whole = text.length > MAX_CELL ? cut(text, MAX_CELL - mark.length) + mark : text;
  const paired = whole.isWellFormed() ? whole : whole.toWellFormed();
  return TROUBLE.test(paired) ? paired.replace(ILLEGAL, '\ufffd') : paired;
}

function cut(text: string, length: number): string {
  const isPair = (text.charCodeAt(length - 1) & 0xfc00) === 0xd800;
  return text.slice(0, isPair ? length - 1 : length);
}

/** Text of a cell, made by `cellText`, as XML; a carriage return by its number, or parsers would drop it. */
export function xmlText(text: string): string {
  if (!TROUBLE.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replace(ESCAPE, '_x005F_');
}

const BLANK_EDGE = /^\s|\s$|\n/;

/** The element that holds a text; where it has blanks at its ends, saying that they belong to it. */
export function textElement(text: string): string {
  return `<t${BLANK_EDGE.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
