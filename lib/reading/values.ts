/** Printed values → stored values: times, numbers of tickets, phones, markers of absence. */

import { type DayNumber, dayNumber, dayOfMs, dayText, instantText, msOfDay } from '../calendar/time.ts';
import type { Inferred } from '../ticket/model.ts';

/** Between what instants a time must lie, in epoch milliseconds, where its year is not printed. */
export interface Bounds {
  notAfterMs?: number;
  notBeforeMs?: number;
}

/** A parsed value, or why it could not be parsed. */
export type Parsed = { ok: true; value: string; inferred?: Inferred } | { ok: false; reason: ParseReason };
export type ParseReason =
  | 'not a time'
  | 'no such day'
  | 'several times'
  | 'relative time'
  | 'not a phone number'
  | 'not a text'
  | 'too long';

const ABSENT = /^(-+|—+|–+|\/+|请选择.*|请输入.*|点击选择.*)$/;
const ABSENT_WORDS = new Set(
  '\\ 无 暂无 暂缺 空 未填 未填写 尚未设定 未设定 未知 不详 n/a na null undefined none nil (无) （无） (空) （空） 未评价'.split(
    ' ',
  ),
);

/** How absent markers begin: nearly every value is told from them by its first character. */
const ABSENT_FIRST = new Set([...'-—–/\\无暂空未尚不nNuU(（请点'].map((first) => first.charCodeAt(0)));

/** What stands in the column of a time that has not come. */
const NOT_YET = /^(尚未.{0,6}|未(办结|完成|回复|答复|联系|签收|处理|开始|设置|填写))$/;

/** Whether what is printed in the place of a time says that there is none yet. */
export function isNotYet(text: string): boolean {
  return NOT_YET.test(text);
}

/** Whether a printed value only says that there is none (`--`, `/`, `无`, an unfilled placeholder). */
export function isAbsent(text: string): boolean {
  if (text === '') return true;
  if (text.length > 24 || !ABSENT_FIRST.has(text.charCodeAt(0))) return false;
  return ABSENT.test(text) || ABSENT_WORDS.has(text.toLowerCase());
}

/** Half-width, without invisible characters and blanks around. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim();
}

const DATE = /(?<!\d)(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const TIME =
  /(上午|下午|晚上|凌晨|中午|am|pm)?\s*(\d{1,2})\s*(?:[:：时点])\s*(?:(\d{1,2})\s*分?)?(?:\s*[:：]?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(am|pm)?/i;
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;
const COMMON = /^\d{4}-\d{2}-\d{2}(?: (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/;
const RELATIVE_DAY: Record<string, number> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
};

/**
 * A printed time. Understands dashes, slashes, dots, Chinese and compact forms, ISO 8601 with its offset, a
 * missing year, 今天 and 明天, and a remark behind it.
 * @param nearMs reference for what is not printed: a year is the one that brings the day nearest to it
 * @param bounds.notAfterMs what has happened lies before this; a year that is not printed is chosen so
 * @param bounds.notBeforeMs what is to come lies after this
 * @returns Beijing instant, or the day alone where no time of day is printed
 */
