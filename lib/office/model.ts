/** What the statistics page asks of the worker that counts, and what it is answered. */
import * as z from 'zod/mini';
import type { LeaderDay } from '../bulletin/leader.ts';
import type { Block, FieldText } from '../bulletin/model.ts';
import { type OfficeProfile, zOfficeProfile } from '../bulletin/settings.ts';
import { LIST_NAMES, type List, type Report, SPLITS } from '../figures/report.ts';
import { OFFICE_FORMATS } from '../reports/office-names.ts';
import type { Checked } from '../verifying/verify.ts';

export const zAsked = z.strictObject({
  /** 2020Q2, 2020-05, 2020. */
  period: z.string(),
  /** One unit only; '' for the tickets that show none. */
  unit: z.optional(z.string()),
  /** Whether a period that is over is judged at its end, or now. */
  asOf: z._default(z.enum(['end', 'now']), 'end'),
  /** Other definitions and texts than those that are kept: to look at what they would give. */
  profile: z.optional(zOfficeProfile),
});
export type Asked = z.input<typeof zAsked>;

/** A report as it can be sent: without the calendar. */
export type ReportView = Omit<Report, 'question' | 'cases' | 'lists'> & {
  period: string;
  /** It is not over: it ends today. */
  toDate: boolean;
  /** How many tickets each list holds. */
  lists: Record<List, number>;
  asOfMs: number;
  /** First and last day. */
  days: readonly [string, string];
};

export interface Loaded {
  report: ReportView;
  profile: OfficeProfile;
  unit?: string;
  /** All units of the period's tickets, whether one was chosen or not. */
  units: string[];
  /** How many tickets were read. */
  tickets: number;
  leader: Omit<LeaderDay, 'entries'>[];
}

/** Of which tickets a figure speaks. */
export const zScope = z.strictObject({
  by: z.enum(['hotline', 'mailbox', 'unit', 'mailboxUnit', ...SPLITS]),
  /** The unit, the category …; '' for those that show none. */
  name: z.optional(z.string()),
});
export type Scope = z.infer<typeof zScope>;

/** A ticket as a line of a list. */
export interface OfficeLine {
  ticketNo: string;
  site: string;
  url?: string;
  title: string;
  unit: string;
  channel: string;
  category: string;
  /** A moment as it is printed, or ''. */
  dueAt: string;
  finishedAt: string;
  /** Of an open one past its limit, and of one that was finished late. */
  overdue: boolean;
  satisfaction: string;
  /** What the citizen said, else what the call-back ticked. */
  why: string;
}

export interface Page {
  lines: OfficeLine[];
  total: number;
}

export interface Draft {
  blocks: Block[];
  /** What the texts may name, as it is printed now. */
  fields: FieldText[];
  /** Figures in the texts that do not follow from the others: somebody typed them. */
  differing: Checked[];
}

/** A printed bulletin and what the check finds in it. */
export interface Verified {
  text: string;
  found: Checked[];
}

export const zFileAsked = z.strictObject({
  format: z.enum([...OFFICE_FORMATS, 'all']),
  unmask: z.boolean(),
});
export type FileAsked = z.infer<typeof zFileAsked>;

export interface MadeFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How many tickets it speaks of. */
  tickets: number;
}

export const zList = z.enum(LIST_NAMES);
