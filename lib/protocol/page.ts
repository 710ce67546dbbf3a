/** What a platform's page (its content script) may ask of the background, and what it may be told. */
import * as z from 'zod/mini';
import { zTicketClocks } from '../clocks/explain.ts';
import { zClockView } from '../clocks/view.ts';
import { zDrift, zPageState, zShape } from '../drift/model.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import { MAX_CHECKED } from '../replying/clauses.ts';
import { zReplyHelp } from '../replying/help.ts';
import { POINTS } from '../replying/model.ts';
import { zReturnHelp } from '../returning/help.ts';
import { zRelatedCounts } from '../similar/model.ts';
import { zContactId, zContactNote } from '../ticket/contacts.ts';
import { MAX_STEPS, zLogStep } from '../ticket/log.ts';
import { zMark } from '../ticket/mark.ts';
import { READ_FIELDS, type ReadField, zSite, zTicketNo } from '../ticket/model.ts';
import { zWalkState } from '../walking/state.ts';
import type { Commands } from './answer.ts';
import { zOutline } from './bundle.ts';
import { evidenceCommands, evidenceTabCommands } from './evidence.ts';

/** Most tickets in one message; a longer list is sent in several. */
export const MAX_BATCH = 500;

const zKind = z.enum(['list', 'detail', 'none']);
const zCount = z.number().check(z.int(), z.minimum(0));

const zField = z.enum(READ_FIELDS as [ReadField, ...ReadField[]]);

/** What a frame shows: its state, the fields that it gives, how its numbers look, and whether it has come to rest. */
export const zLook = z.strictObject({
  state: zPageState,
  shapes: z.array(zShape).check(z.maxLength(8)),
  fields: z.array(zField),
  settled: z.boolean(),
});
export type Look = z.infer<typeof zLook>;

/** What one reading of a frame found, without any ticket's text. */
export const zFinding = z.strictObject({
  kind: zKind,
  tickets: zCount,
  columns: z.strictObject({ total: zCount, mapped: zCount }),
  /** Present where a pager or a scroller leads on from the list. */
  walkable: z.optional(z.strictObject({ pages: z.optional(zCount), total: z.optional(zCount) })),
  /** Origins of other sites whose pages stand in this one: tickets may be in there. */
  embedded: z.optional(z.array(zSite).check(z.maxLength(20))),
  /** What the page showed when it was read, against which a later reading is held. */
  look: z.optional(zLook),
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      field: z.optional(zField),
      label: z.optional(z.string()),
      row: z.optional(z.number()),
      ticketNo: z.optional(z.string()),
      detail: z.optional(z.string()),
    }),
  ),
});
export type Finding = z.infer<typeof zFinding>;

/** What a page may say of the whole site: unseen reminders as counts, that the platform has changed, that the clocks differ. */
export const zAlert = z.strictObject({
  overdue: zCount,
  soon: zCount,
  /** The instant of which it speaks, epoch milliseconds. */
  asOfMs: z.number(),
  drift: z.optional(zDrift),
  /** Minutes by which the PC's clock is ahead of the platform's, where they are too far apart. */
  clockAhead: z.optional(z.number()),
});
export type Alert = z.infer<typeof zAlert>;

const zTicketNos = z.array(z.string().check(z.maxLength(64))).check(z.maxLength(5_000));

