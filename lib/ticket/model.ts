/**
 * What a ticket is: the fields that a page can show, one reading of them (an observation), and the ticket
 * kept from all readings. Field names are the English names of the field's Chinese terms.
 */
import * as z from 'zod/mini';
import { CLOCK_NAMES, zMarks, zRuled } from './clocks.ts';
import { zContacts } from './contacts.ts';
import { zInstant, zMoment } from './moment.ts';
import { zSends } from './sends.ts';

// Extension pages and content scripts forbid evaluating strings: do not even try to compile the checks.
z.config({ jitless: true });

/** Longest text kept of any one field; a longer one is cut by the reader, with a warning. */
export const MAX_TEXT = 20_000;

/** Text of 1 to `max` characters: one check, as zod's own two each ask first whether they apply, for every value. */
function zLength(max: number) {
  return z.string().check(({ value, issues }) => {
    const common = { origin: 'string', inclusive: true, input: value } as const;
    if (value.length < 1) issues.push({ ...common, code: 'too_small', minimum: 1 });
    if (value.length > max) issues.push({ ...common, code: 'too_big', maximum: max });
  });
}

const zText = zLength(MAX_TEXT);
const zShort = zLength(500);

/** Number of a ticket: up to 64 characters, at least one digit, no spaces. */
export const zTicketNo = z.string().check(z.regex(/^(?=\S*\d)\S{1,64}$/));

/** The platform a ticket stands on: its web origin. */
export const zSite = z.string().check(z.regex(/^https?:\/\/[^\s/]+$/));

const fieldShape = {
  title: z.optional(zText),
  content: z.optional(zText),
  citizenName: z.optional(zShort),
  citizenPhone: z.optional(zShort),
  channel: z.optional(zShort),
  kind: z.optional(zShort),
  category: z.optional(zShort),
  place: z.optional(zShort),
  urgency: z.optional(zShort),
  receivedAt: z.optional(zMoment),
  assignedAt: z.optional(zMoment),
  /** The limit this unit is held to (district limit where a page prints both). */
  dueAt: z.optional(zMoment),
  /** The city's own limit, where a page prints it beside the district's. */
  cityDueAt: z.optional(zMoment),
  unit: z.optional(zShort),
  status: z.optional(zShort),
  finishedAt: z.optional(zMoment),
  reply: z.optional(zText),
  contacted: z.optional(zShort),
  contactedAt: z.optional(zMoment),
  told: z.optional(zShort),
  solved: z.optional(zShort),
  satisfaction: z.optional(zShort),
  /** What the citizen said when called back, or why they are not satisfied. */
  opinion: z.optional(zText),
  returnReason: z.optional(zText),
  returnTo: z.optional(zShort),
};

/** Fields whose value is a time. */
export const TIME_FIELDS = ['receivedAt', 'assignedAt', 'dueAt', 'cityDueAt', 'finishedAt', 'contactedAt'] as const;

/** What of a time is not printed: its year, or all of it where the page prints the time left. */
const zInference = z.enum(['year', 'left']);
export type Inferred = z.infer<typeof zInference>;
/** The times of a ticket that were inferred, and from what. */
const zInferred = z.partialRecord(z.enum(TIME_FIELDS), zInference);

/** One reading of one ticket off a page: the number, and whatever else stood there, in the page's own words. */
export const zObservation = z.strictObject({ ticketNo: zTicketNo, ...fieldShape, inferred: z.optional(zInferred) });
export type Observation = z.infer<typeof zObservation>;

/** Name of a readable field other than the number. */
export type FieldName = keyof typeof fieldShape;
export const FIELD_NAMES = Object.keys(fieldShape) as FieldName[];

/** What a column or label can name: a field, or the number itself. */
export type ReadField = FieldName | 'ticketNo';
export const READ_FIELDS: readonly ReadField[] = ['ticketNo', ...FIELD_NAMES];

/** Whether the ticket was in time, frozen when it finished; later rule or page changes do not rewrite it. */
export const zOutcome = z.strictObject({
  finishedAt: zMoment,
  dueAt: z.optional(zMoment),
  dueSource: z.enum(['page', 'rule', 'override', 'none']),
  /** The name that the rule had then, where the limit came from one. */
  rule: z.optional(z.string()),
  late: z.boolean(),
  /** When it was first seen finished: until some time after, a list that still shows it open is a stale page. */
  seenAt: z.optional(zInstant),
});
export type Outcome = z.infer<typeof zOutcome>;

/** What a call-back (回访) asks: whether the citizen was contacted and told, whether it is solved, how satisfied they are. */
const callbackShape = {
  contacted: z.optional(zShort),
  told: z.optional(zShort),
  solved: z.optional(zShort),
  satisfaction: z.optional(zShort),
  opinion: z.optional(zText),
  /** The status that began the rework. */
  status: z.optional(zShort),
};

/** A round that was finished before its rework began: how, and its clocks as they stood then. */
const zEarlier = z.strictObject({
  outcome: z.optional(zOutcome),
  clocks: z.optional(z.array(zRuled)),
  /** The times that its pages printed: they may go on doing so. */
  printed: z.optional(
    z.strictObject({
      dueAt: z.optional(zMoment),
      cityDueAt: z.optional(zMoment),
      finishedAt: z.optional(zMoment),
      contactedAt: z.optional(zMoment),
    }),
  ),
  /** The reply that was sent, and what its call-back found, in the page's own words. */
  reply: z.optional(zText),
  callback: z.optional(z.strictObject(callbackShape)),
});
export type Earlier = z.infer<typeof zEarlier>;

/** The ticket as stored: everything known of (site, ticketNo), from all readings. */
export const zTicket = z.strictObject({
  site: zSite,
  ticketNo: zTicketNo,
  ...fieldShape,
  inferred: z.optional(zInferred),
  /** Where the limit comes from; `none` when none is known. */
  dueSource: z.enum(['page', 'rule', 'override', 'none']),
  /** Address of the detail page, once seen. */
  url: z.optional(z.string().check(z.maxLength(2_000))),
  /** 1 for the first handling, one more for each rework (重办). */
  round: z.number().check(z.int(), z.minimum(1)),
  outcome: z.optional(zOutcome),
  /** When this round was first seen, from the second on; what rules count from then. */
  roundAt: z.optional(zInstant),
  /** What became of the rounds before, the first one first. */
  earlier: z.optional(z.array(zEarlier).check(z.maxLength(20))),
  /** The clocks that rules run on this round. */
  clocks: z.optional(z.array(zRuled).check(z.maxLength(CLOCK_NAMES.length))),
  /** What the clerk says of this round. */
  marks: z.optional(zMarks),
  /** Attempts to reach the citizen, of all rounds. */
  contacts: z.optional(zContacts),
  /** Replies sent with points open. */
  sends: z.optional(zSends),
  firstSeenAt: zInstant,
  lastSeenAt: zInstant,
  /** Only files tell of it: it was never seen on a page. */
  imported: z.optional(z.literal(true)),
  /** 1 while it is open, 0 once finished: numeric because IndexedDB cannot index a boolean. */
  open: z.union([z.literal(0), z.literal(1)]),
});
export type Ticket = z.infer<typeof zTicket>;

/** One entry of a ticket's change history: a field that a later reading showed differently. */
export const zChange = z.strictObject({
  site: zSite,
  ticketNo: zTicketNo,
  at: zInstant,
  field: z.string(),
  from: z.string(),
  to: z.string(),
  source: z.enum(['list', 'detail', 'import', 'clerk']),
});
export type Change = z.infer<typeof zChange>;
