/** Where tickets like one ended: which units finally handled them. */
import type { RelatedTicket } from './model.ts';

export interface EndedAt {
  unit: string;
  count: number;
  /** All that were finished, by whichever unit. */
  of: number;
  ticketNos: string[];
}

type Ended = Pick<RelatedTicket, 'ticketNo' | 'unit' | 'phase' | 'isMatter' | 'isLike'>;

/**
 * The units that finished tickets of the same or a similar matter, the most frequent first.
 * @param related tickets as answered for one; open and returned ones, and those of the citizen's other matters, do not count
 */
export function endedAt(related: readonly Ended[]): EndedAt[] {
  const units = new Map<string, EndedAt>();
  const finished = related.filter(
    ({ unit, phase, isMatter, isLike }) => unit !== undefined && phase === 'finished' && (isMatter || isLike),
  );
  for (const { ticketNo, unit = '' } of finished) {
    const ended = units.get(unit) ?? { unit, count: 0, of: finished.length, ticketNos: [] };
    ended.count++;
    ended.ticketNos.push(ticketNo);
    units.set(unit, ended);
  }
  return [...units.values()].sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1));
}
