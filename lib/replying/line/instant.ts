/** The instant of a contact line, from the days and times that stand in it. */
import { type DayNumber, dayOfMs, instantText, msOfDay } from '../../calendar/time.ts';
import type { TimeToken } from './scan.ts';

export interface LineMoment {
  at: string;
  /** Further times of the same line. */
  more: string[];
  /** How many of the tokens went into `at`. */
  used: number;
  /** The times stand one behind the other, as in a list. */
  isListed: boolean;
  bad?: string;
  dotted?: string;
  isNoonAssumed: boolean;
}

const MINUTE = 60_000;
const NOON = 12 * 60;
/** What stands behind 9.20 when it is a time of day. */
const GOES_ON =
  /^\s*(?:打|拨|致|去|来|回)?(?:电|座机|手机|上门|入户|走访|登门|现场|微信|短信|联系|未接|没接|无人|关机|停机|空号|占线|phone|call|visit|text)/i;

/** @param times in their order in the line @param nowMs the clock; a time of day still to come was yesterday's */
export function momentIn(times: readonly TimeToken[], line: string, nowMs: number): LineMoment {
  const now = instantText(nowMs - (nowMs % MINUTE));
  const today = dayOfMs(nowMs);
  const fault = times.find((time) => time.isFault);
  const settled = times.filter((time) => !time.isFault).map((time, _, all) => settle(time, all, line));
  const bad = fault && line.slice(fault.from, fault.to).trim();
  const dotted = settled.find((time) => time.isGuess);
  const rest = {
    ...(bad === undefined ? {} : { bad }),
    ...(dotted === undefined ? {} : { dotted: line.slice(dotted.from, dotted.to) }),
  };
  const instants: string[] = [];
  let day: DayNumber | undefined;
  let used = 0;
  settled.forEach((time, i) => {
    if (time.day !== undefined) day = time.day;
    if (instants.length === 0) used = i + 1;
    if (time.minute !== undefined) instants.push(instantAt(day, time.minute, today, nowMs));
  });
  const [at, ...more] = instants;
  if (at === undefined)
    return {
      at: day === undefined || day === today ? now : instantText(msOfDay(day, NOON)),
      more: [],
      used: times.length,
      isListed: false,
      isNoonAssumed: day !== undefined && day !== today,
      ...rest,
    };
  const isListed = settled.every((time, i) => {
    const next = settled[i + 1];
    return next === undefined || /^[\s,，、和及]*$/.test(line.slice(time.to, next.from));
  });
  return {
    at,
    more,
    used: used + (fault ? 1 : 0),
    isListed: isListed && more.length > 0,
    isNoonAssumed: false,
    ...rest,
  };
}

function instantAt(day: DayNumber | undefined, minute: number, today: DayNumber, nowMs: number): string {
  const ms = msOfDay(day ?? today, minute);
  if (day !== undefined || ms <= nowMs) return instantText(ms);
  return instantText(msOfDay(today - 1, minute));
}

/** Of the two readings of 9.20 the one that makes sense here. */
function settle(time: TimeToken, all: readonly TimeToken[], line: string): TimeToken & { isGuess?: true } {
  if (!time.dotted) return time;
  const { day, minute } = time.dotted;
  const isTimed = all.some((other) => other !== time && other.minute !== undefined);
  const isDated = all.some((other) => other !== time && other.day !== undefined);
  const asDay = { ...time, ...(day === undefined ? {} : { day }) };
  const asTime = { ...time, ...(minute === undefined ? {} : { minute }) };
  if (day === undefined || minute === undefined) return day === undefined ? asTime : asDay;
  if (isTimed) return asDay;
  if (isDated) return asTime;
  return { ...(GOES_ON.test(line.slice(time.to)) ? asTime : asDay), isGuess: true };
}
