/** Reminders: planned from the store whenever something changed, shown once, kept in the ledger until seen. */
import { browser } from 'wxt/browser';
import { say } from '../../components/say.ts';
import { groupWords } from '../../lib/reminders/group.ts';
import { planReminders, type Reminder } from '../../lib/reminders/plan.ts';
import { claimReminders, ledgerKeys, recordSeen, recordShown, unseen } from '../../lib/store/ledger.ts';
import { openTickets, ticketOf } from '../../lib/store/tickets.ts';
import { words } from '../../lib/ticket/words.ts';
import { officeHours } from './calendar.ts';
import { showIcon } from './icon.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

export const REMIND_ALARM = 'remind';
const NOTIFICATION = 'anqi-reminders';
/** A deadline is looked for this often even when no reminder is near: the icon counts what falls due. */
const PERIOD_MINUTES = 15;

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

/** Shows what has fallen due and winds the alarm for what comes next. Calls run one after another. */
export function remind(): Promise<void> {
  running = running.catch(() => undefined).then(work);
  return running;
}

async function work(): Promise<void> {
  const nowMs = Date.now();
  const [tickets, given] = await Promise.all([openTickets(theStore()), ledgerKeys(theStore())]);
  const enabled = await enabledOrigins();
  const { calendar, hours } = await officeHours();
  const plan = planReminders(
    tickets.filter(({ site }) => enabled.has(site)),
    given,
    nowMs,
    calendar,
    hours,
  );
  const claimed = new Set(
    await claimReminders(
      theStore(),
      plan.due.map(({ key }) => key),
      nowMs,
    ),
  );
  const mine = plan.due.filter(({ key }) => claimed.has(key));
  if (mine.length > 0) await show(mine);
  await setAlarm(plan.nextMs);
  await showIcon();
}

async function show(reminders: readonly Reminder[]): Promise<void> {
  const notice = groupWords(reminders);
  if (!notice) return;
  const message = notice.lines.map(({ ticketNo, text }) => `${ticketNo} ${say(text)}`).join('\n');
  try {
    await browser.notifications.create(NOTIFICATION, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: say(notice.title),
      message,
      contextMessage: say(words('extName')),
    });
    await recordShown(
      theStore(),
      reminders.map(({ key }) => key),
      Date.now(),
    );
  } catch (error) {
    // The system may refuse notifications; icon, popup and page still show what is unseen.
    console.warn('Anqi: no notification:', error);
  }
  for (const site of new Set(reminders.map((reminder) => reminder.site))) await tellTabs(site, 'refresh');
}

/** A click on the notification: the one ticket, or else the platform, comes to the front. */
export async function wasClicked(id: string): Promise<void> {
  if (id !== NOTIFICATION) return;
  await browser.notifications.clear(id);
  const rows = await unseen(theStore(), Date.now(), await enabledOrigins());
  const first = rows[0];
  if (!first) return;
  const ticket = await ticketOf(theStore(), first.site, first.ticketNo);
  await recordSeen(
    theStore(),
    rows.map((row) => row.key),
    Date.now(),
  );
  await browser.tabs.create({ url: (rows.length === 1 && ticket?.url) || first.site });
  await tellTabs(first.site, 'refresh');
}
