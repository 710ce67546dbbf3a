/** How well a reading agrees with the truth about its page, field by field. */
import type { Observation } from '../../lib/ticket/model.ts';

/** What a page shows, as a careful clerk would say; `free` names fields on which careful people differ: not judged. */
export interface Truth {
  kind: 'list' | 'detail' | 'none';
  tickets: Observation[];
  free?: string[];
}

export interface Score {
  pages: number;
  /** Pages whose tickets and fields all agree. */
  exact: number;
  right: number;
  wrong: number;
  missing: number;
  /** Fields that the page does not print. */
  extra: number;
  tickets: number;
  missedTickets: number;
  inventedTickets: number;
}

export interface Difference {
  ticketNo: string;
  field: string;
  truth?: string;
  read?: string;
}

export const emptyScore = (): Score => ({
  pages: 0,
  exact: 0,
  right: 0,
  wrong: 0,
  missing: 0,
  extra: 0,
  tickets: 0,
  missedTickets: 0,
  inventedTickets: 0,
});

/** Blanks and line ends are as the markup has them; what is said counts. */
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Adds one page to a score. @returns what differs */
export function scorePage(score: Score, truth: Truth, read: readonly Observation[]): Difference[] {
  const free = new Set(['ticketNo', ...(truth.free ?? [])]);
  const differences: Difference[] = [];
  const known = new Map(read.map((ticket) => [ticket.ticketNo, ticket]));
  for (const ticket of truth.tickets) {
    const { ticketNo } = ticket;
    const other = known.get(ticketNo);
    score.tickets++;
    if (other) score.right++;
    else {
      score.missing++;
      score.missedTickets++;
      differences.push({ ticketNo, field: 'ticketNo', truth: ticketNo });
    }
    known.delete(ticketNo);
    for (const field of new Set([...Object.keys(ticket), ...Object.keys(other ?? {})])) {
      if (free.has(field)) continue;
      const [a, b] = [ticket, other].map((each) => (each as Record<string, string> | undefined)?.[field]);
      if (a !== undefined && b !== undefined && squeezed(a) === squeezed(b)) score.right++;
      else {
        score[a === undefined ? 'extra' : b === undefined ? 'missing' : 'wrong']++;
        differences.push({ ticketNo, field, ...(a ? { truth: a } : {}), ...(b ? { read: b } : {}) });
      }
    }
  }
  for (const ticketNo of known.keys()) {
    score.inventedTickets++;
    differences.push({ ticketNo, field: 'ticketNo', read: ticketNo });
  }
  score.pages++;
  if (differences.length === 0) score.exact++;
  return differences;
}

/** Share of the printed fields that were read right, in percent. */
export function rightShare({ right, wrong, missing, extra }: Score): number {
  const all = right + wrong + missing + extra;
  return all === 0 ? 0 : (right / all) * 100;
}
