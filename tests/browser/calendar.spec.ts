/** The office's calendar: days by hand and from files, hours, and that the clocks on the page follow at once. */
import type { Page } from '@playwright/test';
import { workingDaysBetween } from '../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { words } from '../../lib/ticket/words.ts';
import { type Anqi, expect, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { setWorkerClock } from './support/clock.ts';
import { notices } from './support/notices.ts';
import { listPage } from './support/sites.ts';
import { speaker, spoken } from './support/words.ts';

async function openOptions({ context, extensionId }: Anqi): Promise<Page> {
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await expect(options.locator('.year')).toBeVisible();
  return options;
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const dayIn = (options: Page, day: string) => options.locator(`[data-day="${day}"]`);

test('a day off of the office moves the badges on the open page; once more restores it', async ({ anqi, sites }) => {
  const today = dayOfMs(Date.now());
  const free = [1, 2, 3, 4, 5, 6, 7].map((step) => today + step).find((day) => chinaCalendar.isWorking(day)) ?? 0;
  const due = free + 9;
  await anqi.page.goto(
    sites.serve(listPage([{ ticketNo: 'RX2026000101', title: '路灯不亮', dueAt: `${dayText(due)} 17:30` }])),
  );
  await anqi.enable();
  const say = await speaker(anqi);
  const badge = async () => (await badgesOf(anqi.page))[0]?.words;
  const left = workingDaysBetween(chinaCalendar, today, due);
  const wordsFor = (days: number) => spoken(say, words(left.certain ? 'clock_left' : 'clock_left_about', days));
  await expect.poll(badge).toBe(wordsFor(left.value));

  const options = await openOptions(anqi);
  await options.locator('.calendar select').selectOption(dayText(free).slice(0, 4));
  const day = dayIn(options, dayText(free));
  await day.click();
  await expect(day).toHaveClass(/dayOff/);
  await expect.poll(badge).toBe(wordsFor(left.value - 1));
  await options.reload();
  await options.locator('.calendar select').selectOption(dayText(free).slice(0, 4));
  await expect(day).toHaveClass(/dayOff/);
  await day.click();
  await expect.poll(badge).toBe(wordsFor(left.value));
  expect(await notices(anqi.page)).not.toMatch(/本机时间|computer’s clock/);
});

test('a year without a schedule says so, and is filled by file, by hand and by keyboard', async ({ anqi }) => {
  const options = await openOptions(anqi);
  const year = 2028;
  await options.locator('.calendar select').selectOption(String(year));
  const state = options.locator('.calendar p[role=status]').first();
  await expect(state).toHaveClass(/trouble/);
  await expect(dayIn(options, '2028-03-01')).toHaveClass(/unpublished/);

  const events = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (day) => `BEGIN:VEVENT\nDTSTART;VALUE=DATE:2028100${day}\nSUMMARY:国庆节(${day < 9 ? '休' : '班'})\nEND:VEVENT`,
  );
  const chooser = options.locator('.calendar input[type=file]');
  await chooser.setInputFiles(file('2028.ics', `BEGIN:VCALENDAR\nVERSION:2.0\n${events.join('\n')}\nEND:VCALENDAR`));
  await options.locator('.offer button.main').click();
  await expect(dayIn(options, '2028-10-01')).toHaveClass(/holiday/);
  await expect(dayIn(options, '2028-10-09')).toHaveClass(/makeUp/);
  await expect(dayIn(options, '2028-03-01')).toHaveClass(/working/);
  await expect(state).not.toHaveClass(/trouble/);

  // By keyboard alone: from the first of January a week down and a day on.
  await dayIn(options, '2028-01-01').focus();
  await options.keyboard.press('ArrowDown');
  await options.keyboard.press('ArrowRight');
  await options.keyboard.press('Enter');
  await expect(dayIn(options, '2028-01-09')).toHaveClass(/makeUp/);
  await expect(dayIn(options, '2028-01-09')).toBeFocused();
});

test('a file that contradicts itself is refused with the day, and nothing of it is kept', async ({ anqi }) => {
  const options = await openOptions(anqi);
  const year = dayText(dayOfMs(Date.now())).slice(0, 4);
  const days = [
    { name: '假', date: `${year}-03-02`, isOffDay: true },
    { name: '假', date: `${year}-03-02`, isOffDay: false },
  ];
  const chooser = options.locator('.calendar input[type=file]');
  await chooser.setInputFiles(file('bad.json', JSON.stringify({ year: Number(year), days })));
  await expect(options.locator('.import .trouble')).toContainText(`${year}-03-02 (1, 2)`);
  await chooser.setInputFiles(file('cut.json', '{"year": 20'));
  await expect(options.locator('.import .trouble')).toContainText('cut.json');
  await options.reload();
  await expect(dayIn(options, `${year}-03-02`)).not.toHaveClass(/makeUp|dayOff/);
});

test('hours that cannot be are said to be so and not kept; what is exported comes back', async ({ anqi }) => {
  const options = await openOptions(anqi);
  const [standard, monday] = [options.locator('.hours input').first(), options.locator('.hours input').nth(1)];
  await standard.fill('8:30—12:00、13:00至17:00');
  await monday.fill('09:00-08:00');
  await monday.blur();
  await expect(options.locator('.hours .wrong')).toHaveCount(1);
  await expect(monday).toHaveValue('09:00-08:00');
  await options.reload();
  await expect(standard).toHaveValue('08:30-12:00  13:00-17:00');
  await expect(monday).toHaveValue('');

  await dayIn(options, `${dayText(dayOfMs(Date.now())).slice(0, 4)}-03-02`).click();
  const saved = options.waitForEvent('download');
  await options.locator('.calendar .line button').first().click();
  const path = await (await saved).path();
  await standard.fill('09:00-17:00');
  await standard.blur();
  await options.locator('.calendar input[type=file]').setInputFiles(path);
  await options.locator('.offer button.main').click();
  await expect(standard).toHaveValue('08:30-12:00  13:00-17:00');
});

test('a PC clock that is off is told on the page and in the popup', async ({ anqi, sites }) => {
  const page = sites.serve(listPage([{ ticketNo: 'RX2026000102', title: '路灯不亮', dueAt: '2030-01-02 17:30' }]));
  const say = await speaker(anqi);
  await setWorkerClock(anqi, Date.now() + 12 * 60_000);
  await anqi.page.goto(page);
  await anqi.enable();
  await expect.poll(() => notices(anqi.page)).toContain(say('clock_off_ahead', '12'));
  await anqi.inPopup(async (popup) => {
    await expect(popup.getByText(say('clock_off_ahead', '12'))).toBeVisible();
  });
});
