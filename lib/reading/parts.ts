/** Several values in one cell, under a header that names them all: 工单号/来源, 诉求人及联系电话. */
import type { ReadField } from '../ticket/model.ts';
import type { LabelMatch } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';

export interface Part {
  /** Place among the things that the header names, from 0, and how many they are. */
  index: number;
  of: number;
}

const BETWEEN = /\s*(?:[/／|｜、&\n]|及|和|与)\s*/;

/** The fields that a header of several names; empty when it is none. */
export function partsOfHeader(header: string, lexicon: Lexicon): { match: LabelMatch; part: Part }[] {
  const names = header.split(BETWEEN).filter(Boolean);
  if (names.length < 2 || names.length > 4) return [];
  return names.flatMap((name, index) => {
    const match = lexicon.column([name], -1);
    return match ? [{ match, part: { index, of: names.length } }] : [];
  });
}

const PHONE = /(?:\+?86[\s-]?)?[\d*＊xX●]{3,4}[\d*＊xX●\s-]{4,14}$/;

/**
 * One of several values.
 * @param text what the cell prints, its lines apart
 * @param pieces the same by element
 */
export function partText(text: string, pieces: readonly string[], field: ReadField, { index, of }: Part): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const some of [lines, pieces, text.split(/\s*[/／|｜、]\s*/)]) {
    if (some.length === of) return bare(some[index] ?? '');
  }
  const phone = PHONE.exec(text.trim());
  if (phone && field === 'citizenPhone') return phone[0].trim();
  if (phone && field === 'citizenName') return text.trim().slice(0, phone.index).trim();
  const words = text.split(/\s+/);
  if (words.length === of) return bare(words[index] ?? '');
  // Fewer lines than names: the first one is there, the last is not.
  return bare((index === 0 ? lines[0] : lines[index]) ?? '');
}

/** A value without the brackets that set it apart from the one above. */
const bare = (text: string) => text.trim().replace(/^[(（[【]([^()（）[\]【】]*)[)）\]】]$/, '$1');
