/** A rule as the texts of a form, and back. What cannot be read stays as it was typed, for the check to refuse. */
import { UNITS, type Unit } from '../calendar/units.ts';
import type { ClockName } from '../ticket/clocks.ts';
import { CONDITIONS, type Condition, type Rule, type Span, STARTS, type Start, type When } from './model.ts';

export interface SpanTexts {
  /** Empty for none. */
  amount: string;
  unit: Unit;
}

export interface RuleTexts extends SpanTexts {
  name: string;
  clock: ClockName;
  /** The words of each condition, separated as people separate them. */
  words: Record<Condition, string>;
  round: '' | 'first' | 'rework';
  from: Start;
  startDayCounts: boolean;
  rollForward: boolean;
  pausable: boolean;
  cutoff: string;
  extension: SpanTexts;
  yellow: SpanTexts;
  red: SpanTexts;
  source: string;
}

/** A rule to begin with. */
export function newTexts(name: string): RuleTexts {
  return textsOf({ id: 'new', name, clock: 'limit', amount: 5, unit: 'workingDays', from: 'assigned' });
}

/** The texts of a rule. */
export function textsOf(rule: Rule): RuleTexts {
  const span = (of: Span | undefined): SpanTexts => ({
    amount: of ? String(of.amount) : '',
    unit: of?.unit ?? rule.unit,
  });
  const said = (name: Condition) => [name, (rule.when?.[name] ?? []).join('、')];
  return {
    name: rule.name,
    clock: rule.clock,
    amount: String(rule.amount),
    unit: rule.unit,
    words: Object.fromEntries(CONDITIONS.map(said)) as RuleTexts['words'],
    round: rule.when?.round ?? '',
    from: rule.from,
    startDayCounts: rule.startDayCounts === true,
    rollForward: rule.rollForward === true,
    pausable: rule.pausable === true,
    cutoff: rule.cutoff ?? '',
    extension: span(rule.extension),
    yellow: span(rule.yellow),
    red: span(rule.red),
    source: rule.source ?? '',
  };
}

/** Which parts mean something for a clock and a unit. */
export interface Offered {
  units: readonly Unit[];
  starts: readonly Start[];
  startDayCounts: boolean;
  rollForward: boolean;
  cutoff: boolean;
  pausable: boolean;
  extension: boolean;
}

/** What a form offers: the extension counts back from the limit, hours have no last day, only limits are extended. */
export function offeredFor({ clock, unit }: Pick<RuleTexts, 'clock' | 'unit'>): Offered {
  const isBack = clock === 'extension';
  const isDays = !isBack && (unit === 'workingDays' || unit === 'calendarDays');
  return {
    units: isBack ? UNITS.filter((each) => each !== 'workingHours') : UNITS,
    starts: STARTS.filter((each) => (each === 'limit') === isBack && !(each === 'signed' && clock === 'sign')),
    startDayCounts: isDays,
    rollForward: isDays && unit === 'calendarDays',
    cutoff: isDays,
    pausable: !isBack,
    extension: clock === 'limit' || clock === 'cityLimit',
  };
}

/** Texts with a change; a unit or start that the clock does not have gives way to one that it has. */
export function changedTexts(texts: RuleTexts, change: Partial<RuleTexts>): RuleTexts {
  const next = { ...texts, ...change };
  const { units, starts } = offeredFor(next);
  const from = [next.from, 'assigned' as const, 'limit' as const].find((each) => starts.includes(each));
  return { ...next, unit: units.includes(next.unit) ? next.unit : 'workingDays', from: from ?? next.from };
}

/** The rule that texts say, unchecked: numbers that are none are left as text. */
export function ruleOf(id: string, texts: RuleTexts): unknown {
  const { name, clock, amount, unit, from, source } = texts;
  const offered = offeredFor(texts);
  const when = whenOf(texts);
  const cutoff = timeIn(texts.cutoff);
  return {
    id,
    name,
    clock,
    ...(Object.keys(when).length > 0 ? { when } : {}),
    amount: numberIn(amount),
    unit,
    from,
    ...(offered.startDayCounts && texts.startDayCounts ? { startDayCounts: true } : {}),
    ...(offered.rollForward && texts.rollForward ? { rollForward: true } : {}),
    ...(offered.cutoff && cutoff !== '' ? { cutoff } : {}),
    ...(offered.pausable && texts.pausable ? { pausable: true } : {}),
    ...(offered.extension ? spanIn('extension', texts.extension) : {}),
    ...spanIn('yellow', texts.yellow),
    ...spanIn('red', texts.red),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
  };
}

function whenOf({ words, round }: RuleTexts): When {
  const parts = CONDITIONS.map((name) => [name, wordsIn(words[name])] as const).filter(([, list]) => list.length > 0);
  return { ...Object.fromEntries(parts), ...(round === '' ? {} : { round }) };
}

/** The words of a list as people write it: with commas, 、 or semicolons, or a line each. */
function wordsIn(text: string): string[] {
  return text
    .split(/[,，、;；\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function spanIn(name: string, { amount, unit }: SpanTexts) {
  return amount.trim() === '' ? {} : { [name]: { amount: numberIn(amount), unit } };
}

const plain = (text: string) => text.normalize('NFKC').trim();

function numberIn(text: string): number | string | undefined {
  const typed = plain(text);
  if (typed === '') return undefined;
  return /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : text;
}

/** `9：00` as 09:00. */
const timeIn = (text: string) => plain(text).replace(/^(?=\d:)/, '0');
