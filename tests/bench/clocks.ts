/** Deadlines in working days, beside the function that chinese-days itself has for them. */
import chineseDays from 'chinese-days';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS } from '../../lib/calendar/hours.ts';
import { dayNumber, dayText, msOfDay } from '../../lib/calendar/time.ts';
import { dueOf } from '../../lib/clocks/term.ts';
import { type BenchEntry, milliseconds } from './entry.ts';

const COUNT = 20_000;
const FIRST = dayNumber('2018-01-01');
/** Starts in 2018 to 2026 and 1 to 15 working days, the same for both sides. */
const ASKED = Array.from({ length: COUNT }, (_, i) => ({ day: FIRST + ((i * 37) % 3_200), amount: 1 + (i % 15) }));

/** Microseconds for one deadline. */
async function each(work: () => unknown): Promise<number> {
  return ((await milliseconds(work)) * 1_000) / COUNT;
}

export const clocks: BenchEntry = {
  name: 'clocks',
  unit: 'µs',
  reference: 'peer',
  runs: 21,
  prepare() {
    const starts = ASKED.map(({ day, amount }) => ({ ms: msOfDay(day, 600), text: dayText(day), amount }));
    let sum = 0;
    return {
      ours: () =>
        each(() => {
          for (const { ms, amount } of starts)
            sum += dueOf({ amount, unit: 'workingDays' }, ms, chinaCalendar, STANDARD_HOURS);
        }),
      theirs: () =>
        each(() => {
          for (const { text, amount } of starts) sum += chineseDays.findWorkday(amount, text).length;
        }),
      close: () => {
        if (sum === 0) throw new Error('nothing was worked out');
      },
    };
  },
};
