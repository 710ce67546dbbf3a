/**
 * Rules of a city as data: which clocks run on which tickets, for how long, from when. Clerks edit them, offices
 * share them; the code knows no city.
 */
import * as z from 'zod/mini';
import { zMinute } from '../calendar/hours.ts';
import { UNITS, type Unit } from '../calendar/units.ts';
import { CLOCK_NAMES } from '../ticket/clocks.ts';

export const RULES_FORMAT = 'anqi-rules';
export const RULES_VERSION = 1;

/** From what a clock counts; `limit` only of the extension: it must be asked for so long before the limit. */
export const STARTS = ['received', 'assigned', 'signed', 'limit'] as const;
export type Start = (typeof STARTS)[number];

/** Parts of a ticket by which a rule is chosen; `keywords` are looked for in title and content. */
export const CONDITIONS = ['channels', 'kinds', 'categories', 'urgencies', 'units', 'keywords'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Longest terms that any rule could mean: a year, or a quarter in hours. */
const MOST = { workingDays: 366, calendarDays: 366, workingHours: 1_000, hours: 2_400 } as const;
const isDays = (unit: Unit) => unit === 'workingDays' || unit === 'calendarDays';

const zName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const zId = z.string().check(z.regex(/^[\w.:-]{1,100}$/));

/** An amount of a unit: days are whole, hours may have a fraction. */
export const zSpan = z
  .strictObject({ amount: z.number().check(z.minimum(0)), unit: z.enum(UNITS) })
  .check(z.superRefine(({ amount, unit }, ctx) => checkAmount(amount, unit, ctx)));
export type Span = z.infer<typeof zSpan>;

type Refinement = { addIssue: (issue: { code: 'custom'; message: string; path: string[]; input: unknown }) => void };

function checkAmount(amount: number, unit: Unit, ctx: Refinement): void {
  const issue = (message: string) => ctx.addIssue({ code: 'custom', message, path: ['amount'], input: amount });
  if (isDays(unit) && !Number.isInteger(amount)) issue('days are whole');
  if (amount > MOST[unit]) issue('too long');
}

const zWords = z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))).check(z.maxLength(100));
const zWhen = z.strictObject({
  channels: z.optional(zWords),
  kinds: z.optional(zWords),
  categories: z.optional(zWords),
  urgencies: z.optional(zWords),
  units: z.optional(zWords),
  keywords: z.optional(zWords),
  /** Only the first handling, or only reworks. */
  round: z.optional(z.enum(['first', 'rework'])),
});
export type When = z.infer<typeof zWhen>;

const zTime = z.string().check(z.refine((text) => zMinute.safeParse(text).success, { error: 'not a time' }));

export const zRule = z
  .strictObject({
    id: zId,
    name: zName,
    clock: z.enum(CLOCK_NAMES),
    /** All that is named must fit; of a list, one entry is enough. */
    when: z.optional(zWhen),
    amount: z.number().check(z.minimum(0)),
    unit: z.enum(UNITS),
    from: z.enum(STARTS),
    /** Whether the day of the start is the first one; by default not (Civil Code of the PRC, art. 201). */
    startDayCounts: z.optional(z.boolean()),
    /** Calendar days: a last day that is no working day moves to the next one (Civil Code, art. 203). */
    rollForward: z.optional(z.boolean()),
    /** `HH:mm` at which the last day ends; by default when work ends. */
    cutoff: z.optional(zTime),
    /** Whether time in which the handling is paused does not count. */
    pausable: z.optional(z.boolean()),
    /** How much longer a granted extension gives. */
    extension: z.optional(zSpan),
    /** From how long before the end on the badge is amber, and red. */
    yellow: z.optional(zSpan),
    red: z.optional(zSpan),
    /** Where the rule is written, if elsewhere than its profile says. */
    source: z.optional(z.string().check(z.maxLength(300))),
  })
  .check(
    z.superRefine((rule, ctx) => {
      checkAmount(rule.amount, rule.unit, ctx);
      const issue = (path: string, message: string) =>
        ctx.addIssue({ code: 'custom', message, path: [path], input: rule });
      if ((rule.from === 'limit') !== (rule.clock === 'extension')) issue('from', 'limit is for the extension alone');
      if (rule.from === 'limit' && rule.unit === 'workingHours') issue('unit', 'not in working hours');
      if (rule.clock === 'sign' && rule.from === 'signed') issue('from', 'signing cannot start its own clock');
      if (rule.extension && rule.clock !== 'limit' && rule.clock !== 'cityLimit')
        issue('extension', 'only a limit can be extended');
    }),
  );
export type Rule = z.infer<typeof zRule>;

export const zRuleProfile = z.strictObject({
  format: z.literal(RULES_FORMAT),
  version: z.literal(RULES_VERSION),
  id: zId,
  name: zName,
  /** Where the rules are written: a regulation, a notice, an office's own word. */
  source: z.string().check(z.maxLength(500)),
  /** For each clock the first rule that fits a ticket counts. */
  rules: z.array(zRule).check(
    z.maxLength(200),
    z.superRefine((rules, ctx) => {
      const seen = new Set<string>();
      rules.forEach(({ id }, i) => {
        if (seen.has(id)) ctx.addIssue({ code: 'custom', message: 'id twice', path: [i, 'id'], input: id });
        seen.add(id);
      });
    }),
  ),
});
export type RuleProfile = z.infer<typeof zRuleProfile>;

/** The minute at which a rule's last day ends, where it says one. */
export function cutoffOf({ cutoff }: Pick<Rule, 'cutoff'>): number | undefined {
  return cutoff === undefined ? undefined : zMinute.parse(cutoff);
}
