/** Reminders: shown once, kept until seen, even when the system swallows the notification or the worker dies. */

import { instantText } from '../../lib/calendar/time.ts';
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, test } from './support/anqi.ts';
import { officeMorning, officeNight, setWorkerClock } from './support/clock.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const MORNING = officeMorning();
const HOUR = 3_600_000;
const printed = (ms: number) => instantText(ms).slice(0, 16).replace('T', ' ');
const TICKETS = [
  { ticketNo: '202600000001', title: '一小时后到期', dueAt: printed(MORNING + HOUR) },
  { ticketNo: '202600000002', title: '昨天已超期', dueAt: printed(MORNING - 24 * HOUR) },
  { ticketNo: '202600000003', title: '还早', dueAt: printed(MORNING + 30 * 24 * HOUR) },
];

const notifications = (anqi: Anqi) =>
  anqi.inPopup((popup) => popup.evaluate(async () => Object.keys(await chrome.notifications.getAll())));
const icon = (anqi: Anqi) => anqi.inPopup((popup) => popup.evaluate(() => chrome.action.getBadgeText({})));
/** What the ledger says was said: all but whether it was seen, which a later stage of the same limit, said by the real clock, sets too. */
const said = async (anqi: Anqi) => (await stored(anqi, 'ledger')).map(({ seen: _seen, ...row }) => row);
const stages = async (anqi: Anqi) =>
  (await stored(anqi, 'ledger')).map(({ ticketNo, stage }) => `${ticketNo} ${stage}`).sort();

test('what falls due is reminded of in the system, icon, popup and page, once', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await setWorkerClock(anqi, MORNING);
  await anqi.page.goto(sites.serve(listPage(TICKETS)));
  await anqi.enable();
  await expect.poll(async () => (await notifications(anqi)).length).toBe(1);
  expect(await stages(anqi)).toEqual([
    '202600000001 before:2workingHours',
    expect.stringMatching(/^202600000002 morning:/),
  ]);
  await expect.poll(() => icon(anqi)).toBe('2');
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert', '1', '1'));

  // The system swallows it, the worker dies: the popup and the page still say it, and it is not said anew.
  await anqi.inPopup((popup) =>
    popup.evaluate(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
    }),
  );
  const rows = await said(anqi);
  await killWorker(anqi);
  await anqi.page.reload();
  await anqi.inPopup(async (popup) => {
    await expect(popup.locator('.reminders .no')).toHaveText(['202600000002', '202600000001']);
  });
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert_close'));
  // The new worker has the real time again: what was said before stands as it was, whatever else is due by then.
  expect(await said(anqi)).toEqual(expect.arrayContaining(rows));

  await anqi.inPopup(async (popup) => {
    await popup.getByText(say('popup_reminders_seen')).click();
    await expect(popup.locator('.reminders')).toHaveCount(0);
  });
  await expect.poll(() => notices(anqi.page)).not.toContain(say('page_alert_close'));
  await expect.poll(() => icon(anqi)).toBe('');
});

test('at night icon, popup and page tell it, and no notification comes', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await setWorkerClock(anqi, officeNight());
  await anqi.page.goto(sites.serve(listPage(TICKETS)));
  await anqi.enable();
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert', '1', '1'));
  await expect.poll(() => icon(anqi)).toBe('2');
  expect(await notifications(anqi)).toEqual([]);
  expect((await stored(anqi, 'ledger')).filter(({ shownAt }) => shownAt !== undefined)).toEqual([]);
});

test('a reminder put off is nowhere until its time, and then everywhere again', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await setWorkerClock(anqi, MORNING);
  await anqi.page.goto(sites.serve(listPage(TICKETS)));
  await anqi.enable();
  await expect.poll(async () => (await notifications(anqi)).length).toBe(1);
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert', '1', '1'));
  // What comes while the line stands there is put off with it.
  await anqi.page.locator('tbody').evaluate(
    (body, due) => {
      const row = body.querySelector('tr')?.cloneNode(true) as HTMLTableRowElement;
      for (const [i, text] of ['202600000004', '前天已超期', '张女士', due].entries())
        (row.cells[i] as HTMLTableCellElement).textContent = text;
      body.append(row);
    },
    printed(MORNING - 48 * HOUR),
  );
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert', '2', '1'));
  await pressOnPage(anqi.page, say('snooze_hour_action'));
  await expect.poll(() => icon(anqi)).toBe('');
  expect(await notifications(anqi)).toEqual([]);
  await expect.poll(() => notices(anqi.page)).not.toContain(say('page_alert_close'));

  // An hour and a minute later, after which the one has a limit that passed too.
  await setWorkerClock(anqi, MORNING + HOUR + 60_000);
  await anqi.inPopup((popup) => popup.evaluate(() => chrome.alarms.create('remind', { when: Date.now() })));
  await expect.poll(async () => (await notifications(anqi)).length, { timeout: 45_000 }).toBe(1);
  await expect.poll(() => icon(anqi)).toBe('3');
  await expect.poll(() => notices(anqi.page)).toContain(say('page_alert', '3', '0'));
});

test('a deadline far ahead does not put the alarm to sleep: the icon counts what falls due', async ({
  anqi,
  sites,
}) => {
  await anqi.page.goto(sites.serve(listPage([{ ticketNo: '202600000009', title: '还早', dueAt: '2030-01-02 17:30' }])));
  await anqi.enable();
  const minutes = () =>
    anqi.inPopup((popup) =>
      popup.evaluate(async () => (((await chrome.alarms.get('remind'))?.scheduledTime ?? 0) - Date.now()) / 60_000),
    );
  await expect.poll(minutes).toBeGreaterThan(0);
  expect(await minutes()).toBeLessThanOrEqual(15);
});

test('the alarm that reminds is there after every start of the worker', async ({ anqi }) => {
  await anqi.inPopup((popup) => popup.evaluate(() => chrome.alarms.clearAll()));
  await killWorker(anqi);
  await anqi.inPopup(async (popup) => {
    await expect
      .poll(() => popup.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name)))
      .toEqual(['remind']);
  });
});
