/** How a deadline came about, day by day, so that it can be checked with a pencil and a calendar. */
import * as z from 'zod/mini';
import type { Calendar } from '../calendar/calendar.ts';
import { intervalsOf, minuteText, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayOfMs, dayText, instantText, msOfDay, weekday } from '../calendar/time.ts';
import type { Pause } from '../ticket/clocks.ts';
import { lengthened } from './paused.ts';
import { dueOf, type Term } from './term.ts';

const zKind = z.enum(['working', 'weekend', 'holiday', 'makeUp', 'dayOff', 'unpublished']);

/** One line of the account. `unpublished` is a day of a year without a schedule, taken by its weekday. */
export const zStep = z.strictObject({
  /**
   * `start` and `due` frame it; `count` is a day or hours that count, `skip` one that does not, `roll` one moved past,
   * `pause` one in which the handling was paused.
   */
  type: z.enum(['start', 'count', 'skip', 'roll', 'pause', 'due']),
  /** `YYYY-MM-DD` */
  date: z.string(),
  /** 1 Monday … 7 Sunday */
  weekday: z.number(),
  kind: zKind,
  /** 端午节, where the schedule names the day. */
  name: z.optional(z.string()),
  /** Of a day that counts: the how manieth it is. */
  nth: z.optional(z.number()),
  /** `HH:mm` from and to, and the minutes that count, of hours worked; the time of day of the start and the end. */
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  minutes: z.optional(z.number()),
  at: z.optional(z.string()),
});
export type Step = z.infer<typeof zStep>;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Time of day of an instant, with seconds where it has any. */
const timeOf = (ms: number) => instantText(ms).slice(11, 19).replace(/:00$/, '');

type Line = (type: Step['type'], day: DayNumber, more?: Partial<Step>) => Step;

function lineIn(calendar: Calendar): Line {
  return (type, day, more = {}) => {
    const name = calendar.nameOf(day);
    return {
      type,
      date: dayText(day),
      weekday: weekday(day),
      kind: calendar.kindOf(day),
      ...(name === undefined ? {} : { name }),
      ...more,
    };
  };
}

/**
 * The account of a term from its start to its end.
 * @param pauses by which the term is lengthened
 * @returns in order of time, the first `start` and the last `due`; of every day between, one line (of hours, one each)
 */
export function stepsOf(
  term: Term,
  fromMs: number,
  calendar: Calendar,
  hours: WorkingHours,
  pauses: readonly Pause[] = [],
): Step[] {
  const dueMs = dueOf(lengthened(term, fromMs, pauses, calendar, hours), fromMs, calendar, hours);
  const spans = pauses.flatMap(({ from, to }) =>
    to === undefined ? [] : [[Math.max(Date.parse(from), fromMs), Date.parse(to)] as const],
  );
  const line = lineIn(calendar);
  const between =
    term.unit === 'hours'
      ? wholeHours(term, fromMs, dueMs, spans, line)
      : term.unit === 'workingHours'
        ? hourSteps(fromMs, dueMs, calendar, hours, spans, line)
        : daySteps(term, dayOfMs(fromMs), dayOfMs(dueMs), calendar, spans, line);
  return framed(fromMs, between, dueMs, line);
}

/**
 * The working days between two moments that nobody worked out from one another: of a limit that is printed.
 * @param isWholeDay whether only the day of the limit is known
 */
export function daysBetween(fromMs: number, dueMs: number, calendar: Calendar, isWholeDay: boolean): Step[] {
  const line = lineIn(calendar);
  const steps: Step[] = [];
  let nth = 0;
  for (let day = dayOfMs(fromMs) + 1; day <= dayOfMs(dueMs); day++)
    steps.push(calendar.isWorking(day) ? line('count', day, { nth: ++nth }) : line('skip', day));
  return framed(fromMs, steps, dueMs, line, isWholeDay);
}

function framed(fromMs: number, between: readonly Step[], dueMs: number, line: Line, isWholeDay = false): Step[] {
  return [
    line('start', dayOfMs(fromMs), { at: timeOf(fromMs) }),
    ...between,
    line('due', dayOfMs(dueMs), isWholeDay ? {} : { at: timeOf(dueMs) }),
  ];
}

type Spans = readonly (readonly [fromMs: number, toMs: number])[];

/** Whether a day lies after the one on which a pause began, up to the one on which it ended. */
const isPaused = (day: DayNumber, spans: Spans) =>
  spans.some(([from, to]) => day > dayOfMs(from) && day <= dayOfMs(to));

function daySteps(term: Term, from: DayNumber, last: DayNumber, calendar: Calendar, spans: Spans, line: Line): Step[] {
  const steps: Step[] = [];
  let nth = 0;
  const start = term.startDayCounts && term.amount > 0 ? from : from + 1;
  for (let day = start; day <= last; day++) {
    const mayCount = term.unit === 'calendarDays' ? nth < term.amount : calendar.isWorking(day);
    if (mayCount && isPaused(day, spans)) steps.push(line('pause', day));
    else if (mayCount) steps.push(line('count', day, { nth: ++nth }));
    // The working day to which the last one has moved is the line of the end.
    else if (term.unit === 'workingDays' || !calendar.isWorking(day))
      steps.push(line(term.unit === 'calendarDays' ? 'roll' : 'skip', day));
  }
  return steps;
}

function wholeHours(term: Term, fromMs: number, dueMs: number, spans: Spans, line: Line): Step[] {
  const paused = spans
    .filter(([begin, end]) => end > fromMs && begin < dueMs)
    .map(([begin, end]) =>
      line('pause', dayOfMs(begin), { from: timeOf(begin), to: timeOf(end), minutes: (end - begin) / MINUTE }),
    );
  return [line('count', dayOfMs(fromMs), { minutes: Math.round((term.amount * HOUR) / MINUTE) }), ...paused];
}

function hourSteps(
  fromMs: number,
  dueMs: number,
  calendar: Calendar,
  hours: WorkingHours,
  spans: Spans,
  line: Line,
): Step[] {
  const steps: Step[] = [];
  for (let day = dayOfMs(fromMs); day <= dayOfMs(dueMs); day++) {
    if (!calendar.isWorking(day)) {
      steps.push(line('skip', day));
      continue;
    }
    for (const [from, to] of intervalsOf(hours, day)) {
      for (const [type, begin, end] of piecesOf(msOfDay(day, from), msOfDay(day, to), spans)) {
        const [first, last] = [Math.max(fromMs, begin), Math.min(dueMs, end)];
        if (last <= first) continue;
        const until = last === msOfDay(day, to) ? minuteText(to) : timeOf(last);
        steps.push(line(type, day, { from: timeOf(first), to: until, minutes: (last - first) / MINUTE }));
      }
    }
  }
  return steps;
}

/** An interval cut at the pauses that fall into it. */
function piecesOf(fromMs: number, toMs: number, spans: Spans): ['count' | 'pause', number, number][] {
  const cuts = spans.flat().filter((ms) => ms > fromMs && ms < toMs);
  const edges = [fromMs, ...cuts.sort((a, b) => a - b), toMs];
  return edges.slice(1).map((end, i) => {
    const begin = edges[i] ?? fromMs;
    const isOff = spans.some(([from, to]) => from <= begin && end <= to);
    return [isOff ? 'pause' : 'count', begin, end];
  });
}
