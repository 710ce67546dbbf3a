/** Addresses without what parts of the city they lie in, and whether two of them are one place. */
import { folded, foldedText } from './fold.ts';
import { gramsIn } from './grams.ts';

/** 湖南省, 岳阳市, 云溪区, 路口镇, 云溪街道 in front; not 幸福小区, 市场路, 区政府 or 镇南村. */
const DIVISION =
  /^[\p{L}\p{N}]{1,7}?(?:省(?!道)|自治[区州县]|市(?![场政民委内])|(?<![小社园校厂景库院片辖城])区(?![政委])|县(?![政委道])|街道(?:办事处|办)?|镇(?![政委东南西北中])|乡(?![政委村道]))(?=.)/u;
/** Words after an address that say only roughly where. */
const ROUGHLY = /(?:附近|旁边?|对面|门口|周边|一带|路段|处|内|里面?|外面?)$/;
/** Shorter ones say only the part of the city. */
const SHORTEST = 3;
const DIGIT = /\d/;

/** @returns what of an address tells it from others nearby; '' where it names no more than a part of the city */
export function placeOf(field: string | undefined): string {
  if (field === undefined) return '';
  let rest = foldedText(field);
  for (let next = rest.replace(DIVISION, ''); next !== rest; next = rest.replace(DIVISION, '')) rest = next;
  rest = rest.replace(ROUGHLY, '');
  if (/^.{0,6}(?:[市区县镇乡]|街道)$/.test(rest) && !/[小社园校厂景]区$/.test(rest)) return '';
  return rest.length < SHORTEST ? '' : rest;
}

/** Whether one of two addresses as from `placeOf` is the other or lies in it: 幸福小区 and 幸福小区3栋. */
export function samePlace(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  for (let at = long.indexOf(short); at >= 0; at = long.indexOf(short, at + 1)) {
    // 中山路1 is not the beginning of 中山路12号.
    const cuts = (end: number) => DIGIT.test(long[end - 1] ?? '') && DIGIT.test(long[end] ?? '');
    if (!cuts(at) && !cuts(at + short.length)) return true;
  }
  return false;
}

/** Words of 32 bits of a packed place. */
export const PLACE_WORDS = 4;

/** A bit for each pair of characters, so that what lies in another place has none that the other lacks; all 0 for no place. */
export function packPlace(place: string): Uint32Array {
  const bits = new Uint32Array(PLACE_WORDS);
  if (place === '') return bits;
  for (const gram of gramsIn(folded(place))) {
    const word = (gram >>> 5) % PLACE_WORDS;
    bits[word] = (bits[word] as number) | (1 << (gram & 31));
  }
  return bits;
}
