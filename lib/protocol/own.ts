/** What the extension's own pages (popup) may ask of the background. Content scripts may not. */
import * as z from 'zod/mini';
import { zClockView } from '../clocks/view.ts';
import { METRIC_IDS } from '../metrics/definitions.ts';
import { zFigure } from '../metrics/figures.ts';
import { zSite } from '../ticket/model.ts';
import { zWords } from '../ticket/words.ts';
import type { Commands } from './answer.ts';
import { zFinding } from './page.ts';

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

export const ownCommands = {
  /** What is known of a site and whether the browser lets Anqi in. */
  site: {
    request: z.strictObject({ origin: zSite }),
    answer: z.strictObject({ enabled: z.boolean() }),
  },
  /** Remembers that the clerk wants this site, before the browser asks for the permission: the popup may close then. */
  wish: { request: z.strictObject({ origin: zSite, tabId: zTabId }), answer: zNothing },
  /** Carries the wish out once the permission is there; reads the open tab. */
  enable: { request: z.strictObject({ origin: zSite, tabId: zTabId }), answer: zFinding },
  disable: { request: z.strictObject({ origin: zSite, deleteData: z.boolean() }), answer: zNothing },
  /** Reads a tab again. */
  read: { request: z.strictObject({ tabId: zTabId }), answer: zFinding },
  /** Quarter to date. */
  overview: {
    request: zNothing,
    answer: z.strictObject({
      period: zWords,
      figures: z.array(zFigure),
      reminders: z.array(zLine),
      /** Tickets known at all: none means that nothing was ever read. */
      known: z.boolean(),
      /** Rows of the store that no longer have their shape. */
      broken: z.number(),
    }),
  },
  behind: {
    request: z.strictObject({
      figure: z.enum(METRIC_IDS),
      offset: z.number().check(z.int(), z.minimum(0)),
      limit: z.number().check(z.int(), z.minimum(1), z.maximum(500)),
    }),
    answer: z.strictObject({ lines: z.array(zLine), more: z.boolean() }),
  },
  /** What the browser answered when a window asked it to keep the store (workers cannot ask). */
  keepsStore: { request: z.strictObject({ answer: z.boolean() }), answer: zNothing },
  remindersSeen: { request: zNothing, answer: zNothing },
  exportFile: {
    request: z.strictObject({ format: z.enum(['summary-csv', 'tickets-csv', 'summary-md']) }),
    answer: z.strictObject({ name: z.string(), type: z.string(), text: z.string() }),
  },
} satisfies Commands;
