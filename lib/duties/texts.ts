/** The entries of a directory as a person writes them into one field: several to a cell or box. */
import type { Directory, UnitDuties } from './model.ts';

const LINES = /[\n；;]+/;
const WORDS = /[\n；;、，,]+/;

/** The duties written in a field: a line each, or set apart by semicolons. */
export const dutiesIn = (text: string): string[] => entriesIn(text, LINES);

/** The keywords written in a field, set apart by any mark of a list. */
export const keywordsIn = (text: string): string[] => entriesIn(text, WORDS);

function entriesIn(text: string, between: RegExp): string[] {
  return [...new Set(text.split(between).map((each) => each.replace(/\s+/g, ' ').trim()))].filter(Boolean);
}

export const dutiesText = (duties: readonly string[] = []): string => duties.join('\n');
export const keywordsText = (keywords: readonly string[] = []): string => keywords.join('、');

/** A unit's entry with each duty and keyword an entry of its own, so that every file and field gives it back as it is. */
function tidied({ unit, duties, keywords, not = [] }: UnitDuties): UnitDuties {
  const apart = not.flatMap(dutiesIn);
  return {
    unit: unit.replace(/\s+/g, ' ').trim(),
    duties: [...new Set(duties.flatMap(dutiesIn))],
    keywords: [...new Set(keywords.flatMap(keywordsIn))],
    ...(apart.length > 0 ? { not: [...new Set(apart)] } : {}),
  };
}

export const tidiedDirectory = (directory: Directory): Directory => ({
  ...directory,
  units: directory.units.map(tidied),
});
