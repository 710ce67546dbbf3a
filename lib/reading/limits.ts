/** Limits as platforms print them: a time, the time that is left or over, the city's and the district's in one place. */
import { addWorkingDays } from '../calendar/calendar.ts';
import { chinaCalendar } from '../calendar/china.ts';
import { dayOfMs, dayText, instantText } from '../calendar/time.ts';
import type { FieldName } from '../ticket/model.ts';
import { type Bounds, type Parsed, parseMoment, plainText } from './values.ts';

export const isLimit = (field: FieldName): field is 'dueAt' | 'cityDueAt' => field === 'dueAt' || field === 'cityDueAt';

/**
 * A limit.
 * @param label what stands over or beside it: 剩余工作日 gives a bare `3` its unit
 * @param nearMs reference for a year that is not printed
 * @param nowMs the clock, for time that is left
 */
export function parseLimit(text: string, label: string, nearMs: number, nowMs: number, bounds: Bounds = {}): Parsed {
  const printed = parseMoment(text, nearMs, bounds);
  return printed.ok ? printed : (parseLeft(text, label, nowMs) ?? printed);
}

const LEFT = /(剩|还有|余|倒计时|距)/;
const OVER = /(超期|逾期|超时|过期|超出)/;
const AMOUNT =
  /^(?:(\d{1,4})\s*个?(工作日|工作天|天|日)(?!前|内))?(?:(\d{1,4})\s*个?(?:小时|时|h)(?!内))?(?:(\d{1,4})\s*(?:分钟|分|m))?(?:\d{1,2}秒)?$/;

/**
 * `剩余2天3小时`, `超期1天`, `还剩3个工作日`: the limit that it means at this moment. Days alone give a day; a working day
 * is counted as the State Council published it.
 */
function parseLeft(text: string, label: string, nowMs: number): Parsed | undefined {
  const plain = plainText(text).replace(/[\s,，。;；()（）【】]/g, '');
  if (plain.length > 30) return undefined;
  if (/^(今[天日]|当[天日])(到期|截止)?$/.test(plain)) return left(dayText(dayOfMs(nowMs)));
  if (/^(明[天日])(到期|截止)?$/.test(plain)) return left(dayText(dayOfMs(nowMs) + 1));
  const says = `${label}${plain}`;
  if (!LEFT.test(says) && !OVER.test(says)) return undefined;
  const minus = /^-\d/.test(plain);
  const sign = minus || OVER.test(plain) || (OVER.test(label) && !LEFT.test(says)) ? -1 : 1;
  const rest = plain
    .replace(/^-/, '')
    .replace(/^(办理|办结|处理|处置|距离?|离)?(到期|截止|办结期限|办理期限|办结时限|期限)?(时间|时限)?/, '')
    .replace(/^(已?经?)(超期|逾期|超时|过期|超出)|^(还?剩余?|还有|仅剩|余|倒计时)(时间|时限|办理时间)?/, '')
    .replace(/^[:：]/, '')
    .replace(/(到期|截止|超期|逾期)$/, '');
  // A bare figure has the unit that stands over it.
  const unit = label === '' ? '' : /工作日/.test(label) ? '个工作日' : /小时/.test(label) ? '小时' : '天';
  const [, days, kind, hours, minutes] = AMOUNT.exec(/^\d+$/.test(rest) ? rest + unit : rest) ?? [];
  if (days === undefined && hours === undefined && minutes === undefined) return undefined;
  const count = Number(days ?? 0) * sign;
  if (hours === undefined && minutes === undefined) {
    return left(dayText(kind?.startsWith('工作') ? workingDay(dayOfMs(nowMs), count) : dayOfMs(nowMs) + count));
  }
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * sign;
  const start = kind?.startsWith('工作')
    ? nowMs + (workingDay(dayOfMs(nowMs), count) - dayOfMs(nowMs)) * 86_400_000
    : nowMs + count * 86_400_000;
  return left(instantText(Math.floor((start + ms) / 60_000) * 60_000));
}

const left = (value: string): Parsed => ({ ok: true, value, inferred: 'left' });

/** The working day that lies so many working days ahead, or back. */
function workingDay(from: number, count: number): number {
  if (count >= 0) return addWorkingDays(chinaCalendar, from, count).value;
  let day = from;
  for (let over = -count; over > 0; day--) if (chinaCalendar.isWorking(day - 1)) over--;
  return day;
}

const bare = (text: string) => text.replace(/[^\d日时分秒]+$/, '');

const PART = /(?<=^|[\s,，;；/|、(（])(市|区|县|旗|镇|街道|乡)[^\d:：]{0,10}[:：]?\s*(\d[\d\s年月日时分秒:：./T-]*)/g;

/** The city's and the district's limit where both are printed in one place: `市：11-28 17:30 区：11-26 17:30`. */
export function bothLimits(text: string): { dueAt: string; cityDueAt: string } | undefined {
  const parts = [...plainText(text).matchAll(PART)];
  const city = parts.find(([, level]) => level === '市')?.[2];
  const district = parts.find(([, level]) => level !== '市')?.[2];
  return city && district ? { dueAt: bare(district), cityDueAt: bare(city) } : undefined;
}
