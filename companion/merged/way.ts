/** The way of a ticket from unit to unit. */
import type { NumberedChange } from '../../lib/copies/record.ts';

/**
 * The units that had a ticket before the one it has now. A move that several browsers saw is one move: what does not leave
 * from where the ticket is by then, is somebody's later look at a move that is known.
 * @param history of all browsers, in the order of time
 */
export function unitsBefore(history: readonly NumberedChange[]): string[] {
  const units: string[] = [];
  let at: string | undefined;
  for (const { field, from, to } of history) {
    if (field !== 'unit' || from === '' || (at !== undefined && from !== at)) continue;
    units.push(from);
    at = to;
  }
  return units;
}
