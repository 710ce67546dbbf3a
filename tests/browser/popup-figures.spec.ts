/** The popup's quarters, charts and units: held against the platform's own data, all by the keyboard. */
import type { Locator, Page } from '@playwright/test';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { weeksOf } from '../../lib/calendar/weeks.ts';
import { type Period, quarterNamed, quarterOf } from '../../lib/metrics/quarter.ts';
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import { observed } from '../fixtures/observed.ts';
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import type { Sites } from './support/sites.ts';
import { speaker } from './support/words.ts';

const TODAY = dayOfMs(Date.now());
const RUNNING = quarterOf(TODAY);
const ARCHIVE = quarterNamed('2020Q2');

/** As many as one message takes. */
const BATCH = 500;

/** Puts tickets into the store as an import of the platform's lists does. */
async function store(anqi: Anqi, site: string, tickets: readonly PracticeTicket[]): Promise<void> {
  const all = tickets.map(observed);
  await anqi.inPopup(async (popup) => {
    for (let i = 0; i < all.length; i += BATCH) {
      const request = { site, observations: all.slice(i, i + BATCH), more: i + BATCH < all.length };
      const answer = await popup.evaluate(
        (given) => chrome.runtime.sendMessage({ anqi: 'importTickets', request: given }),
        request,
      );
      expect(answer).toMatchObject({ ok: true, answer: { refused: [] } });
    }
  });
}

/** Enables a site whose page shows no tickets. @returns its origin */
async function openEmpty(anqi: Anqi, sites: Sites): Promise<string> {
  const address = sites.serve('<p>没有工单</p>');
  await anqi.page.goto(address);
  await anqi.enable();
  return new URL(address).origin;
}

const dueDay = ({ dueAt }: PracticeTicket) => (dueAt === undefined ? Number.NaN : dayOfMs(dueAt));
const isLate = (ticket: PracticeTicket) =>
  (isOpen(ticket) ? Date.now() : (ticket.finishedAt ?? 0)) > (ticket.dueAt ?? Number.POSITIVE_INFINITY);

/** The tickets due in a quarter, to date, and of these the overdue ones. */
function dueIn(tickets: readonly PracticeTicket[], { start, end }: Pick<Period, 'start' | 'end'>) {
  const last = Math.min(end, TODAY);
  const due = tickets.filter((t) => t.status !== '已退回' && dueDay(t) >= start && dueDay(t) <= last);
  return { due, late: due.filter(isLate) };
}

const rate = (late: number, due: number) => (due === 0 ? '—' : `${(((due - late) * 100) / due).toFixed(2)}%`);
const value = (popup: Page, id: string) => popup.locator(`[data-figure=${id}] .value`);
const fold = (popup: Page, name: string) => popup.locator(`[data-fold=${name}]`);

/** The cells of a table, folded or not. */
const cells = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));

