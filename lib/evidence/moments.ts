/** Days and times of day in a line, in Beijing time; what is not printed of them is taken from when the picture was made. */
import { type DayNumber, dayNumber, dayOfMs, dayText, instantText, isDay, msOfDay, weekday } from '../calendar/time.ts';

/** A day, a time of day, or both, and where in the line they stand. */
export interface Moment {
  day?: DayNumber;
  /** Of the day. */
  minute?: number;
  from: number;
  to: number;
}

const FULL = String.raw`(?<y>20\d{2})\s?[-/.年]\s?(?<m>\d{1,2})\s?[-/.月]\s?(?<d>\d{1,2})日?`;
const SHORT = String.raw`(?<m2>\d{1,2})(?:月\s?(?<d2>\d{1,2})[日号]|[-/](?<d3>\d{1,2})(?![-/.\d]))`;
const NEAR = '(?<near>今天|今日|昨天|昨日|前天)';
const WEEK = '(?:星期|周)(?<week>[一二三四五六日天])';
const DAY = `(?:${FULL}|${SHORT}|${NEAR}|${WEEK})`;
const HALF = '(?<half>上午|早上|凌晨|清晨|中午|下午|傍晚|晚上|晚|AM|PM|am|pm)';
const TIME = String.raw`(?<hour>\d{1,2})(?::(?<min>\d{2})(?::\d{2})?|[时点](?:(?<min2>\d{1,2})分?)?)`;
const BETWEEN = String.raw`[\s,，T]*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?\s*`;
const MOMENT = new RegExp(
  `(?<![\\d*])(?:${DAY}(?:${BETWEEN}${HALF}?\\s*${TIME}(?![\\d:]))?|${HALF.replace('half', 'half2')}?\\s*${TIME.replace('hour', 'hour2').replace('min>', 'min3>').replace('min2', 'min4')}(?![\\d:]))`,
  'g',
);

/** The moments of a line, in its order. @param takenMs when the picture was made, epoch milliseconds */
export function momentsIn(line: string, takenMs: number): Moment[] {
  return [...line.matchAll(MOMENT)].flatMap(({ 0: text, index, groups = {} }) => {
    const day = dayOf(groups, dayOfMs(takenMs));
    const minute = minuteOf(groups);
    if (day === undefined && minute === undefined) return [];
    return [
      {
        from: index,
        to: index + text.length,
        ...(day === undefined ? {} : { day }),
        ...(minute === undefined ? {} : { minute }),
      },
    ];
  });
}

type Groups = Record<string, string | undefined>;

function dayOf(groups: Groups, today: DayNumber): DayNumber | undefined {
  const { y, m, d, m2, d2, d3, near, week } = groups;
  if (y !== undefined) return calendarDay(Number(y), Number(m), Number(d));
  if (m2 !== undefined) {
    const year = Number(dayText(today).slice(0, 4));
    const day = calendarDay(year, Number(m2), Number(d2 ?? d3));
    // What a picture shows has happened: a day that was still to come is last year's.
    return day !== undefined && day > today ? calendarDay(year - 1, Number(m2), Number(d2 ?? d3)) : day;
  }
  if (near !== undefined) return today - (near.startsWith('今') ? 0 : near.startsWith('昨') ? 1 : 2);
  if (week === undefined) return undefined;
  const back = (weekday(today) - ('一二三四五六日'.indexOf(week.replace('天', '日')) + 1) + 7) % 7;
  return today - (back === 0 ? 7 : back);
}

function calendarDay(year: number, month: number, day: number): DayNumber | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? dayNumber(text) : undefined;
}

function minuteOf(groups: Groups): number | undefined {
  const printed = groups.hour ?? groups.hour2;
  if (printed === undefined) return undefined;
  const half = groups.half ?? groups.half2 ?? '';
  const minutes = Number(groups.min ?? groups.min2 ?? groups.min3 ?? groups.min4 ?? 0);
  let hours = Number(printed);
  if (/下午|傍晚|晚|PM|pm/.test(half) && hours < 12) hours += 12;
  if (/中午/.test(half) && hours < 4) hours += 12;
  if (/凌晨|AM|am/.test(half) && hours === 12) hours = 0;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** `2026-11-23T17:30:00+08:00` of a day and a minute of it. */
export const instantAt = (day: DayNumber, minute: number) => instantText(msOfDay(day, minute));
