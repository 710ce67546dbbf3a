import type { Observation } from '../../lib/ticket/model.ts';
import type { FrameReading } from './result.ts';

/** One reading out of all frames of a page: a ticket seen in two of them keeps the first one's fields. */
export function mergeFrames(frames: FrameReading[]): FrameReading {
  const tickets = new Map<string, Observation>();
  for (const ticket of frames.flatMap((frame) => frame.tickets)) {
    const seen = tickets.get(ticket.ticketNo);
    tickets.set(ticket.ticketNo, seen ? { ...seen, ...missing(ticket, seen) } : ticket);
  }
  const kinds = frames.map((frame) => frame.kind);
  return {
    kind: kinds.includes('list') ? 'list' : kinds.includes('detail') ? 'detail' : 'none',
    tickets: [...tickets.values()],
    warnings: frames.flatMap((frame) => frame.warnings),
  };
}

/** The fields of the later reading that the first has not. */
function missing(later: Observation, first: Observation): Partial<Observation> {
  return Object.fromEntries(Object.entries(later).filter(([field]) => !(field in first)));
}
