/** Rules to begin with, each with its source. An office changes them to its own. */
import type { RuleProfile } from '../model.ts';
import { beijingLevels } from './beijing-levels.ts';
import { printedOnly } from './printed-only.ts';
import { province5wd } from './province-5wd.ts';
import { shanghaiSubdistrict } from './shanghai-subdistrict.ts';
import { yunxi2020 } from './yunxi-2020.ts';

export const DEFAULT_RULES = printedOnly;
export const PRESETS: readonly RuleProfile[] = [
  printedOnly,
  yunxi2020,
  province5wd,
  shanghaiSubdistrict,
  beijingLevels,
];
