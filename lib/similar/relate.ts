/** What one ticket has to do with another, and why. */
import { earliestMs } from '../calendar/time.ts';
import type { Ticket } from '../ticket/model.ts';
import { fullName } from './citizen.ts';
import { textOf } from './entry.ts';
import type { Reason } from './model.ts';
import { type Named, namedIn, namesApart } from './named.ts';
import { phoneOf, samePhone } from './phone.ts';
import { placeOf, samePlace } from './place.ts';
import { jaccard, NEARLY_EQUAL, SHORTEST_TEXT, shinglesOf } from './shingles.ts';
import { sharedTerms } from './terms.ts';
import { type Commonness, cosine, type Vector, vectorOf } from './weights.ts';

/** Cosine from which on two tickets are said to be similar. */
export const LIKE = 0.2;
/** Cosine from which on tickets of one place are one matter, and of tickets of which one names no place. */
const MATTER_SAME_PLACE = 0.3;
const MATTER_NO_PLACE = 0.5;
/** Days within which like tickets of one place are one matter: a lamp that fails again next year is another. */
const MATTER_DAYS = 90;
const DAY_MS = 86_400_000;

/** A ticket with what it is compared by. */
export interface Known {
  ticket: Ticket;
  vector: Vector;
  /** Made when first asked for: most tickets are too far apart to need them. */
  shingles: () => ReadonlySet<string>;
  phone: string | undefined;
  name: string;
  place: string;
  /** Places that its address and texts name; made when first asked for. */
  named: () => Named;
}

export function knownOf(ticket: Ticket, common: Commonness): Known {
  const text = textOf(ticket);
  let shingles: ReadonlySet<string> | undefined;
  let named: Named | undefined;
  return {
    ticket,
    vector: vectorOf(text, common),
    shingles() {
      shingles ??= shinglesOf(sentOf(ticket));
      return shingles;
    },
    phone: phoneOf(ticket.citizenPhone),
    name: fullName(ticket.citizenName),
    place: placeOf(ticket.place),
    named() {
      named ??= namedIn(`${ticket.place ?? ''}\n${text}`);
      return named;
    },
  };
}

/** What the citizen wrote, by which a repeat is known: titles are the hotline's and differ. */
const sentOf = (ticket: Ticket): string =>
  (ticket.content?.length ?? 0) >= SHORTEST_TEXT ? (ticket.content ?? '') : textOf(ticket);

export interface Relation {
  /** All but that the texts are alike, which `likeReason` says. */
  reasons: Reason[];
  /** Cosine of their texts. */
  likeness: number;
  isCitizen: boolean;
  isMatter: boolean;
  isLike: boolean;
  isEqual: boolean;
  isPlace: boolean;
}

/** That texts are alike, with the words that both have. */
export function likeReason(a: Known, b: Known, likeness: number): Reason {
  return { why: 'like', share: likeness, terms: sharedTerms(textOf(a.ticket), a.vector, b.vector) };
}

/** Why one ticket has to do with another: no reasons when nothing is known that speaks for it. */
export function relate(a: Known, b: Known): Relation {
  const likeness = cosine(a.vector, b.vector);
  const phone = a.phone && b.phone ? samePhone(a.phone, b.phone) : undefined;
  const isPlace = samePlace(a.place, b.place);
  const isPerson = phone === undefined && a.name !== '' && a.name === b.name && isPlace;
  const isMatter = isOneMatter(a, b, likeness, isPlace);
  const isEqual = isNearlyEqual(a, b, likeness);
  const isLike = likeness >= LIKE;
  const reasons: Reason[] = [];
  if (phone === 'same') reasons.push({ why: 'phone' });
  if (phone === 'maybe') reasons.push({ why: 'maskedPhone' });
  if (isPerson) reasons.push({ why: 'nameAndPlace' });
  if (isEqual) reasons.push({ why: 'equal' });
  if (isPlace) reasons.push({ why: 'place' });
  return { reasons, likeness, isCitizen: phone !== undefined || isPerson, isMatter, isLike, isEqual, isPlace };
}

/** Nearly the same text about one matter, or like texts of one place and time; never where their places are known to differ. */
export function isOneMatter(a: Known, b: Known, likeness: number, isPlace: boolean): boolean {
  const areApart = a.place !== '' && b.place !== '' && !isPlace;
  if (areApart) return false;
  if (likeness < MATTER_SAME_PLACE) return false;
  // Lists often print no address: what the texts say of the place counts then.
  if (!isPlace && namesApart(a.named(), b.named())) return false;
  if (isNearlyEqual(a, b, likeness)) return true;
  if (daysBetween(a.ticket, b.ticket) > MATTER_DAYS) return false;
  return likeness >= (isPlace ? MATTER_SAME_PLACE : MATTER_NO_PLACE);
}

/** Texts with four of five shingles in common have a cosine above this. */
const NEARLY_EQUAL_LIKENESS = 0.5;

function isNearlyEqual(a: Known, b: Known, likeness: number): boolean {
  return likeness >= NEARLY_EQUAL_LIKENESS && jaccard(a.shingles(), b.shingles()) >= NEARLY_EQUAL;
}

function daysBetween(a: Ticket, b: Ticket): number {
  const at = ({ receivedAt, assignedAt, firstSeenAt }: Ticket) => earliestMs(receivedAt ?? assignedAt ?? firstSeenAt);
  return Math.abs(at(a) - at(b)) / DAY_MS;
}
