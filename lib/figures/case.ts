/** A ticket as figures count it: only what decides a count, whatever file it came from. */
import { isDay, latestMs } from '../calendar/time.ts';

export const OPINIONS = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const;
export type Opinion = (typeof OPINIONS)[number];

export interface Case {
  ticketNo: string;
  /** The platform that it stands on, where there are several: another one may give the same number to another ticket. */
  site?: string;
  /** '' where the ticket shows none. */
  unit: string;
  category: string;
  channel: string;
  kind: string;
  /** Epoch milliseconds; undefined where the ticket shows none. */
  receivedMs?: number;
  assignedMs?: number;
  /** Last millisecond in time. */
  dueMs?: number;
  finishedMs?: number;
  /** Of the end only the day is known: it is finished from its beginning on. */
  isFinishedDay?: true;
  /** Finished, and nothing says when: whether it was in time is not known. */
  isUntimed?: true;
  isReturned: boolean;
  /** Taken back by whoever gave it: no return of the unit's. */
  isWithdrawn?: true;
  /** No ticket of its own: an invalid letter, or the same one sent again. */
  isInvalid?: boolean;
  isCalledBack: boolean;
  opinion?: Opinion;
  contacted?: boolean;
  solved?: boolean;
  /** What the call-back heard of whether the citizen was told the outcome. */
  told?: boolean;
  isRework: boolean;
  /** The units that had it, one after the other, where it went from one to another. */
  units?: readonly string[];
}

/** The same for readings of one ticket, and for no other ticket: letters and calls are numbered apart. */
export const keyOf = (each: Case): string => `${each.site ?? ''}\n${isLetter(each) ? 'letter' : ''}\n${each.ticketNo}`;

/** Letters are counted for themselves: 市长信箱, 区长信箱. */
export const isLetter = ({ channel }: Case): boolean => channel.includes('信箱');

const TIME =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A time as files write it; without an offset it is Beijing's, without a time of day the day's last millisecond.
 * @returns epoch milliseconds; undefined where it is no time
 */
export function timeOf(text: string): number | undefined {
  const found = TIME.exec(text.trim());
  if (!found) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', offset = '+08:00'] = found;
  const two = (digits: string) => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (!isDay(date)) return undefined;
  const ms =
    hour === undefined
      ? latestMs(date)
      : Date.parse(`${date}T${two(hour)}:${minute}:${second}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(ms) ? undefined : ms;
}
