/** Messages about evidence: of a platform's page, of the document that reads pictures, and to both. */
import * as z from 'zod/mini';
import { KINDS, zSuggestion } from '../evidence/model.ts';
import { zRecognised } from '../ocr/model.ts';
import { REFUSALS } from '../picture/format.ts';
import { zTicketNo } from '../ticket/model.ts';
import type { Commands } from './answer.ts';

const zNothing = z.strictObject({});
const zId = z.string().check(z.maxLength(64));
const zRequestId = z.strictObject({ id: zId });
/** Base64 of at most 8 MB. */
const zImage = z.string().check(z.minLength(1), z.maxLength(11_000_000));
const zName = z.string().check(z.maxLength(120));

/** A piece of evidence as the clerk sees it. */
export const zEvidence = z.strictObject({
  id: zId,
  name: zName,
  addedMs: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** Share that is read, 0 to 1. */
  progress: z.number(),
  failure: z.optional(z.enum(['broken', 'gave_up', 'engine'])),
  /** Its picture is still there, so that reading can be begun anew. */
  canRetry: z.boolean(),
  recognised: z.optional(zRecognised),
  kind: z.optional(z.enum(KINDS)),
  suggestions: z.array(zSuggestion),
});
export type Evidence = z.infer<typeof zEvidence>;

/** What a platform's page may ask. */
export const evidenceCommands = {
  /** Puts a picture of a ticket of the site into the queue. */
  addEvidence: {
    request: z.strictObject({ ticketNo: zTicketNo, name: zName, takenMs: z.number(), image: zImage }),
    answer: zRequestId,
  },
  /** The evidence of a ticket of the site, the newest first. */
  evidenceOf: {
    request: z.strictObject({ ticketNo: zTicketNo }),
    answer: z.strictObject({ items: z.array(zEvidence) }),
  },
  cancelEvidence: { request: zRequestId, answer: zNothing },
  retryEvidence: { request: zRequestId, answer: zNothing },
  removeEvidence: { request: zRequestId, answer: zNothing },
} satisfies Commands;

/** Why an image of a page cannot be taken: what its bytes say, or that the tab shows no ticket to which it belongs. */
const zTrouble = z.enum([...REFUSALS, 'no_ticket']);
export type Trouble = z.infer<typeof zTrouble>;

/** What the background asks of a tab's frames when the clerk chose an image from the context menu. */
export const evidenceTabCommands = {
  /** Whether the frame shows the page of one ticket. */
  showsTicket: { request: zNothing, answer: z.strictObject({ shows: z.boolean() }) },
  /** The image that was chosen in the frame, by its address. */
  imageOf: {
    request: z.strictObject({ src: z.string() }),
    answer: z.strictObject({ image: z.optional(zImage), trouble: z.optional(zTrouble) }),
  },
  /** Gives the image to the panel of the frame's ticket, or tells there why it could not be taken. */
  takeEvidence: {
    request: z.strictObject({ name: zName, image: z.optional(zImage), trouble: z.optional(zTrouble) }),
    answer: zNothing,
  },
} satisfies Commands;

/** What the document that reads pictures asks of the background. */
export const readerCommands = {
  /** The picture to read next, by its key in the store; none where nothing waits. */
  nextEvidence: { request: zNothing, answer: z.strictObject({ id: z.optional(zId) }) },
  /** How far reading has come; answers whether it is still wanted. */
  evidenceProgress: {
    request: z.strictObject({ id: zId, share: z.number() }),
    answer: z.strictObject({ wanted: z.boolean() }),
  },
  evidenceRead: { request: z.strictObject({ id: zId, recognised: zRecognised }), answer: zNothing },
  evidenceFailed: {
    request: z.strictObject({ id: zId, failure: z.enum(['broken', 'engine']) }),
    answer: zNothing,
  },
  /** Nothing has waited for a while: the reader may be closed. */
  readerIdle: { request: zNothing, answer: zNothing },
} satisfies Commands;

/** What the background tells that document. */
export const toReaderCommands = {
  /** Pictures wait. */
  wakeReader: { request: zNothing, answer: zNothing },
  /** This one is no longer wanted. */
  stopReading: { request: zRequestId, answer: zNothing },
} satisfies Commands;
