/**
 * How many tickets were met, in a memory that does not grow: a ticket met twice is met twice in neighbouring parts of a
 * list, so only the last ones need to be remembered.
 */

const MOST = 1_000;

/** Adds what is new of some numbers. @returns the tally, and the numbers to remember for the next ones */
export function addUp(recent: readonly string[], shown: readonly string[]): { added: number; recent: string[] } {
  const known = new Set(recent);
  const fresh = [...new Set(shown)].filter((ticketNo) => !known.has(ticketNo));
  return { added: fresh.length, recent: [...recent, ...fresh].slice(-MOST) };
}

/** A short number for a text (FNV-1a), to tell pages apart without keeping them. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
