/** Clocks that the page does not print: on the badge, in the panel of the ticket's page with the reason, and in the clerk's hand. */
import type { Page } from '@playwright/test';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { dayOfMs, dayText, instantText } from '../../lib/calendar/time.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import { province5wd } from '../../lib/rules/presets/province-5wd.ts';
import { yunxi2020 } from '../../lib/rules/presets/yunxi-2020.ts';
import { type Anqi, expect, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { stored } from './support/stored.ts';
import { type Speaker, speaker } from './support/words.ts';

const NO = '202600000001';
/** 阅批 and return within a working day, five working days for all. */
const RULES: RuleProfile = {
  ...yunxi2020,
  id: 'own',
  rules: [...yunxi2020.rules, ...province5wd.rules.filter(({ id }) => id === 'limit')],
};
const printed = (ms: number) => instantText(ms).slice(0, 16).replace('T', ' ');
/** The end of work on the `count`-th working day after today. */
const endAfter = (count: number) =>
  `${dayText(chinaCalendar.dayOfRank(chinaCalendar.rankOf(dayOfMs(Date.now())) + count))} 17:30`;
const detail = (status: string, dueAt = '') =>
  `<dl>${[
    ['工单编号', NO],
    ['诉求标题', '路灯不亮'],
    ['诉求内容', '沿湖路 22 号附近路灯长期不亮'],
    ['诉求人', '张女士'],
    ['工单状态', status],
    ['派单时间', printed(Date.now() - 60_000)],
    ...(dueAt ? [['办结期限', dueAt]] : []),
  ]
    .map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`)
    .join('')}</dl>`;

const adopt = (anqi: Anqi, profile: RuleProfile) =>
  anqi.inPopup((popup) =>
    popup.evaluate((rules) => chrome.runtime.sendMessage({ anqi: 'saveRules', request: { profile: rules } }), profile),
  );
const said = async (page: Page) => (await badgesOf(page)).map(({ words }) => words);
/** The last of several buttons that read the same: the clocks stand in the order of their ends. */
const pressLast = (page: Page, text: string) => pressOnPage(page, text, 'last');

/** Opens the panel by its bar. */
const open = async (page: Page, say: Speaker) => {
  await expect.poll(() => notices(page)).toContain(say('panel_more'));
  await pressOnPage(page, new RegExp(`${say('panel_more')}$|${say('panel_more')}\\S*$`));
  await expect.poll(() => notices(page)).toContain(say('panel_less'));
};

test('the nearest step is on the badge, and the panel says of every clock why it ends when it does', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  await adopt(anqi, RULES);
  await anqi.page.goto(sites.serve(detail('待签收')));
  await anqi.enable();
  const lead = say('clock_lead_approval');
  await expect.poll(async () => (await said(anqi.page))[0]).toMatch(new RegExp(`^${lead} `));
  await open(anqi.page, say);
  const panel = await notices(anqi.page);
  for (const text of [endAfter(1), endAfter(5), say('clock_name_return'), say('clock_source_rule')])
    expect(panel).toContain(text);

  // The account of the five working days: each day between, counted or not, and where the rule is written.
  await pressLast(anqi.page, say('why_show'));
  const why = await notices(anqi.page);
  expect(why).toContain(say('step_count', 5));
  expect(why).toContain(say('why_source', RULES.source));
  const today = dayOfMs(Date.now());
  const end = chinaCalendar.dayOfRank(chinaCalendar.rankOf(today) + 5);
  for (let day = today; day <= end; day++) expect(why).toContain(dayText(day));
});

test('the clerk says what the page does not: the step is done, another limit holds, and both can be taken back', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const clock = async (name: string) => {
    const [ticket] = await stored(anqi, 'tickets');
    const clocks = ticket?.clocks as {
      clock: string;
      endedAt?: string;
      late?: boolean;
      dueAt: string;
      source: string;
    }[];
    return clocks.find((each) => each.clock === name);
  };
  await adopt(anqi, RULES);
  await page.goto(sites.serve(detail('处办中')));
  await anqi.enable();
  await open(page, say);
  await pressOnPage(page, say('said_note'));
  const left = say('clock_left', 5);
  await expect.poll(async () => (await said(page))[0]).toBe(left);
  expect(await clock('approval')).toMatchObject({ late: false, source: 'rule' });
  await pressOnPage(page, say('said_undo'));
  await expect.poll(async () => (await said(page))[0]).toMatch(new RegExp(`^${say('clock_lead_approval')} `));
  expect((await clock('approval'))?.endedAt).toBeUndefined();

  // Extended: the rule's own seven working days are offered.
  await pressOnPage(page, say('said_note'));
  await expect.poll(async () => (await said(page))[0]).toBe(left);
  await pressOnPage(page, say('said_other_limit'));
  await pressOnPage(page, say('said_save'));
  await expect.poll(() => notices(page)).toContain(say('said_limit_extension', endAfter(12)));
  expect(await clock('limit')).toMatchObject({ source: 'override' });
  await expect.poll(async () => (await said(page))[0]).toBe(say('clock_left', 12));
  expect((await stored(anqi, 'changes')).filter(({ source }) => source === 'clerk').map(({ field }) => field)).toEqual([
    'mark:approved',
    'mark:approved',
    'mark:approved',
    'mark:limit',
  ]);
});

test('a badge of a list shows all clocks to pointer and keyboard, and opens the panel', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await adopt(anqi, RULES);
  const numbers = ['202600000001', '202600000002', '202600000003'];
  const assigned = printed(Date.now() - 60_000);
  const rows = numbers.map((no) => `<tr><td>${no}</td><td>路灯不亮</td><td>待签收</td><td>${assigned}</td></tr>`);
  const head = ['工单编号', '标题', '工单状态', '派单时间'].map((label) => `<th>${label}</th>`).join('');
  await page.goto(
    sites.serve(
      `<a href="#">前</a><table border="1"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ),
  );
  await anqi.enable();
  await expect.poll(async () => (await said(page)).length).toBe(3);
  const all = [`${say('clock_name_approval')} ${endAfter(1)}`, `${say('clock_name_limit')} ${endAfter(5)}`];
  const isShown = async () => {
    const text = await notices(page);
    return all.every((line) => text.includes(line));
  };
  const [box] = await page
    .locator('td anqi-mark')
    .evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().toJSON()));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(isShown).toBe(true);
  await page.mouse.move(0, 0);
  await expect.poll(isShown).toBe(false);

  // One stop for the Tab key, and the arrow keys from there.
  await page.getByText('前').focus();
  await page.keyboard.press('Tab');
  await expect.poll(isShown).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => notices(page)).toContain(`${say('panel_less')}`);
  expect(await notices(page)).toContain(numbers[2]);
  expect(page.url()).not.toContain('#');
});

test('a printed limit goes before the rule, and the panel leaves with the ticket', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await adopt(anqi, { ...RULES, rules: RULES.rules.filter(({ clock }) => clock === 'limit') });
  const footer = '<footer style="position:fixed;right:24px;bottom:24px"><button>提交答复</button></footer>';
  await page.goto(sites.serve(detail('处办中', '2030-01-02 17:30') + footer));
  await anqi.enable();
  await expect.poll(() => notices(page)).toContain('2030-01-02 17:30');
  // The page's own button stays free.
  await page.getByText('提交答复').click({ trial: true });
  await open(page, say);
  expect(await notices(page)).toContain(say('clock_source_page'));
  await page.keyboard.press('Escape');
  await expect.poll(() => notices(page)).toContain(say('panel_more'));
  await open(page, say);
  await page.evaluate(() => document.querySelector('dl')?.remove());
  await expect.poll(() => notices(page)).not.toContain(say('panel_less'));
});
