/** `anqi job worklist`: today's open tickets of the office's copy, most urgent first, for the printer. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { safeName } from '../../lib/reports/formats.ts';
import { worklistWorkbook } from '../../lib/reports/worklist-workbook.ts';
import { maskTicket } from '../../lib/ticket/mask.ts';
import { words } from '../../lib/ticket/words.ts';
import { type Entry, entryOf } from '../../lib/worklist/entry.ts';
import { officeSet } from '../merged/office.ts';
import { damageTold } from '../merged/period.ts';
import { ticketsIn } from '../store/read.ts';
import type { Job, Made } from './job.ts';

/** @throws Trouble where the office's copy cannot be read */
export async function worklistJob({ store, unit, nowMs, say }: Job): Promise<Made> {
  const { calendar, told } = await officeSet(store);
  const today = dayOfMs(nowMs);
  const day = dayText(today);
  if (!calendar.isWorking(today)) {
    const name = calendar.nameOf(today);
    return { files: [], told: [...told, `${day} is a day off${name ? ` (${name})` : ''}: no worklist is written`] };
  }
  if (!calendar.isPublished(today))
    told.push(`the calendar of ${day.slice(0, 4)} is not published: ${day} is taken for a working day by its weekday`);
  const entries: Entry[] = [];
  let known = 0;
  let damaged = 0;
  for await (const page of ticketsIn(store, {}, () => damaged++))
    for (const { ticket } of page) {
      known++;
      if (ticket.open === 1 && (unit === undefined || ticket.unit === unit))
        entries.push(entryOf(maskTicket(ticket), nowMs, calendar));
    }
  told.push(...damageTold(damaged));
  if (entries.length === 0) {
    const what = known === 0 ? "the office's copy holds no ticket" : `no ticket${unit ? ` of ${unit}` : ''} is open`;
    return { files: [], told: [...told, `${what}: no worklist is written`] };
  }
  const name = [say(words('paper_title')), ...(unit === undefined ? [] : [safeName(unit)]), day].join('-');
  return { files: [[`${name}.xlsx`, await worklistWorkbook({ entries, nowMs, unit, say })]], told };
}