export function parseMoment(text: string, nearMs: number, bounds: Bounds = {}): Parsed {
  if (COMMON.test(text)) return ofCommon(text);
  const plain = plainText(text);
  const iso = ISO.exec(plain);
  if (iso?.[3]) {
    const ms = Date.parse(plain.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(ms) ? { ok: false, reason: 'no such day' } : { ok: true, value: instantText(ms) };
  }
  const compact = COMPACT.exec(plain);
  if (compact) {
    const [, y, m, d, hour, minute, second] = compact;
    return compose(`${y}-${m}-${d}`, hour === undefined ? undefined : [+hour, Number(minute), Number(second ?? 0)]);
  }
  const spoken = /^(前天|昨[天日]|今[天日]|明[天日]|后天)/.exec(plain)?.[1];
  if (spoken !== undefined) {
    const day = dayOfMs(nearMs) + (RELATIVE_DAY[spoken] ?? 0);
    return compose(dayText(day), timeOfDay(plain.slice(spoken.length)));
  }
  const found = DATE.exec(plain);
  if (!found)
    return { ok: false, reason: /(剩|还有|超期|逾期|前|ago|天|小时)/.test(plain) ? 'relative time' : 'not a time' };
  if (found.index > 6 || plain.length > 60) return { ok: false, reason: 'not a time' };
  const rest = plain
    .slice(found.index + found[0].length)
    .replace(/^\s*[T,(]?\s*(?:周|星期|礼拜)[一二三四五六日天]\)?\s*/, ' ');
  if (found[1] !== undefined && new RegExp(DATE.source.replace('?:(\\d{4})', '?:(\\d{4})')).exec(rest)?.[1]) {
    return { ok: false, reason: 'several times' };
  }
  const time = timeOfDay(rest);
  const monthDay = `${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
  if (found[1] !== undefined) return compose(`${found[1]}-${monthDay}`, time);
  const year = nearestYear(monthDay, nearMs, bounds);
  if (year === undefined) return { ok: false, reason: 'no such day' };
  const composed = compose(`${year}-${monthDay}`, time);
  return composed.ok ? { ...composed, inferred: 'year' } : composed;
}

const DAY_MS = 86_400_000;
/** Farther than any year that fits. */
const OUT_MS = 10 * 366 * DAY_MS;

const realDays = new Map<string, boolean>();

/** The form that most platforms print, without any arithmetic. */
function ofCommon(text: string): Parsed {
  const day = text.slice(0, 10);
  let real = realDays.get(day);
  if (real === undefined) {
    real = compose(day, undefined).ok;
    if (realDays.size < 5_000) realDays.set(day, real);
  }
  if (!real) return { ok: false, reason: 'no such day' };
  if (text.length === 10) return { ok: true, value: day };
  return { ok: true, value: `${day}T${text.slice(11)}${text.length === 16 ? ':00' : ''}+08:00` };
}

/** Hours, minutes and seconds at the start of what follows a date, or undefined when none are printed. */
function timeOfDay(rest: string): [number, number, number] | undefined {
  const match = TIME.exec(rest);
  if (!match || rest.slice(0, match.index).trim().replace(/^T$/, '') !== '') return undefined;
  let hour = Number(match[2]);
  const half = `${match[1] ?? ''}${match[5] ?? ''}`.toLowerCase();
  if (/下午|晚上|pm/.test(half) && hour < 12) hour += 12;
  return [hour, Number(match[3] ?? 0), Number(match[4] ?? 0)];
}

function compose(day: string, time: [number, number, number] | undefined): Parsed {
  let number: DayNumber;
  try {
    number = dayNumber(day);
  } catch {
    return { ok: false, reason: 'no such day' };
  }
  if (!time) return { ok: true, value: day };
  const [hour, minute, second] = time;
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0))
    return { ok: false, reason: 'not a time' };
  return { ok: true, value: instantText(msOfDay(number, hour * 60 + minute) + second * 1_000) };
}

function nearestYear(monthDay: string, nearMs: number, bounds: Bounds): number | undefined {
  const here = new Date(nearMs).getUTCFullYear();
  const distance = (year: number) => {
    try {
      const ms = msOfDay(dayNumber(`${year}-${monthDay}`));
      const isOut = ms > (bounds.notAfterMs ?? ms) || ms + DAY_MS <= (bounds.notBeforeMs ?? ms);
      return Math.abs(ms - nearMs) + (isOut ? OUT_MS : 0);
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  };
  const best = [here - 1, here, here + 1].sort((a, b) => distance(a) - distance(b))[0];
  return best !== undefined && Number.isFinite(distance(best)) ? best : undefined;
}

const NUMBER_WHOLE = /^(?=.*\d)[\w\-./#[\]()〔〕【】（）《》字第号\u4e00-\u9fff]{1,64}$/u;
const NUMBER_PART = /(?<![\w-])[A-Za-z]{0,8}[-_]?\d[\w-]{3,62}(?![\w-])/;

const PLAIN_NUMBER = /^[A-Za-z]{0,8}-?\d{6,32}$/;

/** The number of a cell that prints one of the usual form and nothing else; undefined when a closer look is needed. */
export function ticketNoOf(text: string): string | undefined {
  return PLAIN_NUMBER.test(text) ? text : undefined;
}

/**
 * The ticket number in a cell's text pieces: a piece that is one, or else a run of digits in the whole (a
 * number stands beside tags such as 急 or 督办).
 * @param pieces text of the cell by element, in order
 * @returns undefined when nothing looks like a number
 */
export function ticketNoIn(pieces: readonly string[]): string | undefined {
  const clean = pieces.map((piece) =>
    piece
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
      .replace(/^(№|#|[\u4e00-\u9fff]{0,6}号[:：])/, '')
      .replace(/^([^(（【]*)[)）】]$/, '$1'),
  );
  for (const piece of [inOne(clean), ...clean]) if (isTicketNo(piece)) return piece;
  return NUMBER_PART.exec(clean.join(' '))?.[0];
}

/** A number printed in chunks (`5310` `0926`) or with its end apart (`RX2026` `-7750`), put together. */
function inOne([first = '', ...more]: readonly string[]): string {
  let whole = first;
  for (const piece of more) {
    const isChunk = /^\d{3,5}$/.test(first) && /^\d{2,5}$/.test(piece);
    if (!isChunk && !(/^[-_]\w+$/.test(piece) && /^[\w-]+$/.test(whole))) break;
    whole += piece;
  }
  return whole;
}

/** Whether a text without blanks can be a ticket's number. */
export function isTicketNo(text: string): boolean {
  if (!NUMBER_WHOLE.test(text) || /^\(\d+\)$/.test(text)) return false;
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(\d{1,2}[:：点时].*)?$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  // `Total0`, `VIP1`: a word with a figure.
  if (digits < 3 && /^[A-Za-z]{2,}\d+$/.test(text)) return false;
  const han = text.replace(/[^\u4e00-\u9fff]/g, '').length;
  // `沿江路88号院`, `3栋`: a place, not 云溪〔2026〕123号.
  if (han > 0 && digits < 4) return false;
  return digits >= 1 && han <= Math.max(6, digits) && !/^\d+\.\d+$/.test(text);
}

/** A number with what one can do with it behind: 一键呼叫, 短信. */
const PHONE_AND_WORDS = /^(\+?[\d*(][\d*()-]{5,18}\d)\s*[\u4e00-\u9fff\s[\]【】]{2,14}$/;

/** A printed phone number, masked or not (`138****1234`), spaces and dashes as printed. */
export function parsePhone(text: string): Parsed {
  if (/^[\d*]{7,15}$/.test(text)) return { ok: true, value: text };
  const [, alone] = PHONE_AND_WORDS.exec(text.trim()) ?? [];
  if (alone) return parsePhone(alone);
  // A telephone drawn beside the number is no part of it.
  const plain = text
    .normalize('NFKC')
    .replace(/[☎☏✆📞📱📲]\ufe0f?/gu, '')
    .trim();
  const digits = plain.replace(/[^\d*xX×●•#]/g, '').length;
  const looks = /^[+\d(][\d\s\-—–－+()*xX×●•#,;、/转分机]*$/.test(plain) || /^[*]+\d{2,}$/.test(plain);
  return looks && digits >= 3 && digits <= 40
    ? { ok: true, value: /[０-９]/.test(text) || plain.length < text.trim().length ? plain : text.trim() }
    : { ok: false, reason: 'not a phone number' };
}
