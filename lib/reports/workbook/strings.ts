/** The texts that many cells share (units, categories, yes and no), each kept once in the file. */
import { cellText, MAIN, textElement, XML_HEAD } from './xml.ts';

/** More different ones than any office has; a field that turns out to differ in every ticket must not fill the memory. */
const MAX_SHARED = 20_000;

export interface Strings {
  /** @returns undefined where no more are kept */
  indexOf(text: string): number | undefined;
  /** The part of the file, in pieces. */
  xml(): Iterable<string>;
}

/** @param mark what stands at the end of a text that no cell could hold */
export function sharedStrings(mark: string): Strings {
  const known = new Map<string, number>();
  return {
    indexOf(text) {
      const index = known.get(text);
      if (index !== undefined) return index;
      if (known.size >= MAX_SHARED) return undefined;
      known.set(text, known.size);
      return known.size - 1;
    },
    *xml() {
      yield `${XML_HEAD}<sst xmlns="${MAIN}" uniqueCount="${known.size}">`;
      for (const text of known.keys()) yield `<si>${textElement(cellText(text, mark))}</si>`;
      yield '</sst>';
    },
  };
}
