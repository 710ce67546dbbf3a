/** The part that runs inside the saved page, bundled with the reading core (bundle.ts). */
import { readPage } from '../../lib/reading/page.ts';

/** Reads this frame's document and drops what cannot leave the page. */
export function readFrame(nowMs: number) {
  const { kind, tickets, warnings } = readPage(document, { nowMs });
  return { kind, tickets: tickets.map(({ observation }) => observation), warnings };
}
