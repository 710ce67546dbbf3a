/** Reminders: a round whenever something changed or the alarm rings; what the clerk does with them. */
import { browser } from 'wxt/browser';
import { say } from '../../components/say.ts';
import type { Until } from '../../lib/protocol/own.ts';
import type { Notice } from '../../lib/reminders/group.ts';
import { showableMs } from '../../lib/reminders/hours.ts';
import { reminderSettings, saveReminderSettings } from '../../lib/reminders/kept.ts';
import { NOTIFICATION, type Notifier, remindRound } from '../../lib/reminders/run.ts';
import type { ReminderSettings } from '../../lib/reminders/settings.ts';
import { nextMorning } from '../../lib/reminders/snoozing.ts';
import { pruneLedger, recordClosed, recordSeen, retireLeft, snooze, unseen } from '../../lib/store/ledger.ts';
import type { LedgerRow } from '../../lib/store/schema.ts';
import { ticketOf } from '../../lib/store/tickets.ts';
import { words } from '../../lib/ticket/words.ts';
import { officeHours } from './calendar.ts';
import { showIcon } from './icon.ts';
import { enabledOrigins } from './sites.ts';
import { theStore } from './the-store.ts';

export const REMIND_ALARM = 'remind';
/** A deadline is looked for this often even when no reminder is near. */
const PERIOD_MINUTES = 15;
const HOUR_MS = 3_600_000;

/** Makes sure that the alarm exists: browsers may drop alarms at an update or a crash. */
export async function ensureAlarm(): Promise<void> {
  if (!(await browser.alarms.get(REMIND_ALARM))) await setAlarm(undefined);
}

async function setAlarm(nextMs: number | undefined): Promise<void> {
  // Browsers refuse less than half a minute; after sleep a late alarm fires once and all is computed anew.
  const latest = Date.now() + PERIOD_MINUTES * 60_000;
  const when = Math.max(Date.now() + 31_000, Math.min(nextMs ?? latest, latest));
  await browser.alarms.create(REMIND_ALARM, { when, periodInMinutes: PERIOD_MINUTES });
}

let running: Promise<void> = Promise.resolve();
let waiting: Promise<void> | undefined;

/**
 * Shows what has come up and winds the alarm for what comes next. Calls run one after another; those that wait while one runs
 * are one.
 */
export function remind(): Promise<void> {
  waiting ??= running
    .catch(() => undefined)
    .then(() => {
      waiting = undefined;
      return work();
    });
  running = waiting;
  return waiting;
}

async function work(): Promise<void> {
  const store = theStore();
  const [settings, sites, office] = await Promise.all([reminderSettings(store), enabledOrigins(), officeHours()]);
  const round = { store, notifier, nowMs: Date.now(), sites, settings, ...office };
  const { nextMs, refusal } = await remindRound(round);
  // The system may refuse notifications; icon, popup and page still show what is unseen.
  if (refusal) console.warn('Anqi: no notification:', refusal);
  await setAlarm(nextMs);
  await showIcon();
}

/** Drops what the ledger no longer needs: at a start of the worker. */
export async function tidyLedger(): Promise<void> {
  const nowMs = Date.now();
  await retireLeft(theStore(), nowMs);
  await pruneLedger(theStore(), nowMs);
}

const notifier: Notifier = {
  async ids() {
    return new Set(Object.keys(await browser.notifications.getAll()).filter((id) => id.startsWith(NOTIFICATION)));
  },
  show: async (id, { title, lines }: Notice) => {
    const options = {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: say(title),
      message: lines
        .map(({ ticketNo, lead, text }) => [ticketNo, ...(lead ? [say(lead)] : []), say(text)].join(' '))
        .join('\n'),
      contextMessage: say(words('extName')),
    } as const;
    const buttons = [{ title: say(words('snooze_hour_action')) }, { title: say(words('page_alert_close')) }];
    // Firefox knows no buttons.
    await browser.notifications.create(id, import.meta.env.FIREFOX ? options : { ...options, buttons });
  },
  clear: async (id) => {
    await browser.notifications.clear(id);
  },
};

/** What is unseen now. */
export async function unseenNow(): Promise<LedgerRow[]> {
  return unseen(theStore(), Date.now(), await enabledOrigins());
}

/** Those that were there when a list of them was drawn: what came up after it stays. */
async function unseenAt(asOfMs: number): Promise<LedgerRow[]> {
  const nowMs = Date.now();
  // What was planned in the future was planned before the PC's clock was set back.
  const wasThere = (plannedMs: number) => plannedMs <= asOfMs || plannedMs > nowMs;
  return (await unseenNow()).filter(({ plannedAt }) => wasThere(Date.parse(plannedAt)));
}

/** The clerk has seen what there was at an instant. */
export async function seeReminders(asOfMs: number): Promise<void> {
  await see(await unseenAt(asOfMs));
}

async function see(rows: readonly LedgerRow[]): Promise<void> {
  await recordSeen(theStore(), keysOf(rows), Date.now());
  await afterwards();
}

/** Puts off what there was at an instant. */
export async function snoozeReminders(until: Until, asOfMs: number): Promise<void> {
  await putOff(await unseenAt(asOfMs), until);
}

async function putOff(rows: readonly LedgerRow[], until: Until): Promise<void> {
  const { calendar, hours } = await officeHours();
  const nowMs = Date.now();
  const named = { hour: nowMs + HOUR_MS, morning: nextMorning(nowMs, calendar, hours) };
  const wished = typeof until === 'number' ? Math.max(until, nowMs) : named[until];
  const { quiet } = await reminderSettings(theStore());
  await snooze(theStore(), keysOf(rows), showableMs(wished, calendar, hours, quiet) ?? wished);
  await afterwards();
}

export async function keepReminderSettings(settings: ReminderSettings): Promise<void> {
  await saveReminderSettings(theStore(), settings);
  await remind();
}

/** Notifications go, and icon and pages say what is left. */
async function afterwards(): Promise<void> {
  for (const id of await notifier.ids()) await notifier.clear(id);
  await remind();
}

/** A click on a notification: the one ticket at its page, or else the worklist, comes to the front. */
export async function wasClicked(id: string): Promise<void> {
  if (!id.startsWith(NOTIFICATION)) return;
  const rows = await saidBy(id);
  const [first] = rows;
  const tickets = new Set(rows.map(({ site, ticketNo }) => `${site}|${ticketNo}`));
  const only = tickets.size === 1 && first ? await ticketOf(theStore(), first.site, first.ticketNo) : undefined;
  await browser.tabs.create({ url: only?.url ?? browser.runtime.getURL('/sidepanel.html') });
  await see(rows);
}

/** A notification was closed, by whomever: so it had been shown. */
export async function wasClosed(id: string): Promise<void> {
  if (id.startsWith(NOTIFICATION)) await recordClosed(theStore(), id, Date.now());
}

/** A button of a notification: put off by an hour, or seen. */
export async function wasPressed(id: string, button: number): Promise<void> {
  if (!id.startsWith(NOTIFICATION)) return;
  const rows = await saidBy(id);
  if (button === 0) await putOff(rows, 'hour');
  else await see(rows);
}

/** What a notification spoke of, where it is still unseen. */
async function saidBy(id: string): Promise<LedgerRow[]> {
  return (await unseenNow()).filter(({ notification }) => notification === id);
}

const keysOf = (rows: readonly LedgerRow[]) => rows.map(({ key }) => key);