export const pageCommands = {
  ...evidenceCommands,
  /** Hands over what was read. Each observation is checked on its own, so one bad one loses no other. */
  observe: {
    request: z.strictObject({
      url: z.string().check(z.maxLength(2_000)),
      finding: zFinding,
      observations: z
        .array(
          z.strictObject({
            source: z.enum(['list', 'detail']),
            observation: z.unknown(),
            /** Address of the ticket's page, where a list links to it. */
            url: z.optional(z.string().check(z.maxLength(2_000))),
          }),
        )
        .check(z.maxLength(MAX_BATCH)),
    }),
    answer: z.strictObject({ views: z.array(zClockView), refused: zCount, alert: zAlert }),
  },
  /** The clocks of tickets that the page shows, as they stand now. */
  views: {
    request: z.strictObject({ ticketNos: zTicketNos }),
    answer: z.strictObject({ views: z.array(zClockView), alert: zAlert }),
  },
  /** All that is known of the clocks of a ticket of the site; nothing where it is not known. */
  ticketClocks: {
    request: z.strictObject({ ticketNo: zTicketNo }),
    answer: z.strictObject({ clocks: z.optional(zTicketClocks) }),
  },
  /** The clerk's word on an open ticket of the site. */
  mark: {
    request: z.strictObject({ ticketNo: zTicketNo, mark: zMark }),
    answer: z.strictObject({ clocks: z.optional(zTicketClocks) }),
  },
  /**
   * What helps with the return of a ticket of the site.
   * @param ticketNo where the frame shows none, the one that the tab showed last is meant
   * @param steps of the log on its page; none where the frame prints none
   */
  returnHelp: {
    request: z.strictObject({
      ticketNo: z.optional(zTicketNo),
      steps: z.array(zLogStep).check(z.maxLength(MAX_STEPS)),
    }),
    answer: z.strictObject({ help: z.optional(zReturnHelp) }),
  },
  /** The ticket whose page a frame shows, and its log: the form of a return may stand in another frame. */
  shownLog: {
    request: z.strictObject({ ticketNo: zTicketNo, steps: z.array(zLogStep).check(z.maxLength(MAX_STEPS)) }),
    answer: z.strictObject({}),
  },
  /** What is known of a ticket for its reply; without a number, how the office wants replies checked. */
  replyHelp: {
    request: z.strictObject({ ticketNo: z.optional(zTicketNo) }),
    answer: z.strictObject({ help: zReplyHelp }),
  },
  /** Notes an attempt to reach the citizen, or changes the one of that id. */
  noteContact: {
    request: z.strictObject({ ticketNo: zTicketNo, id: zContactId, note: zContactNote }),
    answer: z.strictObject({ help: zReplyHelp }),
  },
  dropContact: {
    request: z.strictObject({ ticketNo: zTicketNo, id: zContactId }),
    answer: z.strictObject({ help: zReplyHelp }),
  },
  /** The clerk sent a reply with these points open. */
  noteSend: {
    request: z.strictObject({ ticketNo: zTicketNo, open: z.array(z.enum(POINTS)).check(z.maxLength(POINTS.length)) }),
    answer: z.strictObject({}),
  },
  /** The earlier reply to another ticket that is most like this text, where one is. */
  likeReply: {
    request: z.strictObject({ ticketNo: zTicketNo, text: z.string().check(z.maxLength(MAX_CHECKED)) }),
    answer: z.strictObject({ like: z.optional(z.strictObject({ ratio: z.number(), ticketNo: z.string() })) }),
  },
  /** How many stored tickets have to do with one of the site: counts alone, as a page may read what is drawn in it. */
  related: {
    request: z.strictObject({ ticketNo: zTicketNo }),
    answer: z.strictObject({ counts: zRelatedCounts }),
  },
  /** Opens the side panel at the tickets that have to do with one. */
  openRelated: { request: z.strictObject({ ticketNo: zTicketNo }), answer: z.strictObject({}) },
  /** The frame shows the page of this ticket, or of none. */
  shown: { request: z.strictObject({ ticketNo: z.optional(zTicketNo) }), answer: z.strictObject({}) },
  /** What clerks said about the columns and labels of this platform. */
  profiles: {
    request: z.strictObject({}),
    answer: z.strictObject({ profiles: z.array(zSiteProfile) }),
  },
  /** Keeps what the clerk said in the wizard; it may only speak about the platform itself. */
  saveProfile: { request: z.strictObject({ profile: zSiteProfile }), answer: z.strictObject({}) },
  /** The clerk closed the reminder on the page. */
  alertSeen: { request: z.strictObject({ asOfMs: z.number() }), answer: z.strictObject({}) },
  /** The clerk wants to be reminded again in an hour. */
  alertLater: { request: z.strictObject({ asOfMs: z.number() }), answer: z.strictObject({}) },
  /** The clerk wants to hear no more of the drift for today. */
  driftSeen: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** Opens the mapping wizard over the tab. */
  remap: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** Makes a support bundle of the tab's frames and shows it to the clerk. */
  report: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** The walk that this frame was in the middle of when its page was loaded. */
  walkState: { request: z.strictObject({}), answer: z.strictObject({ state: z.optional(zWalkState) }) },
  /** Keeps how far a walk has come; answers whether the clerk has asked for a stop meanwhile. */
  keepWalk: { request: z.strictObject({ state: zWalkState }), answer: z.strictObject({ stop: z.boolean() }) },
  /** The clerk pressed Esc in some frame of the tab. */
  stopWalk: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** Presses a pager's link that runs a script of the page, which a content script may not; by its place in the tree. */
  pressLink: {
    request: z.strictObject({ path: z.array(zCount).check(z.maxLength(200)) }),
    answer: z.strictObject({}),
  },
} satisfies Commands;

/** What the background tells the frames of a tab. */
export const tabCommands = {
  ...evidenceTabCommands,
  /** Reads the page now and hands it over. */
  readNow: { request: z.strictObject({}), answer: zFinding },
  /** Clocks or reminders changed: ask for them again. */
  refresh: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** What has to do with the ticket shown may be counted otherwise now; its clocks are as they were. */
  recount: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** The site was disabled: take everything off the page. */
  leave: { request: z.strictObject({}), answer: z.strictObject({}) },
  /** The structure of the frame's page, all text masked to its shape. */
  outline: { request: z.strictObject({}), answer: zOutline },
  /** Reads all pages of the frame's list, from now on. */
  walk: { request: z.strictObject({}), answer: z.strictObject({}) },
  stopWalk: { request: z.strictObject({}), answer: z.strictObject({}) },
} satisfies Commands;
