/**
 * One round of reminding: what has come up is claimed, what may be shown is shown, and the next round is set. It may be cut
 * short anywhere, and be run again at any time:
 *
 *     stage comes ─claim─▶ planned ─note id─▶ about to show ─notification─▶ shown ─clerk─▶ seen
 *                             └──────────── a new worker asks the browser which ids it has ┘
 */
import { dayOfMs, dayText } from '../calendar/time.ts';
import { claimDigest, digestShown } from '../store/digest.ts';
import { claimReminders, ledgerKeys, nextWaking, recordShowing, recordShown, unseen } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import type { LedgerRow } from '../store/schema.ts';
import { openTickets } from '../store/tickets.ts';
import type { Ticket } from '../ticket/model.ts';
import { digestWords, isDigestDue, nextDigest } from './digest.ts';
import { groupWords, type Notice } from './group.ts';
import { showableMs } from './hours.ts';
import { planReminders, type Reminding } from './plan.ts';
import { toldOf } from './told.ts';

/** The system's notifications, as far as they are ours. */
export interface Notifier {
  /** Ids of those that are still there. */
  ids(): Promise<ReadonlySet<string>>;
  /** @throws when the system refuses it */
  show(id: string, notice: Notice): Promise<void>;
  clear(id: string): Promise<void>;
}

export interface Round extends Reminding {
  store: Store;
  notifier: Notifier;
  nowMs: number;
  /** Sites whose tickets are spoken of. */
  sites: ReadonlySet<string>;
}

export interface Reminded {
  /** When the next round is due, epoch milliseconds. */
  nextMs?: number;
  /** The system refused the notification: icon, popup and page still show what is unseen. */
  refusal?: unknown;
}

export const NOTIFICATION = 'anqi-reminders';

export async function remindRound(round: Round): Promise<Reminded> {
  const { store, nowMs, sites, calendar, hours, settings } = round;
  const tickets = (await openTickets(store)).filter(({ site }) => sites.has(site));
  const plan = planReminders(tickets, await ledgerKeys(store), nowMs, round);
  await claimReminders(store, plan.keys, nowMs);
  const rows = await unseen(store, nowMs, sites);
  const pending = rows.filter((row) => row.shownAt === undefined || row.snoozedUntil !== undefined);
  const showable = showableMs(nowMs, calendar, hours, settings.quiet);
  const shown = showable === nowMs ? await show(pending, tickets, round) : {};
  const isWaiting = pending.length > 0 || isDigestDue(nowMs, settings, calendar);
  const waits = showable !== nowMs && isWaiting ? showable : undefined;
  const next = [plan.nextMs, waits, await nextWaking(store, nowMs, sites), nextDigest(nowMs, settings, calendar)];
  const known = next.filter((ms) => ms !== undefined);
  return {
    ...(known.length > 0 ? { nextMs: Math.min(...known) } : {}),
    ...shown,
  };
}

async function show(
  pending: readonly LedgerRow[],
  tickets: readonly Ticket[],
  { store, notifier, nowMs, calendar, settings }: Round,
): Promise<Pick<Reminded, 'refusal'>> {
  const day = dayText(dayOfMs(nowMs));
  const isMorning = isDigestDue(nowMs, settings, calendar);
  if (pending.length === 0 && !isMorning) return {};
  const there = await notifier.ids();
  // A worker that died after it had shown them could not say so.
  const told = pending.filter(
    ({ notification, snoozedUntil }) => snoozedUntil === undefined && there.has(notification ?? ''),
  );
  await recordShown(store, keysOf(told), nowMs);
  const due = pending.filter((row) => !told.includes(row));
  const id = `${NOTIFICATION}-${nowMs}`;
  const summary = isMorning ? digestWords(tickets, nowMs, calendar) : undefined;
  const title = summary && (await claimDigest(store, day, id, there)) ? summary : undefined;
  const notice = groupWords(toldOf(due, tickets, nowMs, calendar), title);
  if (!notice) return {};
  try {
    await recordShowing(store, keysOf(due), id);
    await notifier.show(id, notice);
  } catch (refusal) {
    return { refusal };
  }
  await recordShown(store, keysOf(due), nowMs);
  if (title) await digestShown(store, day);
  for (const old of there) if (old !== id) await notifier.clear(old);
  return {};
}

const keysOf = (rows: readonly LedgerRow[]) => rows.map(({ key }) => key);
