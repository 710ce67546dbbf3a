/** The popup: figures of the quarter to date, the tickets behind them, the number on the icon, the files. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import { counts } from './support/counts.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

/** Reads everything that the platform lists of the running quarter. */
async function readAll(anqi: Anqi, origin: string, running: readonly PracticeTicket[]): Promise<void> {
  const count = () => stored(anqi, 'tickets').then((rows) => rows.length);
  const returned = running.filter(({ status }) => status === '已退回').length;
  await anqi.enable();
  await anqi.page.goto(`${origin}/modern/done?size=1000`);
  await expect.poll(count).toBe(running.length - returned);
  await anqi.page.goto(`${origin}/modern/returned?size=1000`);
  await expect.poll(count).toBe(running.length);
}

test('figures equal the platform’s own count, carry their formula, and lead to their tickets', async ({
  anqi,
  practice,
}) => {
  const running = practice.tickets.filter(({ quarter }) => quarter !== '2020Q2');
  await signInModern(anqi.page, practice, '?size=1000');
  const say = await speaker(anqi);
  await readAll(anqi, practice.origin, running);
  await killWorker(anqi);
  const expected = counts(running, Date.now());
  const percent = (n: number) => `${((n * 100) / expected.due).toFixed(2)}%`;
  await anqi.inPopup(async (popup) => {
    const value = (id: string) => popup.locator(`[data-figure=${id}] .value`);
    await expect(value('due')).toHaveText(String(expected.due));
    await expect(value('finishRate')).toHaveText(percent(expected.finished));
    await expect(value('onTimeRate')).toHaveText(percent(expected.due - expected.overdue));
    await expect(value('overdue')).toHaveText(String(expected.overdue));
    await expect(value('dueToday')).toHaveText(String(expected.dueToday));
    await expect(value('dueTomorrow')).toHaveText(String(expected.dueTomorrow));
    const formula = say('metric_onTimeRate_formula');
    await expect(popup.locator('[data-figure=onTimeRate]')).toHaveAttribute('title', new RegExp(formula.slice(0, 4)));
    await expect.poll(() => popup.evaluate(() => chrome.action.getBadgeText({}))).toBe(String(expected.icon));

    await popup.locator('[data-figure=overdue]').click();
    await expect(popup.locator('.tickets li')).toHaveCount(Math.min(100, expected.overdue));
    await popup.getByText(say('back')).click();
    await popup.locator('[data-figure=dueToday]').click();
    await expect(popup.locator('.tickets .no')).toHaveCount(expected.dueToday);
  });
});

test('one click each: summary and tickets as files, masked, that no spreadsheet runs', async ({ anqi, practice }) => {
  const running = practice.tickets.filter(({ quarter }) => quarter !== '2020Q2');
  await signInModern(anqi.page, practice, '?size=1000');
  const say = await speaker(anqi);
  await readAll(anqi, practice.origin, running);
  const download = (format: string) =>
    anqi.inPopup(async (popup) => {
      const coming = popup.waitForEvent('download');
      await popup.locator(`[data-format=${format}]`).click();
      const file = await coming;
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    });
  const cells = (csv: string) => Papa.parse<string[]>(csv.slice(1), { header: false }).data;
  const dangerous = /^[\s"']*[=+\-@\t\r＝＋－＠]/;

  const summary = await download('summary-csv');
  expect(summary.name).toMatch(/\.csv$/);
  expect(summary.text.charCodeAt(0)).toBe(0xfeff);
  const due = cells(summary.text).find(([name]) => name === say('metric_due'));
  expect(due?.[1]).toBe(String(counts(running, Date.now()).due));

  const tickets = await download('tickets-csv');
  const rows = cells(tickets.text).filter((row) => row.length > 1);
  expect(rows.length - 1).toBe(counts(running, Date.now()).due);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  expect(rows.flat().some((cell) => dangerous.test(cell) && !cell.startsWith("'"))).toBe(false);
  const names = new Set(running.map(({ citizenName }) => citizenName).filter((name) => name.length > 1));
  expect(rows.flat().filter((cell) => names.has(cell))).toEqual([]);
  expect(tickets.text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);

  const markdown = await download('summary-md');
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toContain(say('metric_onTimeRate'));

  const deadlines = await download('deadlines-ics');
  expect(deadlines.name).toMatch(/\.ics$/);
  const unfolded = deadlines.text.replace(/\r\n /g, '');
  const uids = [...unfolded.matchAll(/^UID:(.*)\.limit@.*\r$/gm)].map(([, ticketNo]) =>
    decodeURIComponent(ticketNo ?? ''),
  );
  const open = running.filter((ticket) => ticket.dueAt !== undefined && isOpen(ticket));
  expect(uids.sort()).toEqual(open.map(({ ticketNo }) => ticketNo).sort());
  expect(unfolded).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
});
