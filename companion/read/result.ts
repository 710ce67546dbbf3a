/** What `anqi read` prints of one file, and what a frame hands out of the page: data that is checked before use. */
import * as z from 'zod/mini';
import { type Observation, zObservation } from '../../lib/ticket/model.ts';

const zWarning = z.object({
  code: z.string(),
  label: z.optional(z.string()),
  row: z.optional(z.number()),
  ticketNo: z.optional(z.string()),
  detail: z.optional(z.string()),
});
export type Warning = z.infer<typeof zWarning>;

const zKind = z.enum(['list', 'detail', 'none']);

const zFrame = z.object({ kind: zKind, tickets: z.array(z.unknown()), warnings: z.array(zWarning) });

/** One frame's reading. */
export interface FrameReading {
  kind: z.infer<typeof zKind>;
  tickets: Observation[];
  warnings: Warning[];
}

/** One line of the output. */
export interface FileReading extends FrameReading {
  file: string;
}

/** The code of the warning for a file that could not be opened or read. */
const UNREADABLE = 'unreadable-file';

/** Takes a frame's answer apart; a ticket that breaks the model is left out, with a warning. */
export function checkFrame(value: unknown): FrameReading {
  const frame = zFrame.parse(value);
  const tickets: Observation[] = [];
  const warnings = [...frame.warnings];
  for (const ticket of frame.tickets) {
    const checked = zObservation.safeParse(ticket);
    if (checked.success) tickets.push(checked.data);
    else
      warnings.push({ code: 'invalid-ticket', detail: checked.error.issues.map((i) => i.path.join('.')).join(', ') });
  }
  return { kind: frame.kind, tickets, warnings };
}

export function unreadable(file: string, detail: string): FileReading {
  return { file, kind: 'none', tickets: [], warnings: [{ code: UNREADABLE, detail }] };
}

export function isUnreadable(reading: FileReading): boolean {
  return reading.warnings.some((warning) => warning.code === UNREADABLE);
}
