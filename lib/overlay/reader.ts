/**
 * Reads a frame in slices, so that no page is held up, however large. A page that changed between two slices is read
 * again: a number from before and a text from after the change must never meet in one ticket.
 */
import type { Lexicon } from '../reading/lexicon.ts';
import { type Reading, readSteps } from '../reading/page.ts';
import { inSlices } from '../reading/steps.ts';

const SLICE_MS = 8;
/** Readings begun anew before a page that never rests is taken record by record. */
const TRIES = 3;

export interface Reader {
  /** @returns undefined when a newer reading began meanwhile, or the reader was stopped */
  read(lexicon: Lexicon): Promise<Reading | undefined>;
  stop(): void;
}

/** @param changes how often the page has changed so far */
export function createReader(document: Document, options: { now: () => number; changes: () => number }): Reader {
  const { now, changes } = options;
  let latest = 0;

  async function read(lexicon: Lexicon): Promise<Reading | undefined> {
    const mine = ++latest;
    for (let left = TRIES; left > 0; left--) {
      const before = changes();
      const isWhole = () => changes() === before;
      const reading = await inSlices(readSteps(document, { nowMs: now(), lexicon }), {
        sliceMs: SLICE_MS,
        goesOn: () => mine === latest && (left === 1 || isWhole()),
      });
      if (mine !== latest) return undefined;
      if (reading) return isWhole() ? reading : recordsOf(reading);
    }
    return undefined;
  }

  return {
    read,
    stop() {
      latest++;
    },
  };
}

/** What is sure on a page that changed while it was read: records of lists, each read at one go. */
function recordsOf(reading: Reading): Reading {
  const tickets = reading.lists.flatMap((list) => list.found.filter((each) => each !== undefined));
  const kind = tickets.length > 0 ? 'list' : 'none';
  return { ...reading, kind, tickets, details: [] };
}
