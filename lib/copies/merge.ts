/**
 * One ticket out of the copies that several browsers hold of it. The result is a function of the copies alone: their order does not
 * matter, and merging again changes nothing. No copy is written over, so that whatever gives way here stays where it is.
 */

import type { Marks } from '../ticket/clocks.ts';
import { MOST_CONTACTS } from '../ticket/contacts.ts';
import { FIELD_NAMES, type FieldName, TIME_FIELDS, type Ticket } from '../ticket/model.ts';
import { type Relation, relate } from '../ticket/refine.ts';
import { MOST_SENDS } from '../ticket/sends.ts';
import { limitSource, phaseOfTicket } from '../ticket/state.ts';

/** A ticket as one browser knows it. */
export interface Copy {
  replica: string;
  /** When this version was written. */
  at: string;
  ticket: Ticket;
  /** When fields got the values they have, where that is not `at`. */
  times?: Readonly<Record<string, string>> | undefined;
}

/** Where a field's value comes from. */
export interface Provenance {
  replica: string;
  at: string;
}

/** A value that gave way to another browser's. */
export interface Conflict extends Provenance {
  field: string;
  value: string;
  /** What was kept, and of whom. */
  kept: string;
  keptFrom: Provenance;
}

export interface MergedCopies {
  ticket: Ticket;
  /** By field. */
  provenance: Record<string, Provenance>;
  conflicts: Conflict[];
}

/** What of a ticket says where its round stands: taken from one copy, as parts of two would contradict each other. */
const STATE = ['status', 'finishedAt', 'open', 'outcome', 'clocks', 'marks', 'roundAt', 'earlier'] as const;
/** What belongs to one round of handling: a copy that has not seen the rework says nothing of it. */
const OF_ROUND: ReadonlySet<FieldName> = new Set<FieldName>([
  'dueAt',
  'cityDueAt',
  'reply',
  'contacted',
  'contactedAt',
  'told',
  'solved',
  'satisfaction',
  'opinion',
  'returnReason',
  'returnTo',
]);
const isState = new Set<string>(STATE);
const isTime = new Set<string>(TIME_FIELDS);
/** As long after a finish was seen an open copy counts as a page that was left open. */
const STALE_MS = 2 * 3_600_000;

const timeOf = ({ at, times }: Copy, field: string): string => times?.[field] ?? at;

/** @param copies at least one, all of one ticket */
export function mergeCopies(copies: readonly Copy[]): MergedCopies {
  const sorted = copies.toSorted((a, b) => compare(a.at, b.at) || compare(a.replica, b.replica));
  const first = sorted[0];
  if (!first) throw new RangeError('a ticket without a copy');
  if (sorted.length === 1) return { ticket: first.ticket, provenance: provenanceOf(first), conflicts: [] };
  const round = Math.max(...sorted.map(({ ticket }) => ticket.round));
  const current = sorted.filter(({ ticket }) => ticket.round === round);
  const state = stateOf(current);
  const merged: MergedCopies = {
    ticket: completed(state, current),
    provenance: {},
    conflicts: [],
  };
  for (const field of FIELD_NAMES) {
    if (isState.has(field)) noteState(merged, state, current, field);
    else mergeField(merged, OF_ROUND.has(field) ? current : sorted, field);
  }
  const url = sorted.findLast(({ ticket }) => ticket.url !== undefined)?.ticket.url;
  if (url !== undefined) merged.ticket.url = url;
  mergeLogs(merged.ticket, sorted);
  const seen = sorted.map(({ ticket }) => ticket);
  merged.ticket.firstSeenAt = seen.map(({ firstSeenAt }) => firstSeenAt).toSorted()[0] ?? first.ticket.firstSeenAt;
  merged.ticket.lastSeenAt =
    seen
      .map(({ lastSeenAt }) => lastSeenAt)
      .toSorted()
      .at(-1) ?? first.ticket.lastSeenAt;
  if (seen.every(({ imported }) => imported)) merged.ticket.imported = true;
  else delete merged.ticket.imported;
  merged.ticket.dueSource = limitSource(merged.ticket);
  return merged;
}

