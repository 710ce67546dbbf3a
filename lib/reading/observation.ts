/** Elements with their fields → one checked observation, leaving out what does not fit. */
import { latestMs } from '../calendar/time.ts';
import { type FieldName, MAX_TEXT, type Observation, TIME_FIELDS, zObservation } from '../ticket/model.ts';
import { isAbsent, parseMoment, parsePhone } from './values.ts';
import type { Warning } from './warnings.ts';

/** One printed value with the field it was found under. */
export interface Printed {
  field: FieldName;
  label: string;
  text: string;
}

const TIMES: ReadonlySet<FieldName> = new Set(TIME_FIELDS);
const LONG: ReadonlySet<FieldName> = new Set(['title', 'content', 'reply', 'returnReason']);
const MAX_SHORT = 500;
const HAS_YEAR = /\d{4}/;

/**
 * An observation from printed values.
 * @param row place in the list from 1, for warnings; undefined on a detail page
 * @param nowMs reference for years that are not printed, when the ticket itself shows no full date
 */
export function observationOf(
  ticketNo: string,
  printed: readonly Printed[],
  nowMs: number,
  warnings: Warning[],
  row?: number,
): Observation {
  const observation: Record<string, string> = { ticketNo };
  const place = row === undefined ? { ticketNo } : { ticketNo, row };
  let nearMs = nowMs;
  // Times that print their year go first: they are what the others are placed by.
  for (const withYear of [true, false]) {
    for (const { field, label, text } of printed) {
      if (!TIMES.has(field) || isAbsent(text) || HAS_YEAR.test(text) !== withYear) continue;
      const parsed = parseMoment(text, nearMs);
      if (!parsed.ok) warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
      else {
        observation[field] = parsed.value;
        if (withYear && nearMs === nowMs) nearMs = latestMs(parsed.value);
        if (parsed.inferredYear) warnings.push({ code: 'year-inferred', label, ...place });
      }
    }
  }
  for (const { field, label, text } of printed) {
    if (TIMES.has(field) || isAbsent(text)) continue;
    if (field === 'citizenPhone') {
      const parsed = parsePhone(text);
      if (parsed.ok) observation[field] = parsed.value;
      else warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
      continue;
    }
    const limit = LONG.has(field) ? MAX_TEXT : MAX_SHORT;
    if (text.length > limit) warnings.push({ code: 'text-cut', label, ...place, detail: `${limit} characters kept` });
    observation[field] = text.length > limit ? text.slice(0, limit) : text;
  }
  return zObservation.parse(observation);
}
