/** A platform that changes overnight: said calmly, with what can be done; what is stored stays. */
import { type Anqi, expect, test } from './support/anqi.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const TICKETS = [1, 2, 3].map((i) => ({
  ticketNo: `PY20261124000${i}`,
  title: `秘密标题第${i}件`,
  dueAt: `2026-11-2${i + 4} 17:30`,
}));

/** The same list after the vendor's update: headers that nobody knows. */
const RENAMED = listPage(TICKETS)
  .replace('工单编号', '件码')
  .replace('标题', '所述')
  .replace('诉求人', '何人')
  .replace('办结期限', '到何时止');
const PROSE = listPage(TICKETS.map((ticket) => ({ ...ticket, dueAt: '详见交办函' })));
const EMPTY = `${listPage([])}<p>暂无数据</p>`;

const drift = async (anqi: Anqi) => (await stored(anqi, 'sites'))[0]?.drift;

/** A site whose one page the test can exchange, open and enabled. */
async function enabledSite(anqi: Anqi, serve: (html: () => string) => string) {
  let html = listPage(TICKETS);
  const address = serve(() => html);
  await anqi.page.goto(address);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(3);
  return {
    async becomes(next: string) {
      html = next;
      await anqi.page.goto(address);
    },
  };
}

test('a list that can no longer be read is told on the page and in the popup, mapped anew, and all is well', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const site = await enabledSite(anqi, (html) => sites.serve(html));
  await site.becomes(RENAMED);
  await expect.poll(() => notices(anqi.page)).toContain(say('drift_none'));
  expect(await stored(anqi, 'tickets')).toHaveLength(3);
  await anqi.inPopup(async (popup) => {
    await expect(popup.locator('.drift')).toContainText(say('drift_none'));
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: say('drift_remap') }).click();
    await closed;
  });
  await expect.poll(() => notices(anqi.page)).toContain(say('mapping_title'));
  await site.becomes(listPage(TICKETS));
  await expect.poll(() => drift(anqi)).toBeUndefined();
  await expect.poll(() => notices(anqi.page)).not.toContain(say('drift_none'));
});

test('a column whose values stopped parsing is named; put away, it stays away for the day', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const site = await enabledSite(anqi, (html) => sites.serve(html));
  await site.becomes(PROSE);
  await expect.poll(() => notices(anqi.page)).toContain(say('drift_column', '办结期限'));
  const before = await stored(anqi, 'tickets');
  expect(before.map(({ dueAt }) => dueAt)).toContain('2026-11-25T17:30:00+08:00');
  await pressOnPage(anqi.page, say('drift_later'));
  await expect.poll(() => notices(anqi.page)).not.toContain(say('drift_column', '办结期限'));
  await site.becomes(PROSE);
  await expect
    .poll(async () => ((await drift(anqi)) as { quietUntilMs?: number })?.quietUntilMs)
    .toBeGreaterThan(Date.now());
  expect(await notices(anqi.page)).not.toContain(say('drift_column', '办结期限'));
});

test('an empty list and a sign-in page are no change of the platform', async ({ anqi, sites }) => {
  const site = await enabledSite(anqi, (html) => sites.serve(html));
  for (const page of [EMPTY, '<form>用户名 <input> 密码 <input type="password"></form>', '<h1>统计报表</h1>']) {
    await site.becomes(page);
    await anqi.inPopup(async (popup) => {
      await expect(popup.locator('.found')).not.toHaveText(/…|Reading/);
      await expect(popup.locator('.drift')).toHaveCount(0);
    });
  }
  expect(await drift(anqi)).toBeUndefined();
});

test('the report shows how the page is built and not a word of what stands on it', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const site = await enabledSite(anqi, (html) => sites.serve(html));
  await site.becomes(`${RENAMED}<input value="秘密草稿"><p title="秘密提示">王小明 13812345678 住陆城镇</p>`);
  await expect.poll(() => notices(anqi.page)).toContain(say('drift_none'));
  const opened = anqi.context.waitForEvent('page');
  await pressOnPage(anqi.page, say('drift_report'));
  const report = await opened;
  await expect(report.locator('pre')).toBeVisible();
  const saved = report.waitForEvent('download');
  await report.getByRole('button', { name: say('bundle_save') }).click();
  expect((await saved).suggestedFilename()).toMatch(/^anqi-report-\d{12}\.json$/);
  const text = (await report.locator('pre').textContent()) ?? '';
  const bundle = JSON.parse(text);
  expect(bundle).toMatchObject({ format: 'anqi-support-bundle', version: 1, drift: { kind: 'none' } });
  expect(JSON.stringify(bundle.frames[0].body)).toContain('"tag":"th"');
  for (const word of ['秘密', '王小明', '陆城', 'PY2026', '所述', '第1件']) expect(text).not.toContain(word);
  expect(text).not.toContain('5678');
  // The three digits may stand in a time or in the browser's version, once in a while: those are ours.
  const {
    browser: _browser,
    drift: { sinceMs: _sinceMs, ...told },
    ...others
  } = bundle;
  expect(JSON.stringify([told, others]).replace(/\d{4}-\d\d-\d\dT[\d:.+]+/g, '')).not.toContain('138');
  expect(text).toContain('字字字');
  await report.close();
});
