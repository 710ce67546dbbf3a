/** Contacts in recognised text: each call of a list, a conversation, a visit, with number, time and length. */
import { type DayNumber, dayOfMs, dayText } from '../calendar/time.ts';
import { answeredIn, secondsIn } from './durations.ts';
import { kindOf } from './kind.ts';
import type { Contact, Found } from './model.ts';
import { instantAt, type Moment, momentsIn } from './moments.ts';
import { isAddressed, isPerson } from './names.ts';
import { outcomeIn } from './outcome.ts';
import { phonesIn } from './phones.ts';
import { plainLine } from './plain.ts';

/** What stands at the top of a phone's screen: its own time is no call's. */
const STATUS_BAR = /[345]\s?G\b|HD|WiFi|WLAN|\d{1,3}\s?%|移动|联通|电信|KB\/s/i;
const MOST = 100;
/** Lines over a conversation where its name may stand. */
export const HEAD = 3;

/**
 * @param lines as recognised, in their order
 * @param takenMs when the picture was made, epoch milliseconds: 昨天 and days without a year are counted from it
 */
export function findIn(lines: readonly string[], takenMs: number): Found {
  const plain = lines.map(plainLine).filter((line) => line !== '');
  const phones = [...new Set(plain.flatMap((line) => phonesIn(line).map(({ phone }) => phone)))].slice(0, MOST);
  const text = plain.join('\n');
  const kind = kindOf(text, phones.length);
  const told = kind === 'letter' ? [] : contactsIn(plain, kind, takenMs);
  const contacts = told.filter(({ at, day, phone }) => at !== undefined || day !== undefined || phone !== undefined);
  return { kind, phones, contacts: contacts.slice(0, MOST) };
}

