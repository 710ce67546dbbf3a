/** Which tickets have to do with one: those of the citizen, of the matter, of the place, and those that read alike. */
import { earliestMs } from '../calendar/time.ts';
import { marksOf } from '../similar/entry.ts';
import { citizensOf, matterOf } from '../similar/matters.ts';
import type { Related, RelatedTicket } from '../similar/model.ts';
import { type Known, knownOf, likeReason, type Relation, relate } from '../similar/relate.ts';
import { type Place, scan } from '../similar/scan.ts';
import { probeOf } from '../similar/sketch.ts';
import type { Ticket } from '../ticket/model.ts';
import { phaseOfTicket } from '../ticket/state.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';
import { zWaitingRow } from './schema.ts';
import { memoryIndex } from './similar-memory.ts';
import { indexState } from './similar-state.ts';
import { ticketOf, ticketsOf } from './tickets.ts';

/** Candidates that are compared word by word: of 80 by their sketches, 97 of 100 of the nearest five are among them. */
const CANDIDATES = { near: 80, citizen: 40, place: 24 };
/** Waiting tickets that are compared although they are not in the index yet. */
const WAITING = 200;
/** Most tickets shown that are only alike, and that only have the place in common. */
const LIKE = 10;
const PLACE = 10;

interface Found {
  known: Known;
  relation: Relation;
}

/**
 * All that has to do with a ticket, as far as it is stored, whatever site it is of. The index is read where this worker has
 * not read it yet; tickets that were just stored count too.
 */
export function relatedTo(store: Store, site: string, ticketNo: string): Promise<Related> {
  return guarded(async () => {
    const ticket = await ticketOf(store, site, ticketNo);
    if (!ticket) return NOTHING;
    const waiting = await waitingPlaces(store);
    const { subject, found } = await compared(store, ticket, waiting);
    return answer(subject, found, waiting.length + (await unindexed(store)));
  });
}

/** The tickets whose texts come nearest to a ticket's, the nearest first, with their cosines: what `relatedTo` chooses from. */
export function nearestTo(
  store: Store,
  site: string,
  ticketNo: string,
  most: number,
): Promise<{ ticketNo: string; likeness: number }[]> {
  return guarded(async () => {
    const ticket = await ticketOf(store, site, ticketNo);
    if (!ticket) return [];
    const { found } = await compared(store, ticket, []);
    return found
      .map(({ known, relation }) => ({ ticketNo: known.ticket.ticketNo, likeness: relation.likeness }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most);
  });
}

/** A ticket beside every other one that may have to do with it. */
async function compared(
  store: Store,
  ticket: Ticket,
  waiting: readonly Place[],
): Promise<{ subject: Known; found: Found[] }> {
  const { leaves, common } = await memoryIndex(store);
  const subject = knownOf(ticket, common);
  const wanted = { probe: probeOf(subject.vector), marks: marksOf(ticket), most: CANDIDATES };
  const { near, citizen, place } = scan(leaves.values(), wanted);
  const places = [...near, ...citizen, ...place, ...waiting.slice(-WAITING)];
  const others = places.filter(({ site, ticketNo }) => site !== ticket.site || ticketNo !== ticket.ticketNo);
  const tickets = await ticketsOf(store, others.map(idOf));
  const found = tickets.map((other) => {
    const known = knownOf(other, common);
    return { known, relation: relate(subject, known) };
  });
  return { subject, found };
}

const NOTHING: Related = {
  items: [],
  counts: { sameCitizen: 0, sameMatter: 0, similar: 0 },
  matter: { tickets: 0, citizens: 0 },
  waiting: 0,
};

const idOf = ({ site, ticketNo }: Place): [string, string] => [site, ticketNo];

async function waitingPlaces(store: Store): Promise<Place[]> {
  const rows = checkedRows(store, 'similarWaiting', zWaitingRow, await store.similarWaiting.toArray());
  return rows.flatMap(({ site, ticketNos }) => ticketNos.map((ticketNo) => ({ site, ticketNo })));
}

/** Tickets that a walk over all has not reached yet. */
async function unindexed(store: Store): Promise<number> {
  const state = await indexState(store);
  if (state && !state.pass) return 0;
  return Math.max((await store.tickets.count()) - (state?.count ?? 0), 0);
}

function answer(subject: Known, all: readonly Found[], waiting: number): Related {
  const matter = new Set(
    matterOf(
      subject,
      all.filter(isNear).map(({ known }) => known),
    ),
  );
  const isMatter = ({ known }: Found) => matter.has(known);
  const byLikeness = all.toSorted((a, b) => b.relation.likeness - a.relation.likeness);
  const alike = byLikeness.filter((each) => each.relation.isLike && !isMatter(each)).slice(0, LIKE);
  const ofPlace = byLikeness.filter(({ relation }) => relation.isPlace).slice(0, PLACE);
  const shown = new Set([
    ...all.filter(({ relation }) => relation.isCitizen),
    ...byLikeness.filter(isMatter),
    ...alike,
    ...ofPlace,
  ]);
  const items = [...shown].sort(byTime).map((each) => itemOf(subject, each, isMatter(each)));
  const { site, ticketNo, title } = subject.ticket;
  return {
    subject: { site, ticketNo, ...(title === undefined ? {} : { title }) },
    items,
    counts: {
      sameCitizen: items.filter((item) => item.isCitizen).length,
      sameMatter: matter.size,
      similar: items.filter((item) => item.isLike && !item.isMatter).length,
    },
    matter: { tickets: matter.size + 1, citizens: citizensOf([subject, ...matter]) },
    waiting,
  };
}

/** Whether a ticket can be of one matter with the one asked about, directly or by way of another. */
const isNear = ({ relation }: Found) => relation.isLike || relation.isEqual || relation.isPlace;

const timeOf = ({ receivedAt, assignedAt, firstSeenAt }: Ticket) => earliestMs(receivedAt ?? assignedAt ?? firstSeenAt);
const byTime = (a: Found, b: Found) => timeOf(b.known.ticket) - timeOf(a.known.ticket);

/** Fields that are shown as they are. */
const SHOWN = [
  'title',
  'unit',
  'status',
  'url',
  'receivedAt',
  'finishedAt',
  'reply',
  'satisfaction',
  'solved',
  'returnReason',
  'returnTo',
] as const;

function itemOf(subject: Known, { known, relation }: Found, isMatter: boolean): RelatedTicket {
  const { ticket } = known;
  const { isLike, isEqual, likeness } = relation;
  const { site, ticketNo, round, outcome } = ticket;
  const fields = SHOWN.flatMap((name) => (ticket[name] === undefined ? [] : [[name, ticket[name]] as const]));
  return {
    site,
    ticketNo,
    ...Object.fromEntries(fields),
    phase: phaseOfTicket(ticket),
    ...(outcome?.dueAt === undefined ? {} : { late: outcome.late }),
    round,
    reasons: [...relation.reasons, ...(isLike && !isEqual ? [likeReason(subject, known, likeness)] : [])],
    isCitizen: relation.isCitizen,
    isMatter,
    isLike,
  };
}