/** Of a ticket that one browser alone knows. */
const provenanceOf = (copy: Copy): Record<string, Provenance> =>
  Object.fromEntries(
    FIELD_NAMES.filter((field) => copy.ticket[field] !== undefined).map((field) => [
      field,
      { replica: copy.replica, at: timeOf(copy, field) },
    ]),
  );

/**
 * The copy that knows where the round stands: a page outweighs a file, a finish outweighs what is not newer than it by more than
 * a page may be left open, else the one seen last.
 */
function stateOf(current: readonly Copy[]): Copy {
  const seen = current.some(({ ticket }) => !ticket.imported)
    ? current.filter(({ ticket }) => !ticket.imported)
    : current;
  const last = seen.reduce((a, b) => (isBefore(a, b) ? b : a));
  const ended = seen.filter(({ ticket }) => phaseOfTicket(ticket) !== 'open');
  const end = ended.reduce<Copy | undefined>((a, b) => (a && !isBefore(a, b) ? a : b), undefined);
  if (!end || last.ticket.open === 0) return last;
  return Date.parse(last.ticket.lastSeenAt) - Date.parse(end.ticket.lastSeenAt) > STALE_MS ? last : end;
}

/**
 * What the copy of the state says nothing of and others of the round do: the clerk's word and the rounds before are known where
 * they were noted, and a browser that was set up anew sees a ticket later than the one that knows them.
 */
function completed({ ticket }: Copy, current: readonly Copy[]): Ticket {
  const full = { ...ticket };
  for (const { ticket: other } of current.toReversed()) {
    const marks = marksOfBoth(full.marks, other.marks);
    if (marks) full.marks = marks;
    if (other.earlier && other.earlier.length > (full.earlier?.length ?? 0)) full.earlier = other.earlier;
    if (other.roundAt !== undefined && other.roundAt < (full.roundAt ?? '~')) full.roundAt = other.roundAt;
    // Frozen when the finish was first seen, by the rules of then.
    if (full.outcome && other.outcome && seenAt(other) < seenAt(full)) full.outcome = other.outcome;
  }
  return full;
}

/** What either clerk says of the round; of two limits of their own the one that was said last. */
function marksOfBoth(kept: Marks | undefined, other: Marks | undefined): Marks | undefined {
  if (!kept || !other) return kept ?? other;
  const both = { ...other, ...kept };
  if (other.override && kept.override && other.override.at > kept.override.at) both.override = other.override;
  return both;
}

const seenAt = ({ outcome }: Ticket): string => outcome?.seenAt ?? '~';

const isBefore = (a: Copy, b: Copy): boolean =>
  (compare(a.ticket.lastSeenAt, b.ticket.lastSeenAt) || compare(a.at, b.at) || compare(a.replica, b.replica)) < 0;

function noteState(merged: MergedCopies, state: Copy, current: readonly Copy[], field: FieldName): void {
  const kept = state.ticket[field];
  const keptFrom = { replica: state.replica, at: timeOf(state, field) };
  if (kept !== undefined) merged.provenance[field] = keptFrom;
  for (const copy of current) {
    const value = copy.ticket[field];
    if (copy === state || value === undefined || relationOf(field, kept ?? '', value) !== 'change') continue;
    merged.conflicts.push({ field, value, replica: copy.replica, at: timeOf(copy, field), kept: kept ?? '', keptFrom });
  }
}

