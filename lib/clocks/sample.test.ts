import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import { type Sample, sampleClocks } from './sample.ts';

const ruling = { profile: province5wd, calendar: chinaCalendar, hours: STANDARD_HOURS };
// 2026-09-24 is the Thursday before Mid-Autumn; 25 to 27 September are free.
const assignedAt = '2026-09-24T10:00:00+08:00';
const tried = (sample: Partial<Sample>) =>
  sampleClocks({ round: 1, ...sample }, ruling, Date.parse('2026-09-24T11:00:00+08:00'));

describe('rules tried on a sample', () => {
  it('tell each clock, its rule and the account of its days', () => {
    const clocks = tried({ assignedAt });
    expect(clocks.map(({ ruled, rule }) => `${ruled.clock} ${rule.id} ${ruled.dueAt.slice(0, 16)}`)).toEqual([
      'return return 2026-09-29T17:30',
      'limit limit 2026-10-09T17:30',
      'extension extension 2026-10-09T17:30',
    ]);
    for (const { ruled, steps } of clocks.slice(0, 2)) {
      expect(steps.at(-1)).toMatchObject({ type: 'due', date: ruled.dueAt.slice(0, 10), at: '17:30' });
    }
    expect(clocks[0]?.steps.map(({ type, date }) => `${date.slice(5)} ${type}`)).toEqual([
      '09-24 start',
      '09-25 skip',
      '09-26 skip',
      '09-27 skip',
      '09-28 count',
      '09-29 count',
      '09-29 due',
    ]);
  });

  it('count a rework from its assignment, and nothing that has no start', () => {
    expect(tried({ assignedAt, round: 2 }).map(({ ruled }) => ruled.startAt)).toContain(assignedAt);
    expect(tried({}).map(({ ruled }) => ruled.clock)).toEqual(['return']);
    expect(tried({ assignedAt, urgency: '疑难' }).map(({ rule }) => rule.id)).toContain('complex');
  });
});
