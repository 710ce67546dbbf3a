/** How long a call took, as a line prints it, and words that say whether it was answered. */

const UNITS =
  /(?<![\d:])(?:(\d{1,2})\s?(?:小时|时)\s?)?(?:(\d{1,3})\s?(?:分钟|分)\s?)?(\d{1,3})\s?秒|(?<![\d:])(?:(\d{1,2})\s?小时\s?)?(\d{1,3})\s?分钟(?!前)/;
/** Minutes and seconds, or hours before them, after a word that says what they are. */
const COLONS = /(?:时长|通话|呼出|呼入|拨出|接听|已接|去电|来电)[^\d]{0,6}(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?![\d:])/;
/** How long it rang is no conversation. */
const RINGING = /(?:响铃|振铃)\D{0,3}\d{1,3}\s?(?:秒|声)/g;

/** Words of a call that nobody answered. */
const MISSED =
  /未接|未通|无人接听|无应答|未应答|没有?接|已取消|取消了?通话|已拒绝|拒接|对方忙|忙线|占线|关机|停机|空号|无法接通|不在服务区|响铃|振铃/;
const ANSWERED = /已接通|已接听|已接来电|接通|通话时长|聊天时长/;

/**
 * Seconds that a call took; undefined where the line says nothing of it.
 * @param hasTime the line prints its time of day before: figures with a colon that are left can only be the length
 */
export function secondsIn(line: string, hasTime: boolean): number | undefined {
  const text = line.replace(RINGING, '');
  const units = UNITS.exec(text);
  if (units) {
    const [, hours = units[4], minutes = units[5], seconds = '0'] = units;
    return Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds);
  }
  const colons =
    COLONS.exec(text) ?? (hasTime ? /(?<![\d:])(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?![\d:])/.exec(text) : null);
  if (!colons) return undefined;
  const [, hours, minutes, seconds] = colons;
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

/** Whether a text says that a call was answered, or that it was not; undefined where it says neither. */
export function answeredIn(text: string): boolean | undefined {
  if (MISSED.test(text)) return false;
  return ANSWERED.test(text) ? true : undefined;
}
