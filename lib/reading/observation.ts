/** Elements with their fields → one checked observation, leaving out what does not fit. */
import { latestMs } from '../calendar/time.ts';
import { type FieldName, MAX_TEXT, type Observation, TIME_FIELDS, zObservation } from '../ticket/model.ts';
import { bothLimits, isLimit, parseLimit } from './limits.ts';
import type { Scope } from './scope.ts';
import { type Inferred, isNotYet, parseMoment, parsePhone } from './values.ts';

/** One printed value with the field it was found under; absent ones (--, 无) are left out before. */
export interface Printed {
  field: FieldName;
  label: string;
  text: string;
}

const TIMES: ReadonlySet<FieldName> = new Set(TIME_FIELDS);
const LONG: ReadonlySet<FieldName> = new Set(['title', 'content', 'reply', 'returnReason']);
const MAX_SHORT = 500;
const HAS_YEAR = /\d{4}/;

/** An observation, and which of its times were not printed whole. */
export interface Observed {
  observation: Observation;
  inferred: Partial<Record<FieldName, Inferred>>;
}

/**
 * An observation from printed values.
 * @param row place in the list from 1, for warnings; undefined on a detail page
 */
export function observationOf(
  ticketNo: string,
  printed: readonly Printed[],
  { nowMs, warnings }: Scope,
  row?: number,
): Observed {
  const inferred: Observed['inferred'] = {};
  const observation: Record<string, string> = { ticketNo };
  const place = row === undefined ? { ticketNo } : { ticketNo, row };
  const later: Printed[] = [];
  let nearMs = nowMs;
  let firstMoment: string | undefined;
  const readTime = ({ field, label, text }: Printed): string | undefined => {
    const parsed = isLimit(field) ? parseLimit(text, label, nearMs, nowMs) : parseMoment(text, nearMs);
    if (!parsed.ok) warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
    else {
      observation[field] = parsed.value;
      if (parsed.inferred) {
        inferred[field] = parsed.inferred;
        warnings.push({ code: parsed.inferred === 'year' ? 'year-inferred' : 'limit-inferred', label, ...place });
      }
      return parsed.value;
    }
    return undefined;
  };
  for (const value of printed.flatMap(apart)) {
    if (!TIMES.has(value.field)) readText(value);
    else if (HAS_YEAR.test(value.text)) {
      const moment = readTime(value);
      firstMoment ??= moment;
    } else if (!isNotYet(value.text)) later.push(value);
  }
  // Times without their year are placed by one that prints it.
  if (later.length > 0 && firstMoment !== undefined) nearMs = latestMs(firstMoment);
  for (const value of later) readTime(value);

  function readText({ field, label, text }: Printed): void {
    if (field === 'citizenPhone') {
      const parsed = parsePhone(text);
      if (parsed.ok) observation[field] = parsed.value;
      else warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
      return;
    }
    const limit = LONG.has(field) ? MAX_TEXT : MAX_SHORT;
    if (text.length > limit) warnings.push({ code: 'text-cut', label, ...place, detail: `${limit} characters kept` });
    observation[field] = text.length > limit ? text.slice(0, limit) : text;
  }
  return { observation: zObservation.parse(observation), inferred };
}

/** Two limits printed in one place are two values. */
function apart(value: Printed): Printed[] {
  const both = isLimit(value.field) ? bothLimits(value.text) : undefined;
  if (!both) return [value];
  return [
    { ...value, field: 'dueAt', text: both.dueAt },
    { ...value, field: 'cityDueAt', text: both.cityDueAt },
  ];
}
