/** Days and times as a clerk writes them: 昨天下午3点半, 28号, 上周三, 9:20, 0920, yesterday 3pm. */
import { type DayNumber, dayNumber, dayText, isDay, weekday } from '../../calendar/time.ts';
import { numeralIn } from './numeral.ts';

/** What stands at a place of the line. Minutes of the day may pass 24 hours: 晚上12点 is the next day's midnight. */
export interface MomentToken {
  to: number;
  day?: DayNumber;
  minute?: number;
  /** It looks like a day or a time, and is none. */
  isFault?: true;
  /** `9.20`: a day of the month, or a time of day. */
  dotted?: { day: DayNumber | undefined; minute: number | undefined };
}

const DIGITS = String.raw`\d{1,2}`;
const HAN = '[零〇一二两三四五六七八九十]{1,3}';
const PART = '上午|下午|中午|午后|晚上|晚间|夜里|半夜|深夜|凌晨|清晨|早上|早晨|傍晚|[早晚晨夜]';
/** What may follow an hour without minutes: 两点意见 is no time. */
const AFTER_HOUR = String.raw`(?=\s|$|[,，。;；、钟整左许前]|电|打|拨|致|去|回|来电|上门|入户|走访|登门|现场|微信|短信|联系|未|无|没|不|关机|停机|空号|占线)`;
const FULL_DAY = /(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?(?!\d)/y;
const SHORT_DAY =
  /(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})[日号]?)(?=\s|$|[,，。;；、上下中晚凌早电现走入微短未无没]|\d{1,2}[:：点时])/y;
const DOTTED = /(\d{1,2})\.(\d{1,2})(?=\s|$|[,，。;；、上下中晚凌早电现走入微短未无没])/y;
const DATE = /(\d{1,2})[日号](?![楼栋线门室院店铺地井桥路])/y;
const WEEKDAY = /(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])(?![一-龥]{0,1}[边围])/y;
const DAY_WORD = /(大前天|前天|前日|昨天|昨日|今天|今日|[今昨](?=[早晚晨夜]))|(yesterday|today)\b/iy;
const ENGLISH_DAY = /(last\s+)?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)day\b/iy;
const CLOCK = new RegExp(
  String.raw`(?:(${PART})\s*)?(\d{1,2})[:：](\d{1,2})(?:[:：]\d{2})?(?!\d)(?:\s*(am|pm)\b)?`,
  'iy',
);
const HOUR = new RegExp(
  String.raw`(?:(${PART})\s*)?(${DIGITS}|${HAN})\s*[点时](?:\s*(?:(\d{1,2}|${HAN})分?(?![\d次个人天刻])|(半)|([一三])刻)|${AFTER_HOUR})(?:钟|整)?(?:左右|许|前后)?`,
  'y',
);
const ENGLISH_HOUR = /()(\d{1,2})\s*(am|pm)\b/iy;
/** 0920 as a word of its own. */
const BARE = /(?<!\S)([01]\d|2[0-3])([0-5]\d)(?=\s|$)/y;
/** Three or four figures at the start of a line that are no time. */
const FIGURES = /(?<!\S)\d{3,4}(?=\s|$)/y;

const at = (pattern: RegExp, text: string, from: number) => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** @returns the day or time that stands at a place of the line, if one does */
export function momentAt(text: string, from: number, today: DayNumber): MomentToken | undefined {
  return timeAt(text, from) ?? dayAt(text, from, today);
}

function timeAt(text: string, from: number): MomentToken | undefined {
  const clock = at(CLOCK, text, from);
  if (clock) return timed(clock, minuteOf(clock[1] ?? clock[4], Number(clock[2]), Number(clock[3])));
  const hour = at(HOUR, text, from);
  if (hour) {
    const [, part, hours = '', minutes, half, quarter] = hour;
    const past = half ? 30 : quarter ? (quarter === '一' ? 15 : 45) : minutes ? numeralIn(minutes) : 0;
    const at = numeralIn(hours);
    // 两点半 without more is the afternoon's: nobody is called at night.
    return timed(hour, minuteOf(part ?? (at >= 1 && at <= 6 ? '下午' : undefined), at, past));
  }
  const english = at(ENGLISH_HOUR, text, from);
  if (english) return timed(english, minuteOf(english[3], Number(english[2]), 0));
  const bare = at(BARE, text, from);
  if (bare) return timed(bare, minuteOf(undefined, Number(bare[1]), Number(bare[2])));
  const figures = text.slice(0, from).trim() === '' ? at(FIGURES, text, from) : null;
  return figures ? timed(figures, undefined) : undefined;
}

