/**
 * Texts with fields. `{onTimeRate}` stands for a figure; a clause in square brackets is left out where one of its figures
 * is not known, or there is none of what it tells: `[同比{yearOnYear}，]`.
 */
import type { FieldText, Inline } from './model.ts';

export type Fields = ReadonlyMap<string, FieldText>;

const PIECE = /\{([^{}\n]{1,60})\}|\[([^[\]]*)\]/g;

/** @returns the text's parts; undefined fields outside of brackets are printed as — */
export function fillIn(text: string, fields: Fields): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  const put = (plain: string) => plain !== '' && parts.push(plain);
  for (const match of text.matchAll(PIECE)) {
    put(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, name, clause] = match;
    if (clause !== undefined) {
      const named = fieldNames(clause);
      // Brackets around plain words are the text's own: 云政办发[2020]5号.
      if (named.length === 0) put(match[0]);
      else if (named.every((each) => fields.has(each))) parts.push(...fillIn(clause, fields));
    } else if (name !== undefined) parts.push(fields.get(name) ?? { field: name, text: '—' });
  }
  put(text.slice(from));
  return parts;
}

/** The fields that a text names. */
export const fieldNames = (text: string): string[] =>
  [...text.matchAll(/\{([^{}\n]{1,60})\}/g)].map(([, name = '']) => name);

/** The text with its fields named anew, as `{按期办结率}` for `{onTimeRate}`; what has no other name stays. */
export const renamed = (text: string, nameOf: (field: string) => string | undefined): string =>
  text.replace(/\{([^{}\n]{1,60})\}/g, (whole, name: string) => {
    const other = nameOf(name);
    return other === undefined ? whole : `{${other}}`;
  });

/** Braces and brackets that have no other end: they would be printed as they stand. */
export const unclosed = (text: string): string[] =>
  [...text.replace(PIECE, '').matchAll(/[{}[\]]/g)].map(([sign]) => sign);

/** Figures that somebody typed: 2000件, 99%; what a bar says (90%以上, 低于90%) is none. */
export function typedFigures(text: string): string[] {
  const plain = text.replace(/\{[^{}\n]*\}/g, '');
  const typed = plain.matchAll(/(低于|高于|不低于|不足|超过|至少)?\s*(\d[\d,.]*\s*(?:件|%|％|个工作日))(以[上下])?/g);
  return [...typed].flatMap(([, before, figure = '', behind]) => (before || behind ? [] : [figure]));
}
