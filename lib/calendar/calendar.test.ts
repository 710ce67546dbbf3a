import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDaysBetween } from './calendar.ts';
import { chinaCalendar } from './china.ts';
import { dayNumber, dayOfMs, dayText, instantText, latestMs, weekday } from './time.ts';

const day = dayNumber;

describe('Beijing time', () => {
  it('is the same whatever the zone of the PC', () => {
    expect(instantText(Date.parse('2026-11-23T16:30:00Z'))).toBe('2026-11-24T00:30:00+08:00');
    expect(dayText(dayOfMs(Date.parse('2026-11-23T16:30:00Z')))).toBe('2026-11-24');
    expect(weekday(day('2026-11-23'))).toBe(1);
    expect(instantText(latestMs('2026-11-23'))).toBe('2026-11-23T23:59:59+08:00');
  });

  it('refuses a day that is in no calendar', () => {
    expect(() => day('2026-02-30')).toThrow(RangeError);
  });
});

describe('the calendar of China', () => {
  it('knows kinds of day, make-up Sundays among them', () => {
    expect(chinaCalendar.kindOf(day('2020-06-28'))).toBe('makeUp');
    expect(chinaCalendar.kindOf(day('2020-06-25'))).toBe('holiday');
    expect(chinaCalendar.kindOf(day('2020-06-24'))).toBe('working');
    expect(chinaCalendar.kindOf(day('2020-06-21'))).toBe('weekend');
  });

  it('counts a make-up Sunday and skips a holiday Thursday', () => {
    expect(dayText(addWorkingDays(chinaCalendar, day('2020-06-24'), 1).value)).toBe('2020-06-28');
    expect(workingDaysBetween(chinaCalendar, day('2020-06-24'), day('2020-06-30')).value).toBe(3);
    expect(workingDaysBetween(chinaCalendar, day('2020-06-30'), day('2020-06-24')).value).toBe(-3);
  });

  it('says so when it counts through a year that is not published', () => {
    expect(chinaCalendar.kindOf(day('2027-01-01'))).toBe('unpublished');
    expect(addWorkingDays(chinaCalendar, day('2026-12-31'), 5).certain).toBe(false);
    expect(addWorkingDays(chinaCalendar, day('2026-11-23'), 5).certain).toBe(true);
  });
});
