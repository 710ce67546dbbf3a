/** What is read off both faces, against what the platform knows. */
import { hostileNumbers } from '../../practice/data/hostile.ts';
import type { PracticeTicket } from '../../practice/data/model.ts';
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, openLegacy, signInLegacy, signInModern, test } from './support/anqi.ts';
import { type StoredTicket, stored } from './support/stored.ts';
import { detailTruth, listTruth } from './support/truth.ts';

/** Waits until the store holds as many tickets, then gives each with what the platform knows of it. */
async function readBack(
  anqi: Anqi,
  tickets: readonly PracticeTicket[],
  count: number,
): Promise<[StoredTicket, PracticeTicket][]> {
  const rows = async () => (await stored(anqi, 'tickets')).length;
  await expect.poll(rows).toBe(count);
  return (await stored(anqi, 'tickets')).map((row) => {
    const ticket = tickets.find(({ ticketNo }) => ticketNo === row.ticketNo);
    if (!ticket) throw new Error(`read a ticket that is none: ${row.ticketNo}`);
    return [row, ticket];
  });
}

const toMinutes = (row: StoredTicket) =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, /At$/.test(field) ? String(value).slice(0, 16) : value]),
  );

test('modern lists: every open, finished and returned ticket, every field', async ({ anqi, practice }) => {
  await signInModern(anqi.page, practice, '?size=1000');
  await anqi.enable();
  const running = practice.tickets.filter((ticket) => ticket.quarter !== '2020Q2');
  const of = (...statuses: string[]) => running.filter(({ status }) => statuses.includes(status)).length;
  const open = running.length - of('已办结', '已退回');
  await readBack(anqi, practice.tickets, open);
  await killWorker(anqi);
  await anqi.page.goto(`${practice.origin}/modern/done?size=1000`);
  await readBack(anqi, practice.tickets, open + of('已办结'));
  await anqi.page.goto(`${practice.origin}/modern/returned?size=1000`);
  const read = await readBack(anqi, practice.tickets, running.length);
  for (const [row, ticket] of read) expect(row).toMatchObject(listTruth(ticket));
});

for (const face of ['modern', 'legacy'] as const) {
  test(`${face} details: every field of an open, a finished and a returned ticket`, async ({ anqi, practice }) => {
    const running = practice.tickets.filter((ticket) => ticket.quarter !== '2020Q2');
    const chosen = ['calm', 'rework', 'finishedLate', 'returned'].map((sort) =>
      running.find((ticket) => ticket.sort === sort),
    );
    await (face === 'modern' ? signInModern : signInLegacy)(anqi.page, practice);
    await anqi.enable();
    for (const ticket of chosen) {
      if (!ticket) throw new Error('the practice data lacks a sort');
      await killWorker(anqi);
      const path = face === 'modern' ? `modern/ticket/${ticket.ticketNo}` : `legacy/detail?id=${ticket.ticketNo}`;
      await anqi.page.goto(`${practice.origin}/${path}`);
      const truth = detailTruth(ticket);
      await expect(async () => {
        const row = (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === ticket.ticketNo);
        expect(toMinutes(row ?? { site: '', ticketNo: '' })).toMatchObject(truth);
        expect(row?.reply).toBe(ticket.answer?.text);
        expect(row?.returnReason).toBe(ticket.returnReason);
        expect(row?.satisfaction).toBe(ticket.callback?.satisfaction);
      }).toPass({ timeout: 20_000 });
    }
  });
}

test('legacy lists: split header, frozen columns, times without their year, a page in GBK', async ({
  anqi,
  practice,
}) => {
  await signInLegacy(anqi.page, practice);
  await anqi.enable();
  const read = await readBack(anqi, practice.tickets, 15);
  await openLegacy(anqi.page, 'done');
  const all = await readBack(anqi, practice.tickets, 30);
  expect(read).toHaveLength(15);
  for (const [row, ticket] of all) {
    expect(row).toMatchObject(listTruth(ticket));
    expect(toMinutes(row).assignedAt).toBe(detailTruth(ticket).assignedAt);
  }
});

test('hostile texts are kept to the letter and never run', async ({ anqi, practice }) => {
  await signInModern(anqi.page, practice, '?size=1000');
  await anqi.enable();
  for (const ticketNo of hostileNumbers(practice.tickets)) {
    const ticket = practice.tickets.find((each) => each.ticketNo === ticketNo);
    await anqi.page.goto(`${practice.origin}/modern/ticket/${ticketNo}`);
    await expect(async () => {
      const row = (await stored(anqi, 'tickets')).find((each) => each.ticketNo === ticketNo);
      expect([row?.title, row?.content]).toEqual([ticket?.title, ticket?.content]);
    }).toPass({ timeout: 20_000 });
    expect(await anqi.page.evaluate(() => '__hacked' in window)).toBe(false);
  }
  await anqi.inPopup(async (popup) => {
    await popup.locator('[data-figure=dueTomorrow]').click();
    await expect(popup.locator('.tickets, .note').first()).toBeVisible();
    expect(await popup.evaluate(() => '__hacked' in window)).toBe(false);
  });
});

test('a changed status is kept with its history, and nothing known is lost', async ({ anqi, practice }) => {
  const { page } = anqi;
  await signInLegacy(page, practice);
  await anqi.enable();
  const waiting = practice.tickets.find(({ status, quarter }) => status === '待签收' && quarter !== '2020Q2');
  if (!waiting) throw new Error('no ticket waits for its signature');
  await page.goto(`${practice.origin}/legacy/detail?id=${waiting.ticketNo}`);
  const row = async () => (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === waiting.ticketNo);
  // The list may have given the ticket already: wait for what only its own page prints.
  await expect.poll(async () => (await row())?.content).toBe(waiting.content);
  const before = await row();
  expect(before?.status).toBe('待签收');
  await page.frameLocator('iframe').getByRole('button', { name: '签 收' }).click();
  await expect.poll(async () => (await row())?.status).toBe('待处置');
  expect(await row()).toMatchObject({
    content: before?.content,
    dueAt: before?.dueAt,
    citizenPhone: before?.citizenPhone,
  });
  const changes = await stored(anqi, 'changes');
  expect(changes).toContainEqual(
    expect.objectContaining({ ticketNo: waiting.ticketNo, field: 'status', from: '待签收', to: '待处置' }),
  );
});
