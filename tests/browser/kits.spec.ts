/** The same tickets in the kits that platforms are built with: lists with frozen columns, and details as each kit draws them. */
import type { PracticeTicket } from '../../practice/data/model.ts';
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import { type StoredTicket, stored } from './support/stored.ts';
import { detailTruth, listTruth } from './support/truth.ts';

const KITS = ['element-ui', 'ant-design-vue', 'layui', 'vxe-table'];
const PAGE = 20;

const toMinutes = (row: StoredTicket | undefined) =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([field, value]) => [field, /At$/.test(field) ? String(value).slice(0, 16) : value]),
  );

/** The fields that both sides speak of, alike. */
function agrees(row: StoredTicket, ticket: PracticeTicket): void {
  const truth: Record<string, unknown> = listTruth(ticket);
  const told = Object.fromEntries(Object.entries(truth).filter(([field]) => field in row));
  expect(toMinutes(row)).toMatchObject(toMinutes(told as StoredTicket));
}

/** Some kits draw frozen columns twice and hide one of them. */
const detailLinks = (anqi: Anqi) => anqi.page.getByText('详情').filter({ visible: true });

async function openKit(anqi: Anqi, origin: string, kit: string): Promise<void> {
  await anqi.page.goto(`${origin}/kits/${kit}/list`);
  await expect(detailLinks(anqi).first()).toBeVisible();
}

/** Badges that a person sees: nothing of the page lies over them, and no kit hides the copy of the column that they stand in. */
const badgesOnTop = (anqi: Anqi) =>
  anqi.page.evaluate(
    () =>
      [...document.querySelectorAll('anqi-mark')].filter((mark) => {
        const { left, top, width, height } = mark.getBoundingClientRect();
        // One that takes up no room stands above its own place.
        const at = width === 0 ? ([left + 6, top - 1] as const) : ([left + width / 2, top + height / 2] as const);
        return document.elementFromPoint(...at) === mark;
      }).length,
  );

for (const kit of KITS) {
  test(`${kit}: a list and a detail are read as the platform knows them`, async ({ anqi, practice }) => {
    await signInModern(anqi.page, practice);
    await openKit(anqi, practice.origin, kit);
    await anqi.enable();
    await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(PAGE);
    const rows = await stored(anqi, 'tickets');
    for (const row of rows) {
      const ticket = practice.tickets.find(({ ticketNo }) => ticketNo === row.ticketNo);
      if (!ticket) throw new Error(`${row.ticketNo} is no ticket of the platform`);
      agrees(row, ticket);
      if (ticket.dueAt !== undefined) expect(row).toHaveProperty('dueAt');
      for (const field of ['title', 'status', 'receivedAt', 'citizenPhone']) expect(row).toHaveProperty(field);
    }
    await expect.poll(() => badgesOnTop(anqi)).toBeGreaterThanOrEqual(5);
    await detailLinks(anqi).last().click();
    await expect(async () => {
      const detailed = (await stored(anqi, 'tickets')).find(
        (row) => row.content !== undefined && row.place !== undefined,
      );
      const ticket = practice.tickets.find(({ ticketNo }) => ticketNo === detailed?.ticketNo);
      if (!ticket) throw new Error('no detail was read');
      expect(toMinutes(detailed)).toMatchObject(detailTruth(ticket));
    }).toPass({ timeout: 20_000 });
    expect(await stored(anqi, 'tickets')).toHaveLength(PAGE);
  });
}