function contactsIn(lines: string[], kind: Found['kind'], takenMs: number): Contact[] {
  const entries = entriesIn(lines, takenMs);
  if (kind === 'calls') return entries.map((entry) => callOf(entry, takenMs));
  // A conversation or a visit is one contact, however many times and numbers stand in it.
  const timed = entries.filter(({ moment }) => moment?.minute !== undefined);
  const [first] = kind === 'chat' ? timed.slice(-1) : timed;
  const phone = entries.find((entry) => entry.phone !== undefined)?.phone;
  const text = lines.join('\n');
  const when = timesOf(first ?? entries.find(({ moment }) => moment), takenMs);
  const seconds =
    kind === 'visit' ? undefined : entries.map((entry) => entry.seconds).find((each) => each !== undefined);
  const whom = kind === 'other' ? undefined : whomIn(lines, kind);
  const said = kind === 'visit' ? saidIn(lines) : undefined;
  const reached = kind === 'visit' ? !/未遇|不在家|无人在家|未见到/.test(text) : (answeredIn(text) ?? kind === 'chat');
  return [
    {
      how: kind === 'visit' ? 'visit' : kind === 'chat' ? 'message' : 'phone',
      reached,
      ...when,
      ...(phone === undefined ? {} : { phone }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(whom === undefined ? {} : { whom }),
      ...(said === undefined ? {} : { said }),
      ...(reached && kind !== 'other' ? outcomeIn(lines, kind === 'chat') : {}),
    },
  ];
}

/** Lines that belong together: from a number, or from the next time under it, on. */
interface Entry {
  phone?: string;
  moment?: Moment;
  /** A day that stands above, as a heading. */
  heading?: DayNumber;
  seconds?: number;
  answered?: boolean;
}

function entriesIn(lines: string[], takenMs: number): Entry[] {
  const entries: Entry[] = [];
  let entry: Entry | undefined;
  let heading: DayNumber | undefined;
  lines.forEach((line, i) => {
    const [phone] = phonesIn(line);
    const rest = phone ? line.slice(0, phone.from) + ' '.repeat(phone.to - phone.from) + line.slice(phone.to) : line;
    const moments = momentsIn(rest, takenMs);
    const moment =
      i === 0 && STATUS_BAR.test(line) ? undefined : together(moments, rest, entry?.moment?.minute !== undefined);
    const behind = moment ? rest.slice(0, moment.from) + rest.slice(moment.to) : rest;
    const seconds = secondsIn(behind, moment?.minute !== undefined);
    const answered = answeredIn(line);
    if (moment?.day !== undefined && moment.minute === undefined && !phone && seconds === undefined) {
      heading = moment.day;
      if (entry && !entry.moment) entry.heading ??= heading;
      return;
    }
    const begins = phone
      ? entry?.phone !== undefined || entry === undefined
      : moment !== undefined && entry?.moment !== undefined;
    if (begins || (!entry && (moment || seconds !== undefined))) {
      const carried = phone?.phone ?? entry?.phone;
      entry = { ...(carried === undefined ? {} : { phone: carried }), ...(heading === undefined ? {} : { heading }) };
      entries.push(entry);
    }
    if (!entry) return;
    if (phone) entry.phone = phone.phone;
    entry.moment ??= moment;
    entry.seconds ??= seconds;
    entry.answered ??= answered;
  });
  return entries;
}

/** Words before figures with a colon that are the length of a call; the last ones only where its time is known already. */
const LENGTH = /(?:时长|通话|响铃|振铃)\D{0,4}$/;
const LENGTH_TOO = /(?:呼出|呼入|拨出|接听|已接|去电|来电)\D{0,4}$/;

/** The moment of a line: a day and a time that stand apart are one; a length of time is none. */
function together(moments: Moment[], line: string, isTimed: boolean): Moment | undefined {
  const isLength = ({ from }: Moment) => {
    const before = line.slice(0, from);
    return LENGTH.test(before) || (isTimed && LENGTH_TOO.test(before));
  };
  const [first, second] = moments.filter((moment) => moment.day !== undefined || !isLength(moment));
  if (!first || !second || first.minute !== undefined) return first;
  return second.day === undefined ? { ...first, minute: second.minute ?? 0, to: second.to } : first;
}

function timesOf(entry: Entry | undefined, takenMs: number): Pick<Contact, 'at' | 'day'> {
  const day = entry?.moment?.day ?? entry?.heading;
  const minute = entry?.moment?.minute;
  if (minute !== undefined) return { at: instantAt(day ?? lastDay(minute, takenMs), minute) };
  return day === undefined ? {} : { day: dayText(day) };
}

/** A time of day alone is the day's on which the picture was made, or the day's before where it had not come yet. */
function lastDay(minute: number, takenMs: number): DayNumber {
  const today = dayOfMs(takenMs);
  return Date.parse(instantAt(today, minute)) > takenMs + 60_000 ? today - 1 : today;
}

function callOf(entry: Entry, takenMs: number): Contact {
  const missed = entry.answered === false || entry.seconds === 0;
  return {
    how: 'phone',
    // Only a length or a word proves that somebody answered.
    reached: !missed && (entry.answered === true || (entry.seconds ?? 0) > 0),
    ...timesOf(entry, takenMs),
    ...(entry.phone === undefined ? {} : { phone: entry.phone }),
    ...(entry.seconds === undefined && !missed ? {} : { seconds: missed ? 0 : (entry.seconds ?? 0) }),
  };
}

const WHOM =
  /(?:走访对象|被走访人|当事人|诉求人|来电人|受访人|对象|姓名)[:\s]*([\u3400-\u9fff*某]{2,6})(?![\u3400-\u9fff])/;

function whomIn(lines: string[], kind: Found['kind']): string | undefined {
  const named = lines.map((line) => WHOM.exec(line)?.[1]).find((name) => name !== undefined && isPerson(name));
  if (named !== undefined || kind !== 'chat') return named;
  // The name stands over a conversation; a whole one is told from what was written only by the ticket.
  return lines.slice(0, HEAD).find(isAddressed);
}

const SAID = /^(?:走访情况|走访内容|谈话内容|沟通情况|沟通内容|核实情况|处理情况|情况记录)[:\s]*(.*)$/;

/** What was talked about, from its label to the end or the next short label. */
function saidIn(lines: string[]): string | undefined {
  const at = lines.findIndex((line) => SAID.test(line));
  if (at < 0) return undefined;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^[\u3400-\u9fff]{2,6}:|签名|记录人|日期/.test(line));
  const text = [SAID.exec(lines[at] ?? '')?.[1] ?? '', ...(end < 0 ? rest : rest.slice(0, end))].join('');
  return text === '' ? undefined : text.slice(0, 500);
}
