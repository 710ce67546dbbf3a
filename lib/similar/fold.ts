/** Text as it is compared: full-width as half-width, capitals as small, traditional characters as simplified. */
import pairs from 'opencc-js/dict/TSCharacters';

/** For each UTF-16 unit what it is compared as; 0 where it is no letter and no digit. Made when first needed. */
let table: Uint16Array | undefined;

function makeTable(): Uint16Array {
  const made = new Uint16Array(0x1_0000);
  const isWord = /[\p{L}\p{N}]/u;
  for (let unit = 0x30; unit < made.length; unit++) {
    // A half of a pair is no character: emoji and the like part words.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    if (!isHalf && isWord.test(String.fromCharCode(unit))) made[unit] = unit;
  }
  for (const pair of pairs.split('|')) {
    const [from = '', to = ''] = pair.split(' ');
    if (from.length === 1 && to.length === 1) made[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  return made;
}

/** @returns units of letters and digits, with one 0 between runs that something else parts */
export function folded(text: string): Uint16Array {
  table ??= makeTable();
  const plain = text.normalize('NFKC').toLowerCase();
  const units = new Uint16Array(plain.length + 1);
  let length = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = table[plain.charCodeAt(i)] as number;
    if (unit !== 0 || (length > 0 && units[length - 1] !== 0)) units[length++] = unit;
  }
  return units.subarray(0, length);
}

/** The same as a text without what parts its words. */
export function foldedText(text: string): string {
  const units = folded(text).filter((unit) => unit !== 0);
  const parts: string[] = [];
  for (let i = 0; i < units.length; i += 4_096) parts.push(String.fromCharCode(...units.subarray(i, i + 4_096)));
  return parts.join('');
}
