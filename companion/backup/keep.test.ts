import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msOfDay } from '../../lib/calendar/time.ts';
import { superfluous } from './keep.ts';
import { backupName, madeAtOf } from './names.ts';

const TODAY = 20_786;
const at = (day: number, hour = 9) => backupName(msOfDay(day, hour * 60));
/** Backups at two hours of each of the days before today, rolled as each was made. */
function rolled(days: readonly number[], before: readonly string[] = []): string[] {
  let names = [...before];
  for (const day of days)
    for (const made of [at(day, 9), at(day, 17)]) {
      names.push(made);
      const out = new Set(superfluous(names, made));
      names = names.filter((name) => !out.has(name));
    }
  return names.toSorted();
}
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('after a year of daily backups: the last of 7 days, of 4 weeks, of 12 months', () => {
  const names = rolled(days(TODAY - 400, TODAY));
  const made = names.map((name) => madeAtOf(name) ?? '');
  const inYear = (year: number, ...all: string[]) => all.map((day) => `${year}-${day}`);
  expect(made.map((instant) => instant.slice(0, 10))).toEqual([
    ...inYear(2025, '12-31'),
    ...inYear(2026, '01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31'),
    ...inYear(2026, '11-08', '11-15', '11-22', '11-23', '11-24', '11-25', '11-26', '11-27', '11-28'),
    // The newest three are two of today and one of yesterday, which is the last of its day, too.
    ...inYear(2026, '11-29', '11-29'),
  ]);
});

test('a clock that jumps ahead for some days costs the good backups nothing that the spans would have kept', () => {
  const before = rolled(days(TODAY - 30, TODAY));
  const ahead = rolled(days(TODAY + 26_000, TODAY + 26_010), before);
  expect(ahead.filter((name) => name.slice(5, 9) === '2026')).not.toEqual([]);
  // Back in the present each new backup stays at least until the next one, and the last of the month for good.
  const back = rolled([TODAY + 1], ahead);
  expect(back).toContain(at(TODAY + 1, 17));
});

test('once the clock is right again, the days of its absence cost the new backups nothing, nor the new ones them', () => {
  const before = rolled(days(TODAY - 30, TODAY));
  const ahead = rolled(days(TODAY + 26_000, TODAY + 26_010), before);
  const toCome = ahead.filter((name) => name > at(TODAY + 20_000));
  const present = ahead.slice(0, -toCome.length);
  const later = days(TODAY + 1, TODAY + 60);
  expect(rolled(later, ahead)).toEqual([...rolled(later, present), ...toCome]);
});

test('whatever is named later than the one just made: it decides nothing about the others', () => {
  const day = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 60 }), fc.nat(), (all, pick) => {
      const names = all.map((each) => at(each));
      const made = names[pick % names.length] ?? '';
      const earlier = names.filter((name) => name <= made);
      const out = superfluous(names, made);
      expect(out.filter((name) => name <= made).toSorted()).toEqual(superfluous(earlier, made).toSorted());
      const later = names.filter((name) => name > made);
      expect(out.filter((name) => name > made).toSorted()).toEqual(superfluous(later).toSorted());
    }),
  );
});

test('a clock that falls back to 1970 deletes nothing but its own', () => {
  const before = rolled(days(TODAY - 30, TODAY));
  const back = rolled(days(0, 20), before);
  expect(back).toEqual(expect.arrayContaining(before));
  expect(back).toContain(at(20, 17));
});

test('whatever there is: the newest three stay, as does the one just made, and rolling again takes nothing more', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60_000 }), { maxLength: 60 }), (all) => {
      const names = all.map((day) => at(day));
      const made = names[0];
      const out = superfluous([...names, 'notes.txt', 'anqi.db', 'anqi-20261399-000000.db'], made);
      const left = names.filter((name) => !out.includes(name));
      expect(left).toEqual(expect.arrayContaining(names.toSorted().slice(-3)));
      if (made) expect(left).toContain(made);
      expect(left.length).toBeLessThanOrEqual(1 + 2 * (3 + 7 + 4 + 12));
      expect(out.every((name) => names.includes(name))).toBe(true);
      expect(superfluous(left, made)).toEqual([]);
    }),
  );
});
