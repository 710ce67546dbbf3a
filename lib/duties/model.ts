/** An office's duty directory (职责目录): which unit handles what. Offices write it; the code knows no unit. */
import * as z from 'zod/mini';

export const DUTIES_FORMAT = 'anqi-duties';
export const DUTIES_VERSION = 1;

const MAX_UNITS = 500;

const zText = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
const zTexts = (max: number) => z.array(zText(max)).check(z.maxLength(200));

export const zUnitDuties = z.strictObject({
  /** As the platform writes it where a return suggests a unit. */
  unit: zText(60),
  /** What it is responsible for, in the words of its own document. */
  duties: zTexts(400),
  /** Words by which citizens speak of it. */
  keywords: zTexts(40),
  /** What is expressly another's. */
  not: z.optional(zTexts(400)),
});
export type UnitDuties = z.infer<typeof zUnitDuties>;

export const zDirectory = z.strictObject({
  format: z.literal(DUTIES_FORMAT),
  version: z.literal(DUTIES_VERSION),
  name: zText(100),
  /** Where it is written: a notice, a list of powers and duties. */
  source: z.optional(z.string().check(z.maxLength(500))),
  units: z.array(zUnitDuties).check(
    z.maxLength(MAX_UNITS),
    z.superRefine((units, ctx) => {
      const seen = new Set<string>();
      units.forEach(({ unit }, i) => {
        const key = unitKey(unit);
        if (seen.has(key)) ctx.addIssue({ code: 'custom', message: 'unit twice', path: [i, 'unit'], input: unit });
        seen.add(key);
      });
    }),
  ),
});
export type Directory = z.infer<typeof zDirectory>;

/** Parts of a unit's entry, in the order in which they are shown. */
export const PARTS = ['unit', 'duties', 'keywords', 'not'] as const;
export type Part = (typeof PARTS)[number];

/** A unit's name without what platforms write differently: width, blanks, brackets' kind. */
export function unitKey(unit: string): string {
  return unit.normalize('NFKC').replace(/\s+/g, '');
}

/** A directory of no units. */
export const emptyDirectory = (name: string): Directory => ({
  format: DUTIES_FORMAT,
  version: DUTIES_VERSION,
  name,
  units: [],
});
