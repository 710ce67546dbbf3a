/** Tickets of one matter, whoever sent them. */
import { namesApart } from './named.ts';
import { samePhone } from './phone.ts';
import { samePlace } from './place.ts';
import { isOneMatter, type Known } from './relate.ts';
import { cosine } from './weights.ts';

/**
 * Those of others that are of one matter with a ticket, or with one that is; a ticket that names no place leads to none of
 * another place.
 */
export function matterOf(subject: Known, others: readonly Known[]): Known[] {
  const found: Known[] = [];
  const isElsewhere = (other: Known) =>
    !samePlace(subject.place, other.place) && namesApart(subject.named(), other.named());
  let left = [...others];
  const reached = [subject];
  for (let at = reached.pop(); at; at = reached.pop()) {
    const ticket = at;
    const [own, rest] = parted(left, (other) => isOne(ticket, other) && !isElsewhere(other));
    found.push(...own);
    reached.push(...own);
    left = rest;
  }
  return found;
}

const isOne = (a: Known, b: Known) => isOneMatter(a, b, cosine(a.vector, b.vector), samePlace(a.place, b.place));

function parted<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  const sides: [T[], T[]] = [[], []];
  for (const item of items) sides[holds(item) ? 0 : 1].push(item);
  return sides;
}

/**
 * How many citizens sent tickets: by telephone where there is one, else by whole name. A ticket with neither counts as one
 * citizen's; a masked number that agrees with one before is the same citizen's.
 */
export function citizensOf(tickets: readonly Pick<Known, 'phone' | 'name'>[]): number {
  const phones: string[] = [];
  const names = new Set<string>();
  let unknown = 0;
  for (const { phone, name } of tickets) {
    if (phone !== undefined) {
      if (!phones.some((known) => samePhone(known, phone))) phones.push(phone);
    } else if (name !== '') names.add(name);
    else unknown++;
  }
  return phones.length + names.size + unknown;
}
