/** Elements with their fields → one checked observation, leaving out what does not fit. */
import { earliestMs, latestMs } from '../calendar/time.ts';
import { type FieldName, type Inferred, MAX_TEXT, type Observation, TIME_FIELDS } from '../ticket/model.ts';
import { bothLimits, isLimit, parseLimit } from './limits.ts';
import type { Scope } from './scope.ts';
import { isAbsent, isNotYet, parseMoment, parsePhone } from './values.ts';
import { kindOf } from './words.ts';

/** One printed value with the field it was found under; absent ones (--, 无) are left out before. */
export interface Printed {
  field: FieldName;
  label: string;
  text: string;
}

const TIMES: ReadonlySet<FieldName> = new Set(TIME_FIELDS);
const LONG: ReadonlySet<FieldName> = new Set(['title', 'content', 'reply', 'opinion', 'returnReason']);
const MAX_SHORT = 500;
const BEGINNINGS: ReadonlySet<FieldName> = new Set(['receivedAt', 'assignedAt']);
const DAY_MS = 86_400_000;
/** Dots before a state and arrows behind a line are drawn, not said. */
const ORNAMENT = /^[●•○◆■▪◉]\s*|\s*[›»→❯]$/g;
const ORNAMENTS = new Set([...'●•○◆■▪◉›»→❯'].map((sign) => sign.charCodeAt(0)));
/** What stands below a value under a label of its own: 协办：…. */
const BESIDE = /(?<=\S)\n\S{2,6}[:：][\s\S]*$/;
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
  const observation: Observation = { ticketNo };
  const place = row === undefined ? { ticketNo } : { ticketNo, row };
  const later: Printed[] = [];
  let nearMs = nowMs;
  const begun: string[] = [];
  let firstMoment: string | undefined;
  const readTime = ({ field, label, text }: Printed): string | undefined => {
    // What has happened lies in the past; a limit lies after what began it.
    const begunMs = isLimit(field) && !HAS_YEAR.test(text) ? lastOf(begun) : undefined;
    const parsed = isLimit(field)
      ? parseLimit(text, label, begunMs ?? nearMs, nowMs, begunMs === undefined ? {} : { notBeforeMs: begunMs })
      : parseMoment(text, nearMs, { notAfterMs: Math.max(nowMs, nearMs) + DAY_MS });
    if (!parsed.ok) warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
    else {
      observation[field] = parsed.value;
      if (BEGINNINGS.has(field)) begun.push(parsed.value);
      if (parsed.inferred) {
        inferred[field] = parsed.inferred;
        warnings.push({ code: parsed.inferred === 'year' ? 'year-inferred' : 'limit-inferred', label, ...place });
      }
      return parsed.value;
    }
    return undefined;
  };
  for (const value of apart(printed)) {
    if (!TIMES.has(value.field)) readText(value);
    else if (HAS_YEAR.test(value.text)) {
      const moment = readTime(value);
      firstMoment ??= moment;
    } else if (!isNotYet(value.text)) later.push(value);
  }
  // Times without their year are placed by one that prints it.
  if (later.length > 0 && firstMoment !== undefined) nearMs = latestMs(firstMoment);
  later.sort((a, b) => Number(isLimit(a.field)) - Number(isLimit(b.field)));
  for (const value of later) readTime(value);

  function readText(value: Printed): void {
    const { label, text } = value;
    let { field } = value;
    if (field === 'citizenPhone') {
      const parsed = parsePhone(text);
      if (parsed.ok) observation[field] = parsed.value;
      else warnings.push({ code: 'value-unreadable', label, ...place, detail: parsed.reason });
      return;
    }
    const isLong = LONG.has(field);
    const limit = isLong ? MAX_TEXT : MAX_SHORT;
    if (text.length > limit) warnings.push({ code: 'text-cut', label, ...place, detail: `${limit} characters kept` });
    const kept = text.length > limit ? text.slice(0, limit) : text;
    // 诉求类别 names the kind (投诉) on one platform and the branch (水务) on the next: the value tells.
    if (field === 'kind' && /类别$/.test(label) && !kindOf(text)) field = 'category';
    observation[field] = isLong ? kept : bare(kept);
  }
  // Checked where it crosses to another context: the reader does not vouch for itself.
  return { observation, inferred };
}

/** The latest of several moments, in epoch milliseconds. */
function lastOf(moments: readonly string[]): number | undefined {
  return moments.length === 0 ? undefined : Math.max(...moments.map(earliestMs));
}

/** A short value without what stands around it; looked for only where its ends or a second line show that there is any. */
function bare(text: string): string {
  const first = text.includes('\n') ? text.replace(BESIDE, '') : text;
  const isPlain = !ORNAMENTS.has(first.charCodeAt(0)) && !ORNAMENTS.has(first.charCodeAt(first.length - 1));
  return isPlain ? first : first.replace(ORNAMENT, '') || text;
}

/** Values that were printed in one place, apart: two limits, a name with a phone. */
function apart(printed: readonly Printed[]): readonly Printed[] {
  const limits = printed.find(({ field, text }) => isLimit(field) && text.includes('市') && bothLimits(text));
  const both = limits && bothLimits(limits.text);
  if (!both) return withPhone(printed);
  const others = printed.filter((value) => value !== limits);
  const more: Printed[] = [
    { ...limits, field: 'dueAt', text: both.dueAt },
    { ...limits, field: 'cityDueAt', text: both.cityDueAt },
  ];
  return withPhone([...others, ...more]);
}

const NAME_AND_PHONE = /^(\D{1,12}?)[\s,，/（(]*((?:1[\d*＊]{10}|0\d{2,3}-?[\d*]{7,8}))[)）]?$/;

/** A name with a phone behind it is two values, unless the phone stands elsewhere too. */
function withPhone(printed: readonly Printed[]): readonly Printed[] {
  const name = printed.find(({ field }) => field === 'citizenName');
  if (!name || !/\d/.test(name.text)) return printed;
  const [, bare, phone] = NAME_AND_PHONE.exec(name.text) ?? [];
  if (!bare || !phone) return printed;
  const others = printed.filter((value) => value !== name);
  const has = others.some(({ field }) => field === 'citizenPhone');
  const more: Printed[] = has ? [] : [{ ...name, field: 'citizenPhone', text: phone }];
  const alone: Printed[] = isAbsent(bare.trim()) ? [] : [{ ...name, text: bare.trim() }];
  return [...others, ...alone, ...more];
}
