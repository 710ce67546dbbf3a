/** Whether the values of a column can be what its header says. */

import type { ReadField } from '../ticket/model.ts';
import { type FieldName, TIME_FIELDS } from '../ticket/model.ts';
import { bothLimits, isLimit, parseLimit } from './limits.ts';
import { type Part, partText } from './parts.ts';
import type { Sample } from './sample.ts';
import { isAbsent, isNotYet, type Parsed, parseMoment, parsePhone, ticketNoIn } from './values.ts';

const TIMES: ReadonlySet<ReadField> = new Set(TIME_FIELDS);

/** Fields whose values are words: a phone or a time in their column belongs to another. */
const WORDED: ReadonlySet<ReadField> = new Set(['title', 'content', 'citizenName', 'channel', 'kind', 'unit']);
const NO_WORDS = /^(1\d{2}[\d*]{8}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?)$/;

const parseWords = (text: string): Parsed =>
  NO_WORDS.test(text.trim()) ? { ok: false, reason: 'not a text' } : { ok: true, value: text };

/** How a field's values are parsed; undefined where any text will do. */
export function parserOf(field: FieldName, label: string, nowMs: number): ((text: string) => Parsed) | undefined {
  if (isLimit(field)) return (text) => parseLimit(bothLimits(text)?.[field] ?? text, label, nowMs, nowMs);
  if (TIMES.has(field)) return (text) => parseMoment(text, nowMs);
  return field === 'citizenPhone' ? parsePhone : undefined;
}

/** Why the values of a column cannot be what its header says, or undefined when they can. */
export function misfitOf(
  sample: Sample,
  { index, part }: { index: number; part?: Part },
  field: FieldName,
  nowMs: number,
): string | undefined {
  const parse =
    parserOf(field, (sample.headers[index] ?? []).join('/'), nowMs) ?? (WORDED.has(field) ? parseWords : undefined);
  if (!parse) return undefined;
  let read = 0;
  const reasons: string[] = [];
  for (const [row, texts] of sample.texts.entries()) {
    const whole = texts[index] ?? '';
    const text = part ? partText(whole, sample.piecesAt(row, index), field, part) : whole;
    if (isAbsent(text) || isNotYet(text)) continue;
    const parsed = parse(text);
    if (parsed.ok) read++;
    else reasons.push(parsed.reason);
  }
  return reasons.length > 1 && read < reasons.length ? reasons[0] : undefined;
}

/**
 * Whether a column holds ticket numbers.
 * @param sure whether its header says so without doubt
 */
export function holdsNumbers(sample: Sample, column: number, sure: boolean): boolean {
  const rows = sample.texts.flatMap((texts, row) => (texts[column] === undefined ? [] : [row]));
  const numbers = rows.flatMap((row) => ticketNoIn(sample.piecesAt(row, column)) ?? []);
  if (numbers.length === 0 || numbers.length < rows.length * 0.5) return false;
  const isIndex = numbers.every((number, i) => Number(number) === i + 1);
  if (!sure && isIndex && !rows.some((row) => sample.isLinked(row, column))) return false;
  // A matter may stand there once a unit or once a round; a state or a type comes far more often.
  return new Set(numbers).size >= numbers.length * (sure ? 0.4 : 0.9);
}

const LONG_NUMBER = /^[A-Za-z]{0,8}[-_]?(?=(?:.*\d){6})\d[\w-]{5,30}$/;

/** Whether every cell of a column prints, among other things, a long number of its own. */
export function holdsLongNumbers(sample: Sample, column: number): boolean {
  const numbers = sample.texts.map((_, row) =>
    sample
      .piecesAt(row, column)
      .map((piece) => piece.trim().replace(/^[\u4e00-\u9fff]{0,6}号[:：]\s*(\S+)[\s\S]*$/, '$1'))
      .find((piece) => LONG_NUMBER.test(piece)),
  );
  return numbers.length > 0 && numbers.every(Boolean) && new Set(numbers).size === numbers.length;
}
