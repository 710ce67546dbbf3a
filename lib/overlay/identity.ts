/**
 * Whose values a ticket's page shows. A platform that changes pages without loading them may show the new number over the
 * old ticket's texts, or the other way round, until its answer has come:
 *
 *     number A, texts A ──click──▶ number B, texts A ──answer──▶ number B, texts B
 *                              └─▶ number A, texts B ─────────▶ number B, texts B
 *
 * Nothing of the middle may be stored. A value that stood under another number just before is not believed.
 */
import type { Found } from '../reading/rows.ts';
import type { FieldName, Observation } from '../ticket/model.ts';

/** Fields that tell one ticket from another. */
const TELLING: readonly FieldName[] = [
  'title',
  'content',
  'citizenName',
  'citizenPhone',
  'place',
  'receivedAt',
  'reply',
  'returnReason',
];
/** Of these, the ones that two tickets hardly share; the same citizen may well have called twice. */
const OWN: ReadonlySet<FieldName> = new Set(['title', 'content', 'reply', 'returnReason']);

/** How long a page must show the same after its number changed. */
const SETTLED_MS = 800;
/** How long until a name or phone that stood under the last number too is believed. */
const SHARED_MS = 5_000;

export interface Judged {
  /** What surely belongs to its number. */
  sure: Found[];
  /** Look again after so many milliseconds; undefined when nothing waits for time alone. */
  againMs?: number;
}

export interface Identity {
  /**
   * @param details tickets that the page shows by label and value, as read now
   * @param address of the frame, fragment included
   */
  judge(details: readonly Found[], address: string): Judged;
}

interface Shown {
  observation: Observation;
  address: string;
}

export function createIdentity(now: () => number): Identity {
  /** What was last believed, and what it shows now, since when. */
  let believed: Shown | undefined;
  let seen: { text: string; sinceMs: number } | undefined;

  function judgeOne(found: Found, address: string): Judged {
    const { observation } = found;
    const text = JSON.stringify([address, observation]);
    if (seen?.text !== text) seen = { text, sinceMs: now() };
    const ageMs = now() - seen.sinceMs;
    if (!believed) return believe(found, address);
    const { observation: before, address: from } = believed;
    if (before.ticketNo === observation.ticketNo) {
      const contradicted = TELLING.filter((field) => contradicts(before[field], observation[field])).length;
      // Another address, or another ticket's texts all at once, under the number of before: the number is late.
      return contradicted >= (address === from ? 2 : 1) ? { sure: [] } : believe(found, address);
    }
    const known = TELLING.filter((field) => observation[field] !== undefined);
    const stale = known.filter((field) => observation[field] === before[field]);
    if (stale.length > 0 && stale.length === known.length) return { sure: [] };
    if (ageMs < SETTLED_MS) return { sure: [], againMs: SETTLED_MS - ageMs };
    const doubted = stale.filter((field) => OWN.has(field) || ageMs < SHARED_MS);
    if (doubted.length === 0) return believe(found, address);
    const waits = stale.some((field) => !OWN.has(field)) && ageMs < SHARED_MS;
    return { sure: [without(found, doubted)], ...(waits ? { againMs: SHARED_MS - ageMs } : {}) };
  }

  function believe(found: Found, address: string): Judged {
    believed = { observation: found.observation, address };
    return { sure: [found] };
  }

  return {
    judge(details, address) {
      const [only, ...more] = details;
      // Several at once are cards, each whole in itself.
      if (!only || more.length > 0 || only.source !== 'detail') return { sure: [...details] };
      return judgeOne(only, address);
    },
  };
}

/** Whether two values of a field cannot be the same one cut, masked or filled in. */
function contradicts(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || before === after) return false;
  const bare = (text: string) => text.replace(/[…*.\s]/g, '');
  const [a, b] = [bare(before), bare(after)];
  return !a.startsWith(b.slice(0, 4)) && !b.startsWith(a.slice(0, 4));
}

function without(found: Found, fields: readonly FieldName[]): Found {
  const observation = { ...found.observation };
  for (const field of fields) delete observation[field];
  return { ...found, observation };
}
