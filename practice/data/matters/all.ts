/** All matters that citizens of the practice district raise. */
import type { Matter } from '../matter.ts';
import { CARE_MATTERS } from './care.ts';
import { HOME_MATTERS } from './homes.ts';
import { LAND_MATTERS } from './land.ts';
import { LAW_MATTERS } from './law.ts';
import { ROAD_MATTERS } from './roads.ts';
import { SCHOOL_MATTERS } from './school.ts';
import { SHOP_MATTERS } from './shops.ts';
import { STREET_MATTERS } from './streets.ts';
import { VILLAGE_MATTERS } from './villages.ts';
import { WORK_MATTERS } from './work.ts';

const MATTERS: readonly Matter[] = [
  ...WORK_MATTERS,
  ...SCHOOL_MATTERS,
  ...CARE_MATTERS,
  ...LAW_MATTERS,
  ...HOME_MATTERS,
  ...STREET_MATTERS,
  ...SHOP_MATTERS,
  ...ROAD_MATTERS,
  ...LAND_MATTERS,
  ...VILLAGE_MATTERS,
];

/** The matters of one category; never empty for a category of units.ts. */
export function mattersOf(category: string): readonly Matter[] {
  return MATTERS.filter((matter) => matter.category === category);
}
