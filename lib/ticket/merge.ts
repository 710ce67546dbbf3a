/** Merging one reading of a page into the ticket kept from all readings. */
import { earliestMs, instantText, latestMs } from '../calendar/time.ts';
import type { Ruled } from './clocks.ts';
import { toldByFile } from './imported.ts';
import { relateInferred } from './inferred.ts';
import {
  type Change,
  FIELD_NAMES,
  type FieldName,
  type Observation,
  type Outcome,
  TIME_FIELDS,
  type Ticket,
} from './model.ts';
import { type Relation, relate } from './refine.ts';
import { beginRound, noteOpinion, ofThisRound, pauseEnded } from './rounds.ts';
import {
  limitOf,
  limitSource,
  type Phase,
  phaseOf,
  phaseOfTicket,
  ruledLimit,
  saysRework,
  statedPhase,
} from './state.ts';

/** Where and when the page was read. */
export interface ReadingContext {
  site: string;
  atMs: number;
  source: Change['source'];
  /** Address of the page; kept when it is the ticket's detail. */
  url?: string;
  /** Where a list leads, by ticket number: kept until a detail page tells its own address. */
  links?: ReadonlyMap<string, string>;
  /** The clocks that the office's rules run on a ticket that is, or was until now, open. */
  ruled?: (ticket: Ticket, moment: Sighting) => Ruled[];
}

/** What a reading or a word of the clerk's tells of when things happened. */
export interface Sighting {
  phase: Phase;
  /** When, as an instant. */
  at: string;
  /** Fields that the page shows at that instant: of others nothing new is known. */
  shows: readonly ('status' | 'contacted')[];
}

/** The ticket after a reading, and what the reading showed differently. */
export interface Merged {
  ticket: Ticket;
  changes: Change[];
}

const isTime = new Set<string>(TIME_FIELDS);
const MAX_URL = 2_000;
/** How long after a finish was seen a list may show the state before it: a tab left open, a list under a dialog. */
const STALE_MS = 2 * 3_600_000;

/**
 * Merges an observation into what is known of its ticket; changes neither argument.
 *
 * A value that is absent, cut, masked or less exact never replaces a known one, and a fuller value that agrees
 * refines it without an entry in the history. Finishing freezes `outcome`; a rework (finished before, open now,
 * or a status that says 重办 in the first round) starts a new round without one. Within two hours of the finish, a
 * list that shows the ticket open without such a word counts as stale, and its status is not taken. Of what a file tells
 * only the part is taken that toldByFile leaves.
 * @param before the ticket so far, undefined when it is new
 * @throws RangeError when a time of the observation is no calendar day
 */
export function mergeObservation(before: Ticket | undefined, read: Observation, ctx: ReadingContext): Merged {
  const isFile = ctx.source === 'import';
  const told = ofThisRound(before, isFile ? toldByFile(before, read) : read);
  const seen = isStale(before, told, ctx) ? { ...told, status: undefined } : told;
  const at = instantText(ctx.atMs);
  const changes: Change[] = [];
  const log = (field: string, from: string, to: string) =>
    changes.push({ site: ctx.site, ticketNo: seen.ticketNo, at, field, from, to, source: ctx.source });

  const ticket: Ticket = before
    ? { ...before }
    : {
        site: ctx.site,
        ticketNo: seen.ticketNo,
        dueSource: 'none',
        round: 1,
        firstSeenAt: at,
        lastSeenAt: at,
        ...(isFile ? { imported: true } : {}),
        open: 1,
      };
  if (!isFile) delete ticket.imported;
  if (!isFile && at > ticket.lastSeenAt) ticket.lastSeenAt = at;
  const relations = new Map<FieldName, Relation>();
  for (const field of FIELD_NAMES) {
    const value = seen[field];
    if (value === undefined) continue;
    const known = ticket[field];
    const relation = known === undefined ? 'refine' : relationOf(ticket, seen, field, known, value);
    relations.set(field, relation);
    if (relation === 'change' && known !== undefined) log(field, known, value);
    if (relation === 'change' || relation === 'refine') {
      ticket[field] = value;
      markInferred(ticket, seen, field);
    }
  }
  if (ctx.source === 'detail' && ctx.url && ctx.url.length <= MAX_URL) ticket.url = ctx.url;
  const link = ctx.links?.get(seen.ticketNo);
  if (ticket.url === undefined && link !== undefined && link.length <= MAX_URL) ticket.url = link;

  const phase = nextPhase(before, seen);
  if (isRework(before, seen, phase)) {
    beginRound(ticket, before, seen, at);
    if (before) log('round', String(before.round), String(ticket.round));
  }
  if (phase === 'open' && seen.opinion !== undefined) noteOpinion(ticket);
  ticket.open = phase === 'open' ? 1 : 0;
  if (ctx.ruled && (phase === 'open' || before?.open !== 0)) {
    const marks = phase === 'open' ? ticket.marks : pauseEnded(ticket.marks, ticket.finishedAt, at);
    if (marks) ticket.marks = marks;
    const shows = isFile ? [] : (['status', 'contacted'] as const).filter((field) => seen[field] !== undefined);
    const clocks = ctx.ruled(ticket, { phase, at, shows });
    if (clocks.length > 0) ticket.clocks = clocks;
    else delete ticket.clocks;
  }
  ticket.dueSource = limitSource(ticket);
  if (phase === 'finished') ticket.outcome = outcomeOf(ticket, relations, { at, isSeen: !isFile });
  else delete ticket.outcome;
  // A finish time on an open ticket belongs to an earlier round, or to a reply that is not approved yet.
  if (phase === 'open') delete ticket.finishedAt;
  return { ticket, changes };
}