function mergeField(merged: MergedCopies, copies: readonly Copy[], field: FieldName): void {
  const told = copies
    .filter(({ ticket }) => ticket[field] !== undefined)
    .toSorted((a, b) => compare(timeOf(a, field), timeOf(b, field)) || compare(a.replica, b.replica));
  const candidates = told.some(({ ticket }) => !ticket.imported) ? told.filter(({ ticket }) => !ticket.imported) : told;
  let best: Copy | undefined;
  for (const copy of candidates) {
    if (!best || givesWay(field, best.ticket, copy.ticket)) best = copy;
  }
  // The newest may be a short form of what stands whole in one before it, with another value between them.
  for (const copy of candidates.toReversed())
    if (best && relationOf(field, best.ticket[field] ?? '', copy.ticket[field] ?? '') === 'refine') best = copy;
  const { ticket } = merged;
  const value = best?.ticket[field];
  if (!best || value === undefined) {
    delete ticket[field];
    return;
  }
  ticket[field] = value;
  mergeInferred(ticket, best, field);
  const keptFrom = { replica: best.replica, at: timeOf(best, field) };
  merged.provenance[field] = keptFrom;
  for (const copy of told) {
    const other = copy.ticket[field] ?? '';
    if (copy === best || relationOf(field, value, other) !== 'change' || relationOf(field, other, value) !== 'change')
      continue;
    merged.conflicts.push({
      field,
      value: other,
      replica: copy.replica,
      at: timeOf(copy, field),
      kept: value,
      keptFrom,
    });
  }
}

/** Whether a field's value gives way to a later copy's; of two that say the same in other words, the same one in either order. */
function givesWay(field: FieldName, known: Ticket, seen: Ticket): boolean {
  const [before, after] = [known[field] ?? '', seen[field] ?? ''];
  const there = relationOf(field, before, after);
  if (there === 'change' || there === 'refine') return true;
  const back = relationOf(field, after, before);
  if (back === 'change' || back === 'refine') return false;
  if (before === after) return isTime.has(field) && rankOf(field, seen) < rankOf(field, known);
  return before.length === after.length ? before < after : before.length < after.length;
}

/** A printed time before one whose year was added, and that before one reckoned from the time left. */
function rankOf(field: FieldName, { inferred }: Ticket): number {
  const mark = inferred?.[field as (typeof TIME_FIELDS)[number]];
  return mark === undefined ? 0 : mark === 'year' ? 1 : 2;
}

const relationOf = (field: FieldName, known: string, seen: string): Relation => relate(known, seen, isTime.has(field));

/** How a time was come by stays with the time. */
function mergeInferred(ticket: Ticket, from: Copy, field: FieldName): void {
  if (!isTime.has(field)) return;
  const time = field as (typeof TIME_FIELDS)[number];
  const { [time]: _mark, ...others } = ticket.inferred ?? {};
  const mark = from.ticket.inferred?.[time];
  const inferred = mark ? { ...others, [time]: mark } : others;
  if (Object.keys(inferred).length > 0) ticket.inferred = inferred;
  else delete ticket.inferred;
}

/** What clerks noted is noted, whoever it was: the contact log by its ids, sent replies by their instants. */
function mergeLogs(ticket: Ticket, sorted: readonly Copy[]): void {
  const contacts = new Map(
    sorted.flatMap((copy) => (copy.ticket.contacts ?? []).map((contact) => [contact.id, contact])),
  );
  const sends = new Map(
    sorted.flatMap((copy) => (copy.ticket.sends ?? []).map((send) => [JSON.stringify(send), send])),
  );
  delete ticket.contacts;
  delete ticket.sends;
  const inOrder = <T extends { at: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => compare(a.at, b.at));
  if (contacts.size > 0) ticket.contacts = inOrder(contacts.values()).slice(-MOST_CONTACTS);
  if (sends.size > 0) ticket.sends = inOrder(sends.values()).slice(-MOST_SENDS);
}

/** When fields got their values, after a browser sent its next version: what stayed the same keeps its time. */
export function timesAfter(before: Copy, after: Pick<Copy, 'at' | 'ticket'>): Record<string, string> | undefined {
  const times: Record<string, string> = {};
  for (const field of FIELD_NAMES) {
    const value = after.ticket[field];
    const time = timeOf(before, field);
    if (value !== undefined && value === before.ticket[field] && time !== after.at) times[field] = time;
  }
  return Object.keys(times).length > 0 ? times : undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
