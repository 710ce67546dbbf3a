/** The fields of a bulletin's texts: figures of the report, and lists of units and categories that come from it. */
import { dayOfMs, dayText } from '../calendar/time.ts';
import { isLetter } from '../figures/case.ts';
import type { Figure } from '../figures/definitions.ts';
import { periodLabel } from '../figures/period.ts';
import { sayFigure, workingOf } from '../figures/print.ts';
import { type Ranked, ranked } from '../figures/ranking.ts';
import { isDueIn } from '../figures/tests.ts';
import { maskTicket } from '../ticket/mask.ts';
import { type Words, words } from '../ticket/words.ts';
import { bestUnits } from './best.ts';
import { concernsOf } from './concerns.ts';
import { leaderDays } from './leader.ts';
import type { FieldText } from './model.ts';
import { listed, type Source } from './source.ts';
import type { Fields } from './template.ts';

/** Fields that are no figures, in the order in which an editor offers them. */
export const LISTED_FIELDS = [
  'period',
  'district',
  'unit',
  'satisfied',
  'mailbox.satisfied',
  'topCategories',
  'concerns',
  'topUnits',
  'bestUnits',
  'bestRule',
  'leaderCalls',
  'leaderFinished',
  'mailboxes',
  'overdueCount',
  'openOverdueCount',
  'overdueUnits',
  'slowUnits',
  'notContacted',
  'notContactedUnits',
  'example',
  'returnedCount',
  'reworkCount',
  'bounced',
] as const;

const MOST_CATEGORIES = 3;
const MOST_UNITS = 5;
const MOST_CONCERNS = 3;
/** Below this many percent in time, a unit is named. */
const SLOW = 90;

/** Every field that has something to say. */
export function fieldsOf(source: Source): Fields {
  const { report, say, settings, unit } = source;
  const { question, hotline, mailbox, rankings, splits, units } = report;
  const fields = new Map<string, FieldText>();
  const put = (field: string, text: string | undefined, working?: string) => {
    if (text) fields.set(field, { field, text, ...(working ? { working } : {}) });
  };
  const told = (key: string, ...args: (string | number)[]) => say(words(key, ...args));
  const list = (items: readonly string[]) => items.join(told('notice_join'));
  const counted = (ranking: readonly Ranked[]) =>
    list(ranking.map(({ name, value }) => told('notice_count_of', name || told('report_unstated'), value)));

  const { satisfaction, basicallySatisfied } = question.profile;
  const isCounted = satisfaction === 'satisfied' && basicallySatisfied === 1;
  for (const figure of hotline) putFigure(put, '', figure, { told, isCounted });
  for (const figure of mailbox) putFigure(put, 'mailbox.', figure, { told, isCounted });
  put('period', periodText(source));
  put('asOf', dayText(dayOfMs(question.asOfMs)));
  put('district', settings.district);
  put('unit', unit);

  const top = rankings.categoriesByDue.filter(({ name }) => name !== '').slice(0, MOST_CATEGORIES);
  put('topCategories', counted(top));
  put('concerns', concernsText(source, top, say));
  if (unit === undefined) put('topUnits', counted(firstOf(rankings.unitsByDue, MOST_UNITS)));
  const best = unit === undefined ? bestUnits(report, settings.best) : [];
  put('bestUnits', list(best));
  if (best.length > 0) {
    const { minDue, onTimeRate, satisfactionRate } = settings.best;
    const atLeast = (rate: number) => (rate === 100 ? '100%' : told('notice_at_least', `${rate}%`));
    put('bestRule', told('notice_best_rule', minDue, atLeast(onTimeRate), atLeast(satisfactionRate)));
  }

  const days = leaderDays(source);
  if (days.length > 0) {
    put('leaderCalls', String(days.reduce((sum, { calls }) => sum + calls, 0)));
    put('leaderFinished', String(days.reduce((sum, { finished }) => sum + finished, 0)));
  }
  put(
    'mailboxes',
    counted(
      splits.channel.flatMap(({ name, figures }) =>
        name.includes('信箱') ? [{ rank: 0, name, value: figures.find(({ id }) => id === 'due')?.value ?? 0 }] : [],
      ),
    ),
  );

  put('overdueUnits', unit === undefined ? counted(rankings.unitsByOverdue) : undefined);
  const slow = units.flatMap(({ unit: name, figures }) => {
    const rate = figures.find(({ id }) => id === 'onTimeRate');
    return rate?.value !== null && rate !== undefined && rate.value < SLOW ? [{ name, rate }] : [];
  });
  if (unit === undefined)
    put('slowUnits', list(slow.map(({ name, rate }) => `${name || told('report_unstated')}${sayFigure(rate)}`)));

  const silent = listed(source, 'notContacted', 'hotline');
  const unitsOf = (entries: typeof silent) =>
    counted(
      ranked([...Map.groupBy(entries, ({ counted: { unit: name } }) => name)].map(([name, own]) => [name, own.length])),
    );
  if (silent.length > 0) {
    put('notContacted', String(silent.length));
    put('notContactedUnits', unit === undefined ? unitsOf(silent) : undefined);
    put('example', exampleOf(source));
  }
  for (const [field, id] of [
    ['overdueCount', 'overdue'],
    ['openOverdueCount', 'overdueOpen'],
    ['returnedCount', 'returned'],
    ['reworkCount', 'rework'],
  ] as const) {
    const count = hotline.find((each) => each.id === id)?.value ?? 0;
    if (count > 0) put(field, String(count));
  }
  put('bounced', list(bouncedOf(source)));
  return fields;
}