function relationOf(ticket: Ticket, seen: Observation, field: FieldName, known: string, value: string): Relation {
  if (!isTime.has(field)) return relate(known, value, false);
  const time = field as (typeof TIME_FIELDS)[number];
  const marks = [ticket.inferred?.[time], seen.inferred?.[time]] as const;
  const inferred =
    marks[0] || marks[1] ? relateInferred({ value: known, mark: marks[0] }, { value, mark: marks[1] }) : undefined;
  return inferred ?? relate(known, value, true);
}

/** Keeps how a time was come by, with the time. */
function markInferred(ticket: Ticket, seen: Observation, field: FieldName): void {
  if (!isTime.has(field)) return;
  const time = field as (typeof TIME_FIELDS)[number];
  const { [time]: _before, ...others } = ticket.inferred ?? {};
  const mark = seen.inferred?.[time];
  const inferred = mark ? { ...others, [time]: mark } : others;
  if (Object.keys(inferred).length > 0) ticket.inferred = inferred;
  else delete ticket.inferred;
}

/** A status that was not seen, or whose word is unknown, leaves a known ticket as it is, unless it finishes now. */
function nextPhase(before: Ticket | undefined, seen: Observation): Phase {
  const stated = seen.status === undefined ? undefined : statedPhase(seen.status);
  if (stated) return stated;
  if (!before) return phaseOf(seen);
  const now = phaseOfTicket(before);
  // Later rounds go on printing the first one's finish time, so that there only a status can finish them.
  return now === 'open' && seen.finishedAt !== undefined && before.round === 1 ? 'finished' : now;
}

function isStale(before: Ticket | undefined, seen: Observation, ctx: ReadingContext): boolean {
  const finishSeenAt = before?.outcome?.seenAt;
  if (finishSeenAt === undefined || ctx.source !== 'list' || seen.status === undefined) return false;
  if (saysRework(seen.status) || statedPhase(seen.status) !== 'open') return false;
  return ctx.atMs - Date.parse(finishSeenAt) < STALE_MS;
}

function isRework(before: Ticket | undefined, seen: Observation, phase: Phase): boolean {
  if (before && phaseOfTicket(before) === 'finished' && phase === 'open') return true;
  return saysRework(seen.status) && (before?.round ?? 1) === 1;
}

/**
 * The outcome frozen so far, or the one that is frozen now. Facts that were missing or coarser when it froze (a
 * list without times, the detail with them) complete it; facts that contradict it do not.
 * @param reading.isSeen whether it was seen finished; a file without finish times saw nothing, so that whether the ticket was
 * in time stays open until a time is printed
 */
function outcomeOf(
  ticket: Ticket,
  relations: Map<FieldName, Relation>,
  { at, isSeen }: { at: string; isSeen: boolean },
): Outcome {
  const frozen = ticket.outcome;
  const completes = (field: FieldName) => relations.get(field) === 'refine';
  const finishedAt =
    frozen && !completes('finishedAt') ? frozen.finishedAt : (ticket.finishedAt ?? frozen?.finishedAt ?? at);
  const keepsLimit = frozen?.dueAt !== undefined && !(completes('dueAt') && ticket.dueAt?.startsWith(frozen.dueAt));
  const dueAt = keepsLimit ? frozen?.dueAt : limitOf(ticket);
  const seenAt = frozen ? frozen.seenAt : isSeen ? at : undefined;
  const isTimed = ticket.finishedAt !== undefined || seenAt !== undefined || keepsLimit;
  if (dueAt === undefined || !isTimed) return { finishedAt, dueSource: 'none', late: false, seenAt };
  const dueSource = keepsLimit && frozen ? frozen.dueSource : ticket.dueSource;
  const rule = keepsLimit && frozen ? frozen.rule : dueSource === 'rule' ? ruledLimit(ticket)?.ruleName : undefined;
  return { finishedAt, dueAt, dueSource, ...(rule ? { rule } : {}), late: isLate(finishedAt, dueAt), seenAt };
}

/**
 * Whether a ticket finished after its limit. Where either is a day alone, the day decides: what happened on the
 * last day was in time (Civil Code of the PRC, art. 203: a period ends with the end of its last day).
 */
function isLate(finishedAt: string, dueAt: string): boolean {
  return earliestMs(finishedAt) > latestMs(dueAt);
}
