/** What the index holds of a ticket: enough to find it by content, telephone, name or place, and no text of it. */
import type { Ticket } from '../ticket/model.ts';
import { fullName, packName } from './citizen.ts';
import { packPhone, phoneOf } from './phone.ts';
import { PLACE_WORDS, packPlace, placeOf } from './place.ts';
import { type Sketch, sketchOf } from './sketch.ts';
import { type Commonness, vectorOf } from './weights.ts';

/** Words of 32 bits beside the sketch: telephone (2), name, place (4). */
export const MARKS = 3 + PLACE_WORDS;

export interface IndexEntry extends Sketch {
  ticketNo: string;
  marks: Uint32Array;
}

/** Fields of which the index is made. */
const INDEXED = ['title', 'content', 'citizenName', 'citizenPhone', 'place'] as const;
type Indexed = Pick<Ticket, 'ticketNo' | (typeof INDEXED)[number]>;

/** Whether a ticket that has changed has another entry now. */
export const isIndexedAnew = (before: Indexed | undefined, after: Indexed): boolean =>
  before === undefined || INDEXED.some((field) => before[field] !== after[field]);

/** What is compared of a ticket: what it is called and what the citizen says. */
export const textOf = ({ title = '', content = '' }: Pick<Ticket, 'title' | 'content'>): string =>
  `${title}\n${content}`;

export function entryOf(ticket: Indexed, common: Commonness): IndexEntry {
  return {
    ticketNo: ticket.ticketNo,
    ...sketchOf(vectorOf(textOf(ticket), common), common),
    marks: marksOf(ticket),
  };
}

export function marksOf({ citizenPhone, citizenName, place }: Omit<Indexed, 'ticketNo'>): Uint32Array {
  const marks = new Uint32Array(MARKS);
  marks.set(packPhone(phoneOf(citizenPhone)));
  marks[2] = packName(fullName(citizenName));
  marks.set(packPlace(placeOf(place)), 3);
  return marks;
}