function putFigure(
  put: (field: string, text: string | undefined, working?: string) => void,
  prefix: string,
  figure: Figure,
  { told, isCounted }: { told: (key: string, ...args: (string | number)[]) => string; isCounted: boolean },
): void {
  const { id, value, numerator } = figure;
  // Only where it is a number of tickets: neither weighed, nor what is left without the dissatisfied.
  if (id === 'satisfactionRate' && isCounted && value !== null) put(`${prefix}satisfied`, String(numerator));
  // Nobody was called, or the tickets do not say: no count of it is printed.
  if (id === 'calledBack' && value === 0) return;
  if (id !== 'yearOnYear' && id !== 'quarterOnQuarter')
    return put(prefix + id, sayFigure(figure), figure.denominator === null ? undefined : workingOf(figure));
  if (value === null) return;
  const way = value > 0 ? 'up' : value < 0 ? 'down' : 'same';
  put(prefix + id, told(`notice_growth_${way}`, `${Math.abs(value)}%`, Math.abs(numerator)), workingOf(figure));
}

/** A running period says through which day. */
function periodText({ report: { question }, say }: Source): string {
  const { period } = question;
  const label = say(periodLabel(period));
  if (!period.toDate) return label;
  const [, month = '', day = ''] = dayText(dayOfMs(period.toMs - 1)).split('-');
  return say(words('notice_to_date', label, Number(month), Number(day)));
}

/** The first so many, and who equals the last of them. */
function firstOf(ranking: readonly Ranked[], most: number): Ranked[] {
  const last = ranking[most - 1]?.value;
  return ranking.filter(({ value }, i) => i < most || value === last);
}

function concernsText(
  { entries, report: { question } }: Source,
  top: readonly Ranked[],
  say: (words: Words) => string,
): string {
  const clauses = top.flatMap(({ name }) => {
    const own = entries.filter(
      ({ counted }) => counted.category === name && !isLetter(counted) && isDueIn(counted, question),
    );
    const concerns = concernsOf(
      own.map(({ ticket }) => ticket),
      MOST_CONCERNS,
    );
    return concerns.length === 0
      ? []
      : [say(words('notice_concerns_of', name, concerns.join(say(words('notice_join')))))];
  });
  return clauses.join(say(words('notice_clause')));
}

/** One ticket of which a call-back heard that the citizen was not told, without anything that names anybody. */
function exampleOf(source: Source): string | undefined {
  const { say } = source;
  const silent = listed(source, 'notContacted', 'hotline');
  // An outcome that made somebody angry says most.
  const entry = silent.find(({ counted }) => counted.opinion === 'dissatisfied') ?? silent[0];
  if (!entry) return undefined;
  const { ticketNo, unit, opinion } = entry.counted;
  const { title } = maskTicket(entry.ticket);
  return say(
    words(
      opinion === 'dissatisfied' ? 'notice_example_unsatisfied' : 'notice_example',
      ticketNo,
      unit || say(words('report_unstated')),
      title ? say(words('notice_quoted', title)) : '',
    ),
  );
}

/** Tickets that went from unit to unit: their number, and the way they took. */
function bouncedOf({ report, entries, say }: Source): string[] {
  const { fromMs, toMs } = report.question.period;
  return entries.flatMap(({ counted: { ticketNo, units = [], receivedMs = 0 } }) =>
    units.length > 2 && receivedMs >= fromMs && receivedMs < toMs
      ? [say(words('notice_bounced', ticketNo, units.join(' → ')))]
      : [],
  );
}
