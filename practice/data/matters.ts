/** All matters that citizens of the practice district raise. */
import type { Matter } from './matter.ts';
import { CITY_MATTERS } from './matters-city.ts';
import { PEOPLE_MATTERS } from './matters-people.ts';
import { RURAL_MATTERS } from './matters-rural.ts';

const MATTERS: readonly Matter[] = [...PEOPLE_MATTERS, ...CITY_MATTERS, ...RURAL_MATTERS];

/** The matters of one category; never empty for a category of units.ts. */
export function mattersOf(category: string): readonly Matter[] {
  return MATTERS.filter((matter) => matter.category === category);
}
