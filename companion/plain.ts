/**
 * Texts of pages and of strangers, as they are shown in a terminal: they may hold what it takes for an order, or what turns the
 * writing round, and so hide or change the words beside them.
 */

/** C0 and C1 controls with their escapes, ends of lines, and what sets the direction (Unicode Standard Annex #9). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ORDER = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const ORDERS = new RegExp(`${ORDER.source}+`, 'g');

/** The text with a blank in the place of each row of them. */
export const plain = (text: string): string => text.replace(ORDERS, ' ');

export const isPlain = (text: string): boolean => !ORDER.test(text);
