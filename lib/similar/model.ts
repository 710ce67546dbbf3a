/** A ticket that has to do with another, as it is shown in the extension's own pages. */
import * as z from 'zod/mini';
import { zSite, zTicketNo } from '../ticket/model.ts';
import { zMoment } from '../ticket/moment.ts';

/** Why a ticket is shown beside another. */
export const zReason = z.discriminatedUnion('why', [
  z.strictObject({
    /** One number seen whole · numbers that agree in all that is seen · one full name at one place · nearly one text · one place. */
    why: z.enum(['phone', 'maskedPhone', 'nameAndPlace', 'equal', 'place']),
  }),
  z.strictObject({
    why: z.literal('like'),
    /** Cosine of the texts, 0 to 1. */
    share: z.number(),
    /** Words that both have. */
    terms: z.array(z.string()),
  }),
]);
export type Reason = z.infer<typeof zReason>;

const zPart = z.optional(z.string());

export const zRelatedTicket = z.strictObject({
  site: zSite,
  ticketNo: zTicketNo,
  title: zPart,
  unit: zPart,
  status: zPart,
  url: zPart,
  receivedAt: z.optional(zMoment),
  finishedAt: z.optional(zMoment),
  reply: zPart,
  satisfaction: zPart,
  solved: zPart,
  returnReason: zPart,
  returnTo: zPart,
  phase: z.enum(['open', 'finished', 'returned']),
  /** Whether it was finished after its limit; absent while it is open or where that is unknown. */
  late: z.optional(z.boolean()),
  round: z.number(),
  reasons: z.array(zReason),
  isCitizen: z.boolean(),
  isMatter: z.boolean(),
  isLike: z.boolean(),
});
export type RelatedTicket = z.infer<typeof zRelatedTicket>;

const zCount = z.number().check(z.int(), z.minimum(0));

/** How many tickets there are of each sort: all that the platform's own page may show. */
export const zRelatedCounts = z.strictObject({
  sameCitizen: zCount,
  sameMatter: zCount,
  similar: zCount,
});
export type RelatedCounts = z.infer<typeof zRelatedCounts>;

export const zRelated = z.strictObject({
  /** The ticket asked about; absent where it is not known. */
  subject: z.optional(z.strictObject({ site: zSite, ticketNo: zTicketNo, title: zPart })),
  items: z.array(zRelatedTicket),
  counts: zRelatedCounts,
  /** The matter that the ticket is one of, with itself: tickets, and citizens as far as they can be told apart. */
  matter: z.strictObject({ tickets: zCount, citizens: zCount }),
  /** Tickets that are stored and not yet in the index: the answer may lack some of them. */
  waiting: zCount,
});
export type Related = z.infer<typeof zRelated>;
