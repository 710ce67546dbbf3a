/** `anqi job figures`: the quarter to date over the office's copy, as a workbook and as text. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { quarterAt, toDate } from '../../lib/figures/period.ts';
import { safeName } from '../../lib/reports/formats.ts';
import { officeFile } from '../../lib/reports/office-files.ts';
import { words } from '../../lib/ticket/words.ts';
import { officeSet } from '../merged/office.ts';
import { countCopy } from '../merged/period.ts';
import type { Job, Made } from './job.ts';

const HOUR = 3_600_000;

/** @throws Trouble where the office's copy cannot be read */
export async function figuresJob({ store, unit, nowMs, say }: Job): Promise<Made> {
  const { profile, calendar, hours, told } = await officeSet(store);
  // As of the full hour, which the files name: a schedule that fires twice makes the same files.
  const asOfMs = Math.floor(nowMs / HOUR) * HOUR;
  const period = toDate(quarterAt(asOfMs), asOfMs);
  const counted = await countCopy(store, { period, profile, calendar, asOfMs, unit });
  told.push(...counted.told);
  if (counted.entries.length === 0) {
    const whose = unit === undefined ? '' : ` of the unit ${unit}`;
    const others = unit === undefined || counted.units.length === 0 ? '' : ` (it has ${counted.units.join(', ')})`;
    told.push(`the office's copy holds no ticket${whose} of ${period.name}${others}: no figures are written`);
    return { files: [], told };
  }
  const { report, entries } = counted;
  const office = { source: { report, entries, settings: profile.bulletin, unit, say }, madeMs: asOfMs, hours };
  const until = say(words('paper_until', dayText(dayOfMs(nowMs))));
  const name = [say(words('paper_quarter')), ...(unit === undefined ? [] : [safeName(unit)]), until].join('-');
  return {
    files: [
      [`${name}.xlsx`, await officeFile('tickets.xlsx', office)],
      [`${name}.md`, await officeFile('bulletin.md', office)],
    ],
    told,
  };
}
