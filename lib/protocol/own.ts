/** What the extension's own pages (popup) may ask of the background. Content scripts may not. */
import * as z from 'zod/mini';
import { zOfficeProfile } from '../bulletin/settings.ts';
import { zOfficeCalendar } from '../calendar/office.ts';
import { zClockView } from '../clocks/view.ts';
import { zDrift } from '../drift/model.ts';
import { zDirectory } from '../duties/model.ts';
import { METRIC_IDS } from '../metrics/definitions.ts';
import { zGlance } from '../metrics/glance.ts';
import { zParts } from '../metrics/parts.ts';
import { zQuarterName } from '../metrics/quarter.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import { zReminderSettings } from '../reminders/settings.ts';
import { zReplySettings } from '../replying/settings.ts';
import { zRulesEffect } from '../rules/effect.ts';
import { zRuleProfile } from '../rules/model.ts';
import { zRelated } from '../similar/model.ts';
import { zSite, zTicketNo } from '../ticket/model.ts';
import { zUnmasking } from '../ticket/unmasking.ts';
import { zWalkState } from '../walking/state.ts';
import { zEntry } from '../worklist/entry.ts';
import type { Commands } from './answer.ts';
import { backupCommands } from './backup.ts';
import { zBundle } from './bundle.ts';
import { companionOwnCommands, zCompanionNotice } from './companion-own.ts';
import { readerCommands } from './evidence.ts';
import { MAX_BATCH, zFinding } from './page.ts';

const zNothing = z.strictObject({});
const zTabId = z.number().check(z.int());

/** A ticket as a line of the popup. */
export const zLine = z.strictObject({
  site: zSite,
  ticketNo: z.string(),
  title: z.optional(z.string()),
  url: z.optional(z.string()),
  view: zClockView,
});
export type Line = z.infer<typeof zLine>;

/** Whose figures: of the running quarter where none is named, of all units where none is named ('' for tickets without). */
const zPlace = z.strictObject({ quarter: z.optional(zQuarterName), unit: z.optional(z.string()) });
export type Place = z.infer<typeof zPlace>;

/** Reminders that the popup shows as lines: more would push the figures out of its 600 px. */
export const REMINDER_LINES = 3;

const zUntil = z.union([z.enum(['hour', 'morning']), z.number()]);
export type Until = z.infer<typeof zUntil>;

