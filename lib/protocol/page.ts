/** What a platform's page (its content script) may ask of the background, and what it may be told. */
import * as z from 'zod/mini';
import { zClockView } from '../clocks/view.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import type { Commands } from './answer.ts';

/** Most tickets in one message; a longer list is sent in several. */
export const MAX_BATCH = 500;

const zKind = z.enum(['list', 'detail', 'none']);
const zCount = z.number().check(z.int(), z.minimum(0));

/** What one reading of a frame found, without any ticket's text. */
export const zFinding = z.strictObject({
  kind: zKind,
  tickets: zCount,
  columns: z.strictObject({ total: zCount, mapped: zCount }),
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      label: z.optional(z.string()),
      row: z.optional(z.number()),
      ticketNo: z.optional(z.string()),
      detail: z.optional(z.string()),
    }),
  ),
});
export type Finding = z.infer<typeof zFinding>;

/** Unseen reminders as a page may show them: counts, never another ticket's text. */
export const zAlert = z.strictObject({ overdue: zCount, soon: zCount });
export type Alert = z.infer<typeof zAlert>;

const zTicketNos = z.array(z.string().check(z.maxLength(64))).check(z.maxLength(5_000));

export const pageCommands = {
  /** Hands over what was read. Each observation is checked on its own, so one bad one loses no other. */
  observe: {
    request: z.strictObject({
      url: z.string().check(z.maxLength(2_000)),
      finding: zFinding,
      observations: z
        .array(z.strictObject({ source: z.enum(['list', 'detail']), observation: z.unknown() }))
        .check(z.maxLength(MAX_BATCH)),
    }),
    answer: z.strictObject({ views: z.array(zClockView), refused: zCount, alert: zAlert }),
  },
  /** The clocks of tickets that the page shows, as they stand now. */
  views: {
    request: z.strictObject({ ticketNos: zTicketNos }),
    answer: z.strictObject({ views: z.array(zClockView), alert: zAlert }),
  },
  /** What clerks said about the columns and labels of this platform. */
  profiles: {
    request: z.strictObject({}),
    answer: z.strictObject({ profiles: z.array(zSiteProfile) }),
  },
  /** Keeps what the clerk said in the wizard; it may only speak about the platform itself. */
  saveProfile: { request: z.strictObject({ profile: zSiteProfile }), answer: z.strictObject({}) },
  /** The clerk closed the reminder on the page. */
  alertSeen: { request: z.strictObject({}), answer: z.strictObject({}) },
} satisfies Commands;

/** What the background tells the frames of a tab. */
export const tabCommands = {
  /** Reads the page now and hands it over. */
  readNow: { request: z.strictObject({}), answer: zFinding },
  /** Clocks or reminders changed: ask for them again. */
  refresh: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** The site was disabled: take everything off the page. */
  leave: { request: z.strictObject({}), answer: z.strictObject({}) },
} satisfies Commands;
