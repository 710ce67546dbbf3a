/** `anqi report`: tickets of a file → the figures, the bulletin and the tickets of a period, as files. */
import { readFileSync } from 'node:fs';
import { DEFAULT_OFFICE, type OfficeProfile, zOfficeProfile } from '../../lib/bulletin/settings.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS } from '../../lib/calendar/hours.ts';
import { instantText } from '../../lib/calendar/time.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { entriesOf } from '../../lib/figures/in-period.ts';
import { periodOf, yearBefore } from '../../lib/figures/period.ts';
import { reportOf } from '../../lib/figures/report.ts';
import { officeFile } from '../../lib/reports/office-files.ts';
import { OFFICE_FORMATS } from '../../lib/reports/office-names.ts';
import type { Say } from '../../lib/ticket/words.ts';
import { parseInstant } from '../instant.ts';
import { ticketsIn } from './tickets.ts';
import { appendLine, writeFiles } from './write.ts';

export interface ReportArguments {
  tickets: string;
  period: string;
  out: string;
  previous?: string | undefined;
  unit?: string | undefined;
  profile?: string | undefined;
  asOf?: string | undefined;
  unmask?: boolean | undefined;
}

/**
 * Writes every file of OFFICE_FORMATS, and notes in unmask.log when names and numbers were asked for.
 * @returns what was left out of the files that were read, in words
 * @throws Error in words where nothing can be written
 */
export async function runReport(asked: ReportArguments, nowMs: number, say: Say): Promise<string[]> {
  const period = periodOf(asked.period);
  if (!period) throw new Error(`--period is none: ${asked.period} (2020Q2, 2020-05 or 2020)`);
  const given = asked.asOf === undefined ? undefined : parseInstant(asked.asOf);
  if (asked.asOf !== undefined && given === undefined) throw new Error(`--as-of is no instant: ${asked.asOf}`);
  const asOfMs = given ?? Math.min(nowMs, period.toMs);
  const profile = asked.profile === undefined ? DEFAULT_OFFICE : profileIn(asked.profile);
  const current = await ticketsIn(asked.tickets, asOfMs);
  const previous = asked.previous === undefined ? undefined : await ticketsIn(asked.previous, asOfMs);
  const known = new Set(current.entries.map(({ counted: { unit } }) => unit));
  if (asked.unit !== undefined && known.size > 0 && !known.has(asked.unit))
    throw new Error(`no ticket is of the unit ${asked.unit}; the file has ${[...known].filter(Boolean).join(', ')}`);
  const ofUnit = (entries: readonly Entry[]) =>
    entries.filter(({ counted: { unit } }) => asked.unit === undefined || unit === asked.unit);
  const cases = (of: readonly Entry[]) => of.map(({ counted }) => counted);
  const { bulletin: settings, ...definitions } = profile;
  const question = { period, asOfMs, profile: definitions, calendar: chinaCalendar };
  const mine = ofUnit(current.entries);
  const report = reportOf(cases(mine), question, previous && cases(ofUnit(previous.entries)));
  const entries = entriesOf(mine, report);
  const source = { report, entries, settings, unit: asked.unit, unmask: asked.unmask, say };
  const office = { source, madeMs: nowMs, hours: STANDARD_HOURS };
  const files: Record<string, Uint8Array> = {};
  for (const format of OFFICE_FORMATS) files[format] = await officeFile(format, office);
  // First the note: whoever has the names has it too.
  if (asked.unmask)
    appendLine(asked.out, 'unmask.log', `${instantText(nowMs)} ${period.name} ${entries.length} ${asked.tickets}`);
  writeFiles(asked.out, files);
  const told = (file: string, refused: readonly string[]) => refused.map((why) => `${file}, ${why}`);
  const isCompared = report.hotline.some(({ id, value }) => /yearOnYear|quarterOnQuarter/.test(id) && value !== null);
  return [
    ...told(asked.tickets, current.refused),
    ...(current.entries.length === 0 ? [`${asked.tickets} holds no ticket`] : []),
    ...told(asked.previous ?? '', previous?.refused ?? []),
    ...(previous && !isCompared ? [`${asked.previous} holds no ticket due in ${yearBefore(period).name}`] : []),
  ];
}

function profileIn(file: string): OfficeProfile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} is no reporting profile: ${error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be read'}`,
    );
  }
  const profile = zOfficeProfile.safeParse(data);
  if (profile.success) return profile.data;
  const why = profile.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'profile'}: ${message}`);
  throw new Error(`${file} is no reporting profile: ${why.join('; ')}`);
}
