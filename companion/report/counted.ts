/** The tickets of a report counted: those of a file, or those of the office's copy. */
import { DEFAULT_OFFICE, type OfficeProfile } from '../../lib/bulletin/settings.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS, type WorkingHours } from '../../lib/calendar/hours.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { entriesOf } from '../../lib/figures/in-period.ts';
import { toDate, yearBefore } from '../../lib/figures/period.ts';
import { type Report, reportOf } from '../../lib/figures/report.ts';
import { officeSet } from '../merged/office.ts';
import { countCopy } from '../merged/period.ts';
import type { Machine } from '../place.ts';
import { openStore } from '../store/open.ts';
import type { ReportArguments, ReportQuestion } from './question.ts';
import { ticketsIn } from './tickets.ts';

export interface CountedReport {
  report: Report;
  entries: Entry[];
  profile: OfficeProfile;
  hours: WorkingHours;
  /** What was left out, and what else there is to know, in words. */
  told: string[];
}

/** @throws Error in words where the file cannot be read, or has no such unit */
export async function countFile(
  file: string,
  { period, asOfMs, profile = DEFAULT_OFFICE }: ReportQuestion,
  { previous: before, unit }: Pick<ReportArguments, 'previous' | 'unit'>,
): Promise<CountedReport> {
  const current = await ticketsIn(file, asOfMs);
  const previous = before === undefined ? undefined : await ticketsIn(before, asOfMs);
  refuseUnknown(
    unit,
    current.entries.map(({ counted }) => counted.unit),
    'the file',
  );
  const ofUnit = (entries: readonly Entry[]) =>
    entries.filter(({ counted }) => unit === undefined || counted.unit === unit);
  const cases = (of: readonly Entry[]) => of.map(({ counted }) => counted);
  const { bulletin: _texts, ...definitions } = profile;
  const question = { period, asOfMs, profile: definitions, calendar: chinaCalendar };
  const mine = ofUnit(current.entries);
  const report = reportOf(cases(mine), question, previous && cases(ofUnit(previous.entries)));
  const told = (of: string, refused: readonly string[]) => refused.map((why) => `${of}, ${why}`);
  const isCompared = report.hotline.some(({ id, value }) => /yearOnYear|quarterOnQuarter/.test(id) && value !== null);
  return {
    report,
    entries: entriesOf(mine, report),
    profile,
    hours: STANDARD_HOURS,
    told: [
      ...told(file, current.refused),
      ...(current.entries.length === 0 ? [`${file} holds no ticket`] : []),
      ...told(before ?? '', previous?.refused ?? []),
      ...(previous && !isCompared ? [`${before} holds no ticket due in ${yearBefore(period).name}`] : []),
    ],
  };
}

/** @throws Trouble where the office's copy cannot be read @throws Error in words where it has no such unit */
export async function countOffice(
  machine: Machine,
  { period, asOfMs, profile: given }: ReportQuestion,
  { unit }: Pick<ReportArguments, 'unit'>,
  nowMs: number,
): Promise<CountedReport> {
  const store = await openStore(machine, nowMs);
  try {
    const office = await officeSet(store);
    const profile = given ?? office.profile;
    const { calendar, hours } = office;
    // As the statistics page has it: a period that is running ends with the day.
    const counting = { period: toDate(period, asOfMs), profile, calendar, asOfMs, unit };
    const { report, entries, units, told } = await countCopy(store, counting);
    refuseUnknown(unit, units, `the office's copy of ${period.name}`);
    const none = entries.length === 0 ? [`the office's copy holds no ticket of ${period.name}`] : [];
    return { report, entries, profile, hours, told: [...office.told, ...told, ...none] };
  } finally {
    await store.close();
  }
}

function refuseUnknown(unit: string | undefined, units: readonly string[], where: string): void {
  const known = new Set(units);
  if (unit !== undefined && known.size > 0 && !known.has(unit))
    throw new Error(`no ticket is of the unit ${unit}; ${where} has ${[...known].filter(Boolean).join(', ')}`);
}