/** Goes on with Tab until the focus is on an element. */
async function tabTo(popup: Page, to: Locator): Promise<void> {
  await expect(to).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await popup.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

test('any quarter that holds tickets, its charts and its tickets, by the keyboard', async ({ anqi, practice }) => {
  await signInModern(anqi.page, practice);
  await anqi.enable();
  await store(anqi, practice.origin, practice.tickets);
  const say = await speaker(anqi);
  const labelOf = ({ label }: Period) => say(label.key, ...label.args);
  await anqi.inPopup(async (popup) => {
    const now = dueIn(practice.tickets, RUNNING);
    const heading = popup.locator('.figures h2');
    await expect(heading).toHaveText(say('popup_quarter', labelOf(RUNNING)));
    await expect(value(popup, 'due')).toHaveText(String(now.due.length));

    // Nothing lies beyond the running quarter; pressing on changes nothing and keeps the focus.
    const [before, after] = [popup.locator('.step').first(), popup.locator('.step').last()];
    await tabTo(popup, after);
    await popup.keyboard.press('Enter');
    await expect(after).toBeFocused();
    await expect(heading).toHaveText(say('popup_quarter', labelOf(RUNNING)));

    // Back to the first quarter that holds tickets, and no further.
    await before.focus();
    await expect(async () => {
      await popup.keyboard.press('Enter');
      await expect(heading).toHaveText(labelOf(ARCHIVE), { timeout: 1_000 });
    }).toPass();
    await expect(before).toHaveAttribute('aria-disabled', 'true');
    await expect(before).toBeFocused();

    const past = dueIn(practice.tickets, ARCHIVE);
    const onTime = rate(past.late.length, past.due.length);
    await expect(value(popup, 'due')).toHaveText(String(past.due.length));
    await expect(value(popup, 'onTimeRate')).toHaveText(onTime);
    await expect(popup.locator('[data-figure=dueToday]')).toHaveCount(0);
    await expect(fold(popup, 'categories')).toHaveAttribute('aria-busy', 'false');

    // Each chart's table says what the platform's data say.
    const weeks = weeksOf(ARCHIVE).map((week) => dueIn(practice.tickets, week));
    expect((await cells(fold(popup, 'weeks'))).map(([, due, late]) => [due, late])).toEqual(
      weeks.map(({ due, late }) => [String(due.length), String(late.length)]),
    );
    expect((await cells(fold(popup, 'weeks')))[0]?.[0]).toBe(
      say('chart_week_range', ...[ARCHIVE.start, ARCHIVE.start + 4].map((day) => dayText(day).slice(5))),
    );
    const counts = [...Map.groupBy(past.due, ({ category }) => category).values()].map((each) => each.length);
    const largest = counts.sort((a, b) => b - a).slice(0, 5);
    const shown = (await cells(fold(popup, 'categories'))).map(([, due]) => Number(due));
    expect(shown.slice(0, 5)).toEqual(largest);
    expect(shown.reduce((a, b) => a + b, 0)).toBe(past.due.length);
    expect(await cells(fold(popup, 'onTime'))).toEqual([
      [labelOf(ARCHIVE), onTime, String(past.due.length - past.late.length), String(past.due.length)],
      [expect.any(String), '—', '0', '0'],
    ]);
    await expect(fold(popup, 'onTime').locator('.brief')).toHaveText(say('chart_points_no_before'));

    // The list behind a figure is of the same quarter, and the way back leads to it.
    await tabTo(popup, popup.locator('[data-figure=overdue]'));
    await popup.keyboard.press('Enter');
    await expect(popup.locator('.tickets li')).toHaveCount(Math.min(100, past.late.length));
    await popup.getByText(say('back')).press('Enter');
    await expect(heading).toHaveText(labelOf(ARCHIVE));

    // What is folded stays so.
    await fold(popup, 'weeks').locator('> summary').press('Enter');
    await expect(fold(popup, 'weeks').locator('svg')).toBeHidden();
    await popup.reload();
    await expect(value(popup, 'due')).toHaveText(String(now.due.length));
    await expect(fold(popup, 'categories').locator('svg')).toBeVisible();
    await expect(fold(popup, 'weeks').locator('svg')).toBeHidden();
  });
});

test('a coordinator sees the units, worst first, and each one’s figures; a clerk sees no such table', async ({
  anqi,
  practice,
  sites,
}) => {
  const running = practice.tickets.filter(({ quarter }) => quarter !== '2020Q2');
  const units = Map.groupBy(running, ({ unit }) => unit);
  const [own = ''] = [...units].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const site = await openEmpty(anqi, sites);
  const say = await speaker(anqi);

  await store(anqi, site, units.get(own) ?? []);
  await anqi.inPopup(async (popup) => {
    await expect(fold(popup, 'categories')).toBeVisible();
    await expect(fold(popup, 'units')).toHaveCount(0);
  });

  await store(anqi, site, running);
  await anqi.inPopup(async (popup) => {
    const table = fold(popup, 'units').locator('table');
    await expect(table.locator('tbody tr')).toHaveCount(8);
    await popup.getByText(say('popup_units_more', units.size)).press('Enter');
    const byName = new Intl.Collator('zh-CN');
    const expected = [...units]
      .map(([unit, tickets]) => ({ unit, ...dueIn(tickets, RUNNING) }))
      .map(({ unit, due, late }) => ({ unit, due: due.length, late: late.length, rate: 1 - late.length / due.length }))
      .sort((a, b) => (a.due === 0 ? 2 : a.rate) - (b.due === 0 ? 2 : b.rate) || byName.compare(a.unit, b.unit));
    expect(await cells(table)).toEqual(
      expected.map(({ unit, due, late }) => [unit, String(due), String(late), rate(late, due)]),
    );

    const chosen = expected[1];
    if (!chosen) throw new Error('the practice platform has too few units');
    const button = table.getByRole('button', { name: chosen.unit, exact: true });
    await tabTo(popup, button);
    await popup.keyboard.press('Enter');
    await expect(popup.locator('.only')).toContainText(chosen.unit);
    await expect(value(popup, 'due')).toHaveText(String(chosen.due));
    await expect(value(popup, 'onTimeRate')).toHaveText(rate(chosen.late, chosen.due));
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(fold(popup, 'categories')).toHaveAttribute('aria-busy', 'false');
    const inCategories = (await cells(fold(popup, 'categories'))).reduce((sum, [, due]) => sum + Number(due), 0);
    expect(inCategories).toBe(chosen.due);

    await popup.locator('[data-figure=due]').click();
    await expect(popup.locator('.tickets li')).toHaveCount(chosen.due);
    await popup.getByText(say('back')).click();
    await popup.locator('.only button').press('Enter');
    await expect(popup.locator('.only')).toHaveCount(0);
    await expect(value(popup, 'due')).toHaveText(String(dueIn(running, RUNNING).due.length));
  });
});

test('a quarter without tickets says so, and no rate of it is 0 %', async ({ anqi, practice, sites }) => {
  const site = await openEmpty(anqi, sites);
  await store(anqi, site, practice.tickets.filter(({ quarter }) => quarter === '2020Q2').slice(0, 50));
  const say = await speaker(anqi);
  await anqi.inPopup(async (popup) => {
    await expect(popup.locator('.figures > .note')).toHaveText(say('popup_quarter_empty'));
    for (const text of await popup.locator('.figure .value').allTextContents()) expect(text).toBe('—');
    await expect(fold(popup, 'weeks')).toContainText(say('chart_none'));
    await expect(fold(popup, 'onTime').locator('.brief')).toHaveText(say('chart_points_no_before'));
    await expect(popup.locator('main')).not.toContainText('0.00%');
  });
});
