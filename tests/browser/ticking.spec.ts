/** Badges as time passes: worked out on the page, and not at all while nobody looks. */
import { expect, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { notices } from './support/notices.ts';
import { inOwnWorld } from './support/own-world.ts';
import { listPage } from './support/sites.ts';
import { speaker } from './support/words.ts';

/** A list of tickets due so many seconds after a whole second that is about now. */
function dueIn(seconds: readonly number[]) {
  const fromMs = Math.ceil(Date.now() / 1_000) * 1_000;
  const moment = (s: number) =>
    new Date(fromMs + s * 1_000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    fromMs,
    html: listPage(seconds.map((s, i) => ({ ticketNo: `20260000000${i}`, title: `路灯不亮 ${i}`, dueAt: moment(s) }))),
  };
}

test('badges count down without a word to the background', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await speaker(anqi);
  await page.goto(sites.serve(dueIn([136, 138, 141, 7_218]).html));
  await anqi.enable();
  const words = async () => (await badgesOf(page)).map((badge) => badge.words);
  const left = (...minutes: number[]) => [...minutes.map((m) => say('clock_minutes', m)), say('clock_hours', 2)];
  await expect.poll(words).toEqual(left(2, 2, 2));
  await page.evaluate(() => {
    for (const mark of document.querySelectorAll('anqi-mark')) Object.assign(mark, { isFirst: true });
  });
  await inOwnWorld(
    anqi,
    `var asked = 0, send = chrome.runtime.sendMessage;
chrome.runtime.sendMessage = (...all) => (asked++, send.apply(chrome.runtime, all)); 0`,
  );
  const minutes = [say('clock_minutes', 1), say('clock_minutes', 1), say('clock_minutes', 1)];
  await expect.poll(words, { timeout: 45_000 }).toEqual([...minutes, say('clock_hours', 1)]);
  expect(await inOwnWorld(anqi, 'asked')).toBe(0);
  // They are the very badges that stood there before.
  const marks = page.locator('td anqi-mark');
  expect(await marks.evaluateAll((all) => all.map((mark) => 'isFirst' in mark))).toEqual([true, true, true, true]);
  const [box] = await marks.evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().toJSON()));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  // What is beside it while the pointer rests there is of this minute too.
  const [first = ''] = await words();
  await expect.poll(() => notices(page)).toContain(`${first}${say('clock_name_limit')}`);
});

test('a hidden page does nothing; shown again, it is right at once', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await speaker(anqi);
  const { fromMs, html } = dueIn([135, 7_215]);
  await page.goto(sites.serve(html));
  await anqi.enable();
  const words = async () => (await badgesOf(page)).map((badge) => badge.words);
  const before = [say('clock_minutes', 2), say('clock_hours', 2)];
  await expect.poll(words).toEqual(before);
  // No browser without a window hides a tab: the content script is told so.
  const turn = (hidden: boolean) =>
    inOwnWorld(
      anqi,
      `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
document.dispatchEvent(new Event('visibilitychange'));`,
    );
  await turn(true);
  await inOwnWorld(anqi, 'var timers = 0, wait = setTimeout; setTimeout = (...all) => (timers++, wait(...all)); 0');
  await expect.poll(() => Date.now() - fromMs, { timeout: 30_000 }).toBeGreaterThan(18_000);
  expect(await words()).toEqual(before);
  expect(await inOwnWorld(anqi, 'timers')).toBe(0);
  await turn(false);
  expect(await words()).toEqual([say('clock_minutes', 1), say('clock_hours', 1)]);
});

test('a badge that grows moves no row: its list comes down to fewer words as one', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await speaker(anqi);
  await page.goto(sites.serve(dueIn([3_616, 7_800, 7_900]).html));
  await anqi.enable();
  const printed = async () => (await badgesOf(page)).map((badge) => badge.printed);
  const hours = (key: string) => [1, 2, 2].map((h) => say(key, h));
  await expect.poll(printed).toEqual(hours('clock_hours'));
  // From here on the column has room for these words and no more.
  const heights = await page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('td:first-child')];
    const ends = cells.map((cell) => cell.lastElementChild?.getBoundingClientRect().right ?? 0);
    const width = Math.max(...ends) - (cells[0]?.getBoundingClientRect().left ?? 0) + 2;
    const [head] = document.querySelectorAll<HTMLElement>('th');
    head?.closest('table')?.setAttribute('style', 'table-layout: fixed; width: 900px');
    if (head) head.style.width = `${width}px`;
    return cells.map((cell) => cell.offsetHeight);
  });
  const [, ...others] = hours('clock_hours_short');
  await expect.poll(printed, { timeout: 30_000 }).toEqual([say('clock_minutes_short', 59), ...others]);
  const now = () =>
    page.locator('td:first-child').evaluateAll((all) => all.map((cell) => (cell as HTMLElement).offsetHeight));
  expect(await now()).toEqual(heights);
});
