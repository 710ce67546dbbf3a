/** Telling well-formed observations from others before anything is written. */
import { dayNumber, latestMs } from '../calendar/time.ts';
import { type Observation, TIME_FIELDS, zObservation, zTicketNo } from '../ticket/model.ts';
import { issuesText } from './rows.ts';

/** An observation that was not stored, with what is wrong with it (fields and rules, no values). */
export interface Refused {
  ticketNo?: string;
  reason: string;
}

/** Observations that may be stored, and the refused ones. */
export function sift(observations: readonly unknown[]): { seen: Observation[]; refused: Refused[] } {
  const seen: Observation[] = [];
  const refused: Refused[] = [];
  for (const candidate of observations) {
    const result = zObservation.safeParse(candidate);
    if (!result.success) {
      refused.push({ ...numberOf(candidate), reason: issuesText(result.error.issues) });
      continue;
    }
    const wrong = TIME_FIELDS.find((field) => !isTime(result.data[field]));
    if (wrong === undefined) seen.push(result.data);
    else refused.push({ ticketNo: result.data.ticketNo, reason: `${wrong}: not a time` });
  }
  return { seen, refused };
}

/** The pattern of a moment lets 2026-02-30 and 25:00 through. */
function isTime(moment: string | undefined): boolean {
  if (moment === undefined) return true;
  try {
    dayNumber(moment);
    return !Number.isNaN(latestMs(moment));
  } catch {
    return false;
  }
}

function numberOf(candidate: unknown): { ticketNo?: string } {
  if (typeof candidate !== 'object' || candidate === null || !('ticketNo' in candidate)) return {};
  const ticketNo = zTicketNo.safeParse(candidate.ticketNo);
  return ticketNo.success ? { ticketNo: ticketNo.data } : {};
}
