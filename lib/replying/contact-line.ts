/** A contact noted in one line, as a clerk would say it: `9:20 电话 张先生 已告知 满意`. */
import { dayNumber, dayOfMs, dayText, instantText, isDay } from '../calendar/time.ts';
import type { ContactNote, ContactWay, Opinion } from '../ticket/contacts.ts';
import { fold } from './fold.ts';

/** Words of a line, the longer ones first: what is found is taken out, what is left is what was said. */
const NOT_REACHED =
  /(?:电话)?(?:未接通|没接通|未接|没接|没人接|无人接听?|不接|拒接|关机|停机|空号|打不通|未联系上|没联系上|联系不上|未联系到|占线|不在家|无人应答|未果|不在服务区)/;
const WAYS: [ContactWay, RegExp][] = [
  ['visit', /上门|入户|走访|到家/],
  ['onSite', /现场/],
  ['message', /短信|微信|QQ|留言|邮件/i],
  ['phone', /打?电话|致电|来电|座机|手机|电联|回访/],
];
const TOLD = /(?:已|并)?(?:告知|告诉|反馈|答复|说明)(?:了)?(?:办理|处理)?(?:结果|情况)?/;
const OPINIONS: [Opinion, RegExp][] = [
  ['unsatisfied', /(?:表示)?(?:不满意|不认可|不同意|不接受)/],
  ['mostly', /(?:表示)?基本满意/],
  ['satisfied', /(?:表示)?(?:满意|认可|理解|同意|接受|无异议|感谢)/],
  ['none', /未表态|没表态|不表态/],
];
const BY = /(?:由|经办人?[:：]?)\s*([一-龥]{2,4})/;
const WHOM =
  /(?:诉求人|投诉人|来电人|反映人|举报人|当事人)?(?:的)?([一-龥]{1,3}(?:先生|女士|同志|大爷|阿姨|师傅|老师)|家属|父亲|母亲|丈夫|妻子|儿子|女儿|邻居|本人)/;
const LASTED = /(?<![点时:：\d]\s*)(\d{1,3})\s*分(?:钟)?(?:(\d{1,2})\s*秒)?|(\d{1,4})\s*秒/;
const DAY =
  /(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?(?=\s|$|[上下中晚凌]|\d{1,2}[:：点时])|(今天|今日|昨天|昨日|前天)/;
const TIME = /(上午|下午|中午|晚上|晚|凌晨|早上)?\s*(\d{1,2})[:：点时](?:(\d{1,2})分?|(半))?/;
/** Said of the moment itself. */
const NOW = /刚才|刚刚|现在|今天/;
/** 0920 before a blank. */
const BARE_TIME = /(?:^|\s)([01]\d|2[0-3])([0-5]\d)(?=\s|$)/;
const MINUTE = 60_000;

/**
 * Reads a line. What is not said is taken for the usual: now, by telephone, reached.
 * @param nowMs the clock, epoch milliseconds
 * @returns the note; undefined for a line without anything
 */
export function contactOfLine(line: string, nowMs: number): ContactNote | undefined {
  const text = fold(line.normalize('NFKC')).trim();
  if (text === '') return undefined;
  let rest = text;
  const take = (pattern: RegExp) => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const lasted = take(LASTED);
  const at = momentIn(take, nowMs);
  const reached = !take(NOT_REACHED);
  take(NOW);
  const how = WAYS.find(([, pattern]) => take(pattern))?.[0] ?? 'phone';
  const by = take(BY)?.[1];
  const opinion = reached ? OPINIONS.find(([, pattern]) => take(pattern))?.[0] : undefined;
  const told = reached && take(TOLD) !== null;
  const whom = take(WHOM)?.[1];
  const said = rest.replace(/[\s，,。;；、]+/g, ' ').trim();
  const seconds = lasted ? Number(lasted[1] ?? 0) * 60 + Number(lasted[2] ?? lasted[3] ?? 0) : undefined;
  return {
    at,
    how,
    reached,
    ...(whom && whom !== '本人' ? { whom } : {}),
    ...(by ? { by } : {}),
    ...(said ? { said: said.slice(0, 2_000) } : {}),
    ...(told ? { told: true as const } : {}),
    ...(opinion ? { opinion } : {}),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

/** The time of a line, in the past: a time of day still to come was yesterday's. */
function momentIn(take: (pattern: RegExp) => RegExpExecArray | null, nowMs: number): string {
  const today = dayOfMs(nowMs);
  const dayMatch = take(DAY);
  const timeMatch = take(TIME) ?? take(BARE_TIME);
  const day = dayMatch ? dayIn(dayMatch, today) : today;
  if (!timeMatch) return instantText(dayMatch && day !== today ? msOf(day, 12, 0) : nowMs - (nowMs % MINUTE));
  const isBare = timeMatch.length === 3;
  const [hour, minute] = isBare
    ? [Number(timeMatch[1]), Number(timeMatch[2])]
    : [hourIn(timeMatch[1], Number(timeMatch[2])), timeMatch[4] ? 30 : Number(timeMatch[3] ?? 0)];
  if (hour > 23 || minute > 59) return instantText(nowMs - (nowMs % MINUTE));
  const ms = msOf(day, hour, minute);
  return instantText(ms > nowMs && !dayMatch ? msOf(day - 1, hour, minute) : ms);
}

const hourIn = (part: string | undefined, hour: number) =>
  hour < 12 && part !== undefined && /下午|晚/.test(part) ? hour + 12 : hour;

function dayIn([, year, month, day, word]: RegExpExecArray, today: number): number {
  if (word) return today - (word.startsWith('昨') ? 1 : word.startsWith('前') ? 2 : 0);
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const thisYear = dayText(today).slice(0, 4);
  const dated = `${year ?? thisYear}-${pad(month)}-${pad(day)}`;
  if (!isDay(dated)) return today;
  // Without its year a day lies in the past.
  if (year === undefined && dayNumber(dated) > today) return dayNumber(`${Number(thisYear) - 1}${dated.slice(4)}`);
  return dayNumber(dated);
}

const msOf = (day: number, hour: number, minute: number) =>
  Date.parse(`${dayText(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`);
