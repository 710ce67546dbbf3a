/** Changes to a directory, one unit at a time, from what a form holds. */
import { checkDuties, type DutyFault } from './file.ts';
import { type Directory, PARTS, type Part, type UnitDuties, unitKey } from './model.ts';
import { dutiesIn, dutiesText, keywordsIn, keywordsText } from './texts.ts';

/** A unit's entry as the fields of a form hold it. */
export type UnitTexts = Record<Part, string>;

export const NEW_UNIT: UnitTexts = { unit: '', duties: '', keywords: '', not: '' };

export function textsOfUnit({ unit, duties, keywords, not }: UnitDuties): UnitTexts {
  return { unit, duties: dutiesText(duties), keywords: keywordsText(keywords), not: dutiesText(not) };
}

function unitOfTexts({ unit, duties, keywords, not }: UnitTexts): UnitDuties {
  const apart = dutiesIn(not);
  return {
    unit: unit.trim(),
    duties: dutiesIn(duties),
    keywords: keywordsIn(keywords),
    ...(apart.length > 0 ? { not: apart } : {}),
  };
}

/** A part of the form with what is wrong in it. */
export type PartFaults = Partial<Record<Part, DutyFault['what']>>;

/**
 * A directory with a unit's entry as a form holds it.
 * @param index the unit's place; at the end of the list for a new one
 * @returns the directory, or what is wrong, by part
 */
export function withUnit(
  directory: Directory,
  index: number,
  texts: UnitTexts,
): { ok: true; directory: Directory } | { ok: false; faults: PartFaults } {
  const entry = unitOfTexts(texts);
  const faults: PartFaults = {};
  if (entry.unit === '') faults.unit = { key: 'duties_fault_empty', args: [] };
  if (entry.duties.length + entry.keywords.length === 0) faults.keywords = { key: 'duties_fault_nothing', args: [] };
  if (directory.units.some(({ unit }, i) => i !== index && unitKey(unit) === unitKey(entry.unit)))
    faults.unit = { key: 'duties_fault_twice', args: [] };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const units = [...directory.units];
  units[index] = entry;
  const checked = checkDuties({ ...directory, units });
  if (checked.ok) return checked;
  for (const { path, what } of checked.faults) {
    const part = PARTS.find((each) => each === path[2]) ?? 'unit';
    faults[part] ??= what;
  }
  return { ok: false, faults };
}

/** Whether a unit's entry holds a text; case and blanks do not matter. */
export function unitHas({ unit, duties, keywords, not = [] }: UnitDuties, text: string): boolean {
  const wanted = unitKey(text).toLowerCase();
  return [unit, ...duties, ...keywords, ...not].some((each) => unitKey(each).toLowerCase().includes(wanted));
}
