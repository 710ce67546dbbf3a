/** What a file may tell of a ticket that is known already. Nobody knows when it was made: it may be years old. */
import { FIELD_NAMES, type Observation, TIME_FIELDS, type Ticket } from './model.ts';
import { relate } from './refine.ts';
import { statedPhase } from './state.ts';

const isTime = new Set<string>(TIME_FIELDS);

/**
 * The part of an import that is taken.
 * - A ticket that is finished or returned is not opened again.
 * - Of a ticket that was seen on a page only gaps are filled, and cut or masked values completed: an old export must not
 *   bring back an old status, limit or unit. Where the ticket stands, the page has said.
 * - A ticket that only files tell of changes as if it were seen on a list.
 */
export function toldByFile(before: Ticket | undefined, read: Observation): Observation {
  if (!before) return read;
  const told = { ...read };
  if (before.open === 0 && told.status !== undefined && statedPhase(told.status) === 'open') delete told.status;
  if (before.imported) return told;
  for (const field of FIELD_NAMES) {
    const [known, value] = [before[field], told[field]];
    if (known !== undefined && value !== undefined && relate(known, value, isTime.has(field)) !== 'refine')
      delete told[field];
  }
  if (before.open === 1 && before.status !== undefined) delete told.finishedAt;
  return told;
}