export const ownCommands = {
  ...readerCommands,
  ...companionOwnCommands,
  ...backupCommands,
  /** What is known of a site and whether the browser lets Anqi in. */
  site: {
    request: z.strictObject({ origin: zSite }),
    answer: z.strictObject({ enabled: z.boolean(), visitDetails: z.boolean(), drift: z.optional(zDrift) }),
  },
  /** Remembers that the clerk wants this site, before the browser asks for the permission: the popup may close then. */
  wish: { request: z.strictObject({ origin: zSite, tabId: zTabId }), answer: zNothing },
  /** Carries the wish out once the permission is there; reads the open tab. */
  enable: { request: z.strictObject({ origin: zSite, tabId: zTabId }), answer: zFinding },
  disable: { request: z.strictObject({ origin: zSite, deleteData: z.boolean() }), answer: zNothing },
  /** Reads a tab again. */
  read: { request: z.strictObject({ tabId: zTabId }), answer: zFinding },
  /** Whether the pages of a site's tickets are opened in the background. */
  visitDetails: { request: z.strictObject({ origin: zSite, on: z.boolean() }), answer: zNothing },
  /** Reads all pages of the list that a tab shows. */
  walk: { request: z.strictObject({ tabId: zTabId }), answer: zNothing },
  stopWalk: { request: z.strictObject({ tabId: zTabId }), answer: zNothing },
  /** How far the walk of a tab has come, or how it ended a moment ago. */
  walkStatus: { request: z.strictObject({ tabId: zTabId }), answer: z.strictObject({ state: z.optional(zWalkState) }) },
  /** Opens the mapping wizard over a tab. */
  map: { request: z.strictObject({ tabId: zTabId }), answer: zNothing },
  /** Makes a support bundle of a tab and opens the page that shows it. */
  report: { request: z.strictObject({ tabId: zTabId, origin: zSite }), answer: zNothing },
  /** The support bundle made last. */
  bundle: { request: zNothing, answer: zBundle },
  /** The sites that are switched on, and what clerks said about any site's columns and labels. */
  profiles: {
    request: zNothing,
    answer: z.strictObject({ origins: z.array(zSite), profiles: z.array(zSiteProfile) }),
  },
  /** Keeps profiles in place of ones with the same ids: all or none. */
  saveProfiles: { request: z.strictObject({ profiles: z.array(zSiteProfile) }), answer: zNothing },
  removeProfile: { request: z.strictObject({ id: z.string() }), answer: zNothing },
  /** What the office adds to the official calendar, and its hours. */
  calendar: { request: zNothing, answer: z.strictObject({ office: zOfficeCalendar }) },
  saveCalendar: { request: z.strictObject({ office: zOfficeCalendar }), answer: zNothing },
  /** The rules in force; none where the office has not chosen. */
  rules: { request: zNothing, answer: z.strictObject({ profile: z.optional(zRuleProfile) }) },
  saveRules: { request: z.strictObject({ profile: zRuleProfile }), answer: zNothing },
  /** What saving rules would change on open tickets. */
  previewRules: { request: z.strictObject({ profile: zRuleProfile }), answer: zRulesEffect },
  /** The office's duty directory; none where it has none. */
  duties: { request: zNothing, answer: z.strictObject({ directory: z.optional(zDirectory) }) },
  saveDuties: { request: z.strictObject({ directory: zDirectory }), answer: zNothing },
  /** How the office defines its figures and words its bulletin. */
  officeProfile: { request: zNothing, answer: z.strictObject({ profile: zOfficeProfile }) },
  saveOfficeProfile: { request: z.strictObject({ profile: zOfficeProfile }), answer: zNothing },
  /** Notes that a file with names and numbers as they are was asked for, before it is made. */
  noteUnmasking: { request: z.strictObject({ unmasking: zUnmasking }), answer: zNothing },
  unmaskings: { request: zNothing, answer: z.strictObject({ unmaskings: z.array(zUnmasking) }) },
  /** Stores tickets of a file; reminders, icon and open pages wait for the batch after which no more follow. */
  importTickets: {
    request: z.strictObject({
      site: zSite,
      observations: z.array(z.unknown()).check(z.maxLength(MAX_BATCH)),
      more: z.boolean(),
    }),
    answer: z.strictObject({
      added: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      refused: z.array(z.strictObject({ ticketNo: z.optional(z.string()), reason: z.string() })),
    }),
  },
  /** Every open ticket of the enabled sites, with what its nearest clock says. */
  worklist: { request: zNothing, answer: z.strictObject({ entries: z.array(zEntry) }) },
  /** The tickets that have to do with one, with their outcomes and replies. */
  relatedTickets: { request: z.strictObject({ site: zSite, ticketNo: zTicketNo }), answer: zRelated },
  /** What the popup draws at once: what needs attention, and a quarter from its daily totals. */
  overview: {
    request: zPlace,
    answer: z.strictObject({
      glance: zGlance,
      /** The nearest quarters before and after it that hold tickets; none to come. */
      before: z.optional(zQuarterName),
      after: z.optional(zQuarterName),
      /** The unseen reminders whose limits are the oldest, and how many there are. */
      reminders: z.array(zLine).check(z.maxLength(REMINDER_LINES)),
      reminderCount: z.number(),
      /** The instant of which this speaks, epoch milliseconds. */
      asOfMs: z.number(),
      /** Whether the office has chosen its rules. */
      ruled: z.boolean(),
      /** Tickets known at all: none means that nothing was ever read. */
      known: z.boolean(),
      /** Rows of the store that no longer have their shape. */
      broken: z.number(),
      /** Minutes by which the PC's clock is ahead of the platform's, where they are too far apart. */
      clockAhead: z.optional(z.number()),
      /** Where a backup is due: whole days since the last copy, where there is one. */
      backup: z.optional(z.strictObject({ days: z.optional(z.number()) })),
      /** Where the companion is on, with what has to be said of it; then nothing is said of a backup. */
      companion: z.optional(z.strictObject({ notice: z.optional(zCompanionNotice) })),
    }),
  },
  /** What costs more and is drawn after it: the quarter by categories, and its units. */
  parts: { request: zPlace, answer: zParts },
  /** A page of the tickets that a figure counts. */
  behind: {
    request: z.extend(zPlace, {
      figure: z.enum(METRIC_IDS),
      offset: z.number().check(z.int(), z.minimum(0)),
      limit: z.number().check(z.int(), z.minimum(1), z.maximum(500)),
    }),
    answer: z.strictObject({ lines: z.array(zLine), more: z.boolean() }),
  },
  /** What the browser answered when a window asked it to keep the store (workers cannot ask). */
  keepsStore: { request: z.strictObject({ answer: z.boolean() }), answer: zNothing },
  /** The clerk has seen the reminders that there were at an instant. */
  remindersSeen: { request: z.strictObject({ asOfMs: z.number() }), answer: zNothing },
  /** Puts the unseen reminders off: by an hour, to the next working morning, or until an instant (epoch milliseconds). */
  snooze: { request: z.strictObject({ until: zUntil, asOfMs: z.number() }), answer: zNothing },
  reminderSettings: { request: zNothing, answer: z.strictObject({ settings: zReminderSettings }) },
  saveReminderSettings: { request: z.strictObject({ settings: zReminderSettings }), answer: zNothing },
  replySettings: { request: zNothing, answer: z.strictObject({ settings: zReplySettings }) },
  saveReplySettings: { request: z.strictObject({ settings: zReplySettings }), answer: zNothing },
  exportFile: {
    request: z.strictObject({
      format: z.enum(['summary-csv', 'tickets-csv', 'summary-md', 'deadlines-ics']),
      /** The running one where none is named. */
      quarter: z.optional(zQuarterName),
    }),
    answer: z.strictObject({ name: z.string(), type: z.string(), text: z.string() }),
  },
} satisfies Commands;
