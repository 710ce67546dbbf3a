/** The key of a reminder: one for each ticket, clock, deadline and stage, so that it is given once. */
import * as z from 'zod/mini';
import { zClockName } from '../ticket/clocks.ts';
import { zSite, zTicketNo } from '../ticket/model.ts';
import { zMoment } from '../ticket/moment.ts';

/** `before:2workingHours` so long before the end, `end` at it, `morning:2026-11-25` a working morning after it. */
const zStage = z
  .string()
  .check(z.regex(/^(?:end|morning:\d{4}-\d{2}-\d{2}|before:[\d.]+(?:workingDays|calendarDays|workingHours|hours))$/));

export const zReminderParts = z.strictObject({
  site: zSite,
  ticketNo: zTicketNo,
  clock: zClockName,
  dueAt: zMoment,
  stage: zStage,
});
export type ReminderParts = z.infer<typeof zReminderParts>;

/** `site|ticketNo|clock|deadline|stage`. */
export function reminderKey(parts: ReminderParts): string {
  return [parts.site, parts.ticketNo, parts.clock, parts.dueAt, parts.stage].join('|');
}

/** The parts of a key, undefined when it is none. A ticket number may hold a bar, the other parts do not. */
export function parseReminderKey(key: string): ReminderParts | undefined {
  const [site, ...rest] = key.split('|');
  const [clock, dueAt, stage] = rest.splice(-3);
  const result = zReminderParts.safeParse({ site, ticketNo: rest.join('|'), clock, dueAt, stage });
  return result.success ? result.data : undefined;
}
