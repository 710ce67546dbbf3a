/** A piece of evidence as stored: the picture until it is read, then what was read. */
import * as z from 'zod/mini';
import { zFound } from '../evidence/model.ts';
import { zRecognised } from '../ocr/model.ts';
import { zSite, zTicketNo } from '../ticket/model.ts';

/** What a piece of evidence is at: it waits, is being read, was read, could not be, or was called off. */
const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** Why it could not be read: the picture does not decode, reading ended without an answer each time, or was impossible. */
const FAILURES = ['broken', 'gave_up', 'engine'] as const;
export type Failed = (typeof FAILURES)[number];

export const zEvidenceRow = z.strictObject({
  id: z.string(),
  site: zSite,
  ticketNo: zTicketNo,
  /** Of the file, or of where the picture came from. */
  name: z.string().check(z.maxLength(120)),
  addedMs: z.number(),
  /** When the picture was made as far as its file tells: 昨天 in it is counted from then. */
  takenMs: z.number(),
  /** Gone once it was read. */
  image: z.optional(z.instanceof(Blob)),
  state: z.enum(STATES),
  /** Share that is read, 0 to 1. */
  progress: z.number(),
  /** How often reading was begun: one that ends its process each time is not begun for ever. */
  tries: z.number(),
  failure: z.optional(z.enum(FAILURES)),
  recognised: z.optional(zRecognised),
  found: z.optional(zFound),
});
export type EvidenceRow = z.infer<typeof zEvidenceRow>;
