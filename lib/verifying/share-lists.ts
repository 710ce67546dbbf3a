/** 咨询、投诉、求助分别为869件、541件、433件，占比分别为27.96%、17.41%、13.93%: shares in the order of their counts. */
import type { PrintedNumber } from './numbers.ts';

/** The share at a place, and the count that it is paired with; the words between the two lists. */
export interface PairedShare {
  count: PrintedNumber;
  lead: string;
}

/** Pairs the shares of a segment where as many counts stand before as percentages; nothing otherwise. */
export function pairedShares(segment: string, numbers: readonly PrintedNumber[]): Map<PrintedNumber, PairedShare> {
  const paired = new Map<PrintedNumber, PairedShare>();
  const between = (a: PrintedNumber | undefined, b: PrintedNumber) => segment.slice(a?.to ?? 0, b.from);
  for (let first = 0; first < numbers.length; first++) {
    const lead = /占[^占]*$/.exec(between(numbers[first - 1], numbers[first] as PrintedNumber))?.[0];
    if (numbers[first]?.kind !== 'percent' || lead === undefined) continue;
    let next = first + 1;
    while (
      numbers[next]?.kind === 'percent' &&
      /^[、，和及]+$/.test(between(numbers[next - 1], numbers[next] as PrintedNumber))
    )
      next++;
    const length = next - first;
    const counts = numbers.slice(Math.max(0, first - length), first);
    if (length < 2 || counts.length !== length || counts.some(({ kind }) => kind !== 'count')) continue;
    // One more count before them, in the same list, and who is paired with whom is open.
    const before = numbers[first - length - 1];
    if (before?.kind === 'count' && /^[、和及]/.test(between(before, counts[0] as PrintedNumber))) continue;
    counts.forEach((count, i) => {
      paired.set(numbers[first + i] as PrintedNumber, { count, lead });
    });
  }
  return paired;
}
