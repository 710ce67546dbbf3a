/** Neither a line nor a treatise. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

/** Characters below which no finding, measure and telephone number have room; and above which nobody reads on. */
const SHORTEST = 40;
const LONGEST = 2_000;

export function length({ text }: Reading): Found {
  const characters = text.replace(/\s/g, '').length;
  if (characters < SHORTEST) return { state: 'open', says: words('point_length_short', characters), spans: [] };
  if (characters > LONGEST) return { state: 'look', says: words('point_length_long', characters), spans: [] };
  return { state: 'met', says: words('point_length_met', characters), spans: [] };
}