const timed = (match: RegExpExecArray, minute: number | undefined): MomentToken => {
  const to = match.index + match[0].length;
  return minute === undefined ? { to, isFault: true } : { to, minute };
};

/** @returns minutes from midnight; undefined where there is no such time */
function minuteOf(part: string | undefined, hour: number, minute: number): number | undefined {
  if (!(minute < 60) || !(hour < 24 || (hour === 24 && minute === 0))) return undefined;
  return hourIn(part?.toLowerCase() ?? '', hour) * 60 + minute;
}

function hourIn(part: string, hour: number): number {
  if (hour > 12) return hour;
  if (part === 'am') return hour % 12;
  if (part === 'pm') return (hour % 12) + 12;
  if (/凌晨|清晨/.test(part)) return hour % 12;
  if (part === '中午') return hour >= 1 && hour <= 3 ? hour + 12 : hour;
  if (/下午|午后|傍晚/.test(part)) return hour === 12 ? 12 : hour + 12;
  // 晚上12点, 晚上1点: the night goes on past midnight.
  if (/[晚夜]/.test(part)) return hour === 12 ? 24 : hour <= 4 ? hour + 24 : hour + 12;
  return hour;
}

function dayAt(text: string, from: number, today: DayNumber): MomentToken | undefined {
  const full = at(FULL_DAY, text, from);
  if (full) return dated(full, dayOf(full[1], full[2], full[3], today));
  const short = at(SHORT_DAY, text, from);
  if (short) return dated(short, dayOf(undefined, short[1], short[2] ?? short[3], today));
  const dotted = at(DOTTED, text, from);
  if (dotted) {
    const day = dayOf(undefined, dotted[1], dotted[2], today);
    const minute = dotted[2]?.length === 2 ? minuteOf(undefined, Number(dotted[1]), Number(dotted[2])) : undefined;
    if (day === undefined && minute === undefined) return { to: from + dotted[0].length, isFault: true };
    return { to: from + dotted[0].length, dotted: { day, minute } };
  }
  const date = at(DATE, text, from);
  if (date) return dated(date, latestDate(Number(date[1]), today));
  const week = at(WEEKDAY, text, from);
  if (week)
    return dated(week, dayOfWeek(week[1], '一二三四五六日'.indexOf((week[2] ?? '').replace('天', '日')) + 1, today));
  const english = at(ENGLISH_DAY, text, from);
  if (english) {
    const name = (english[2] ?? '').slice(0, 3).toLowerCase();
    return dated(
      english,
      dayOfWeek(undefined, ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(name) + 1, today),
    );
  }
  const word = at(DAY_WORD, text, from);
  return word ? dated(word, today - daysAgo(word[0].toLowerCase())) : undefined;
}

const dated = (match: RegExpExecArray, day: DayNumber | undefined): MomentToken => {
  const to = match.index + match[0].length;
  return day === undefined ? { to, isFault: true } : { to, day };
};

const daysAgo = (word: string) =>
  word.startsWith('大') ? 3 : word.startsWith('前') ? 2 : /^昨|^yesterday/.test(word) ? 1 : 0;

/** Without its year a day lies in the past. */
function dayOf(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  today: DayNumber,
): DayNumber | undefined {
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const thisYear = Number(dayText(today).slice(0, 4));
  const inYear = (each: number | string) => {
    const text = `${each}-${pad(month)}-${pad(date)}`;
    return isDay(text) ? dayNumber(text) : undefined;
  };
  if (year !== undefined) return inYear(year);
  const own = inYear(thisYear);
  return own !== undefined && own <= today ? own : (inYear(thisYear - 1) ?? own);
}

/** The latest day of that date that is not to come: 31号 in November is October's. */
function latestDate(date: number, today: DayNumber): DayNumber | undefined {
  if (date < 1 || date > 31) return undefined;
  for (let day = today; day > today - 63; day--) if (Number(dayText(day).slice(8)) === date) return day;
  return undefined;
}

/** 周五 is the latest Friday, 上周三 the Wednesday of last week. */
function dayOfWeek(week: string | undefined, wanted: number, today: DayNumber): DayNumber {
  const own = weekday(today);
  if (week === undefined) return today - ((own - wanted + 7) % 7);
  const weeks = week === '上上' ? 2 : week === '上' ? 1 : 0;
  return today - own + wanted - weeks * 7;
}
