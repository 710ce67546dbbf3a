/** Telephone numbers that may be masked, and whether two of them can be one. */

/** What platforms print for a digit that they hide. */
const HIDDEN = /[*＊xX•●□?？#]/g;
/** Digits that must be seen of both before anything is said: the 138 and the 1234 of 138****1234. */
const SEEN = 7;
const LONGEST = 16;

/** The first telephone number of a field as digits and stars, without signs between and without +86; undefined where there is none. */
export function phoneOf(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const plain = field.normalize('NFKC').replace(HIDDEN, '*');
  for (const [run] of plain.matchAll(/[\d*+(][\d*()\s—-]*/g)) {
    const digits = run.replace(/[^\d*]/g, '').replace(/^(?:00)?86(?=1[\d*]{10}$)/, '');
    if (digits.length >= SEEN && digits.length <= LONGEST && digits.replaceAll('*', '').length >= SEEN) return digits;
  }
  return undefined;
}

/** @returns `same` for one number seen whole, `maybe` where all that is seen of both agrees, undefined where they differ */
export function samePhone(a: string, b: string): 'same' | 'maybe' | undefined {
  if (a.length !== b.length) return undefined;
  let seen = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === '*' || b[i] === '*') continue;
    if (a[i] !== b[i]) return undefined;
    seen++;
  }
  if (seen === a.length) return 'same';
  return seen >= SEEN ? 'maybe' : undefined;
}

const NONE = 0xe;
const STAR = 0xf;

/** A number in 64 bits, four a digit, for the scan of an index; all `none` where there is no number. */
export function packPhone(phone: string | undefined): [high: number, low: number] {
  const words: [number, number] = [0, 0];
  for (let i = 0; i < LONGEST; i++) {
    const digit = phone?.[phone.length - 1 - i];
    const nibble = digit === undefined ? NONE : digit === '*' ? STAR : Number(digit);
    const word = i < 8 ? 1 : 0;
    words[word] = (words[word] | (nibble << ((i % 8) * 4))) >>> 0;
  }
  return words;
}

/** Whether two halves of packed numbers agree wherever both are seen. */
export function agrees(a: number, b: number): boolean {
  return ((a ^ b) & ~(hidden(a) | hidden(b))) === 0;
}

function hidden(word: number): number {
  const ones = word & (word >>> 1) & (word >>> 2) & (word >>> 3) & 0x1111_1111;
  return Math.imul(ones, 15);
}
