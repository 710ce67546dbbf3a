/** A reply that holds: checked as it is typed, contacts noted in a line, asked about before it is sent without a required point. */
import type { Page } from '@playwright/test';
import { type Anqi, expect, legacyFrame, signInLegacy, signInModern, test } from './support/anqi.ts';
import { boxOnPage, isAtPart, notices, pressOnPage } from './support/notices.ts';
import { stored } from './support/stored.ts';
import { type Speaker, speaker } from './support/words.ts';

const FORWARDED = '您好，您反映的问题已转交相关部门处理。';
const PROPER =
  '经现场核查，您反映的情况属实，我单位已于昨日责令整改，目前已恢复。工作人员已电话联系您，告知处理结果，您表示满意。如有疑问，请致电城建办，电话0730-8410000。';
const REPLY_BOX = 'textarea[placeholder=请输入办理结果]';

/** Opens the page of an open ticket of the modern face. @returns its number */
async function openTicket({ page }: Anqi, origin: string): Promise<string> {
  const number = await page.locator('.el-table__row td').nth(1).textContent();
  const ticketNo = (number ?? '').trim().split(/\s/)[0] ?? '';
  await page.goto(`${origin}/modern/ticket/${ticketNo}`);
  await expect(page.locator(REPLY_BOX)).toBeVisible();
  return ticketNo;
}
const chipSays = async (page: Page, say: Speaker, ...words: Parameters<Speaker>) =>
  expect.poll(() => notices(page)).toContain(`${say('reply_brand')}${say(...words)}`);
const openPanel = async (page: Page, say: Speaker) => {
  // The ticket is known when its clocks are there.
  await expect.poll(() => notices(page)).toContain(say('panel_more'));
  await expect.poll(() => notices(page)).toContain(say('reply_brand'));
  await pressOnPage(page, new RegExp(say('reply_brand')));
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
};
/** Answers the guard, which takes no press before it can have been read. */
const answer = (page: Page, say: Speaker, key: 'guard_back' | 'guard_send') =>
  expect(async () => {
    if ((await notices(page)).includes(say('guard_title'))) await pressOnPage(page, say(key));
    expect(await notices(page)).not.toContain(say('guard_title'));
  }).toPass();
const ticketOf = async (anqi: Anqi, ticketNo: string) =>
  (await stored(anqi, 'tickets')).find((ticket) => ticket.ticketNo === ticketNo);

test('the points of a reply are counted at its box as it is typed, and the keyboard stays in it', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  await openTicket(anqi, practice.origin);
  await chipSays(page, say, 'reply_chip_empty');
  await page.locator(REPLY_BOX).fill(FORWARDED);
  await expect.poll(() => notices(page)).toMatch(/缺 \d 项|\d absent/);
  await expect(page.locator(REPLY_BOX)).toBeFocused();
  await page.locator(REPLY_BOX).fill(PROPER);
  await expect.poll(() => notices(page)).not.toMatch(/缺 \d 项|\d absent/);
  await expect.poll(() => notices(page)).toContain(say('panel_more'));
  await pressOnPage(page, new RegExp(say('panel_more')));
  await expect.poll(() => notices(page)).toContain(say('panel_less'));
  // The clocks fold, so that one panel is open.
  await pressOnPage(page, new RegExp(say('reply_brand')));
  await expect.poll(() => notices(page)).not.toContain(say('panel_less'));
  const said = await notices(page);
  expect(said).toContain(say('point_contacted_text'));
  expect(said).toContain('工作人员已电话联系您');
});

test('a contact is noted in one line, and written into the reply at the cursor, where it can be undone', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  const ticketNo = await openTicket(anqi, practice.origin);
  const box = page.locator(REPLY_BOX);
  await box.fill('经核查，情况属实。已整改。');
  await openPanel(page, say);
  const surname = String((await ticketOf(anqi, ticketNo))?.citizenName).charAt(0);
  await page.keyboard.type(`刚才 电话 ${surname}女士 已告知 满意`);
  await page.keyboard.press('Enter');
  await expect.poll(() => notices(page)).toContain(say('contact_write'));
  await expect
    .poll(async () => (await ticketOf(anqi, ticketNo))?.contacts)
    .toMatchObject([
      { how: 'phone', reached: true, whom: `${surname}女士`, told: true, opinion: 'satisfied', round: 1 },
    ]);
  await box.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(9, 9));
  await box.focus();
  await pressOnPage(page, say('contact_write'));
  await expect(box).toHaveValue(
    new RegExp(
      `^经核查，情况属实。已于\\d+月\\d+日\\d+时(\\d+分)?电话联系诉求人${surname}女士，告知办理结果，诉求人表示满意。已整改。$`,
    ),
  );
  // Vue keeps its own copy of the text: what it knows is what would be sent.
  await expect(page.locator('.el-input__count')).toHaveText(new RegExp(`^${(await box.inputValue()).length} /`));
  await box.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toHaveValue('经核查，情况属实。已整改。');
  expect((await stored(anqi, 'changes')).some(({ field, source }) => field === 'contact' && source === 'clerk')).toBe(
    true,
  );
});

test('a reply without a required point is asked about once, and goes out when the clerk says so', async ({
  anqi,
  ownPractice: practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  const ticketNo = await openTicket(anqi, practice.origin);
  const send = page.getByRole('button', { name: '提交答复' });
  const yes = (i: number) => page.locator('.el-radio-group').nth(i).locator('.el-radio').first();

  // A click before Anqi watches the box is asked nothing.
  await chipSays(page, say, 'reply_chip_empty');
  await expect.poll(() => notices(page)).toContain(say('panel_more'));

  // Nothing typed: the page's own check answers, ours says nothing.
  await send.click();
  await expect(page.getByText('请填写办理结果')).toBeVisible();
  expect(await notices(page)).not.toContain(say('guard_title'));

  await page.locator(REPLY_BOX).fill(FORWARDED);
  await send.click();
  await expect.poll(() => notices(page)).toContain(say('guard_title'));
  expect(await notices(page)).toContain(say('point_forwarding_open'));
  await answer(page, say, 'guard_back');
  await expect.poll(() => notices(page)).not.toContain(say('guard_title'));
  await expect(page.locator(REPLY_BOX)).toHaveValue(FORWARDED);

  await send.click();
  await expect.poll(() => notices(page)).toContain(say('guard_title'));
  await answer(page, say, 'guard_send');
  // The page's own check still stands in the way: two choices are not made.
  await expect(page.getByText('请选择是否解决')).toBeVisible();
  await yes(0).click();
  await yes(1).click();
  await send.click();
  await expect.poll(async () => (await ticketOf(anqi, ticketNo))?.reply).toBe(FORWARDED);
  expect((await ticketOf(anqi, ticketNo))?.sends).toMatchObject([
    { round: 1, open: expect.arrayContaining(['forwarding', 'told']) },
  ]);
});

test('the old system’s form is asked about too, by its button and by the Enter key of a field', async ({
  anqi,
  ownPractice: practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInLegacy(page, practice);
  await anqi.enable();
  await legacyFrame(page, 'list').locator('.datagrid-row a').first().click();
  const body = legacyFrame(page, 'detail');
  const box = body.locator('textarea[name=text]');
  await box.fill(FORWARDED);
  await expect.poll(() => notices(page)).toMatch(/缺 \d 项|\d absent/);
  await body.locator('form[name=answer] [type=submit]').click();
  await expect.poll(() => notices(page)).toContain(say('guard_title'));
  await answer(page, say, 'guard_back');
  await body.locator('input[name=contactedAt]').press('Enter');
  await expect.poll(() => notices(page)).toContain(say('guard_title'));
  await answer(page, say, 'guard_back');
  await box.fill(PROPER);
  await body.locator('form[name=answer] [type=submit]').click();
  await expect(body.locator('.message')).toBeVisible();
});

test('one switch ends the questions, and a point that is off is not looked at', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  const { page, context, extensionId } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  await openTicket(anqi, practice.origin);
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  const section = options.getByRole('region', { name: say('replies_title') });
  await section.getByLabel(say('replies_guard')).uncheck();
  await section
    .locator('tr', { hasText: say('point_contacted') })
    .getByLabel(say('strictness_off'))
    .check();
  await options.close();
  await page.bringToFront();
  await page.locator(REPLY_BOX).fill('您好。');
  await openPanel(page, say);
  expect(await notices(page)).not.toContain(say('point_contacted'));
  await pressOnPage(page, '×', 'last');
  await page.getByRole('button', { name: '提交答复' }).click();
  await expect(page.locator('.el-form-item__error').first()).toBeVisible();
  expect(await notices(page)).not.toContain(say('guard_title'));
});

test('a ticket that came back shows why, beside the reply of that time', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const NO = '202600000001';
  const page = (status: string, more = '') =>
    `<dl>${[
      ['工单编号', NO],
      ['诉求标题', '路灯不亮'],
      ['诉求人', '张女士'],
      ['工单状态', status],
    ]
      .map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`)
      .join('')}${more}</dl>`;
  const reply =
    '<dt>答复意见：</dt><dd>您反映的路灯问题已转交处理，谢谢。</dd><dt>办结时间：</dt><dd>2026-11-20 10:00</dd>';
  let html = page('已办结', reply);
  await anqi.page.goto(sites.serve(() => html));
  await anqi.enable();
  await expect.poll(async () => (await ticketOf(anqi, NO))?.reply).toContain('转交处理');
  html = page(
    '重办',
    '<dt>是否告知：</dt><dd>否</dd><dt>满意度：</dt><dd>不满意</dd><dt>办理结果：</dt><dd><textarea></textarea></dd>',
  );
  await anqi.page.reload();
  await chipSays(anqi.page, say, 'reply_chip_empty');
  await openPanel(anqi.page, say);
  const said = await notices(anqi.page);
  for (const key of ['lesson_notTold', 'lesson_unsatisfied', 'lesson_rework', 'point_forwarding_open'] as const)
    expect(said).toContain(say(key));
  expect(said).toContain('您反映的路灯问题已转交处理');
});

test('the opened panel leaves the reminder above it free, and keeps the keyboard when the page draws its box anew', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const fields = [
    ['工单编号', '202600000001'],
    ['诉求标题', '路灯不亮'],
    ['诉求人', '张女士'],
    ['工单状态', '办理中'],
    ['办理期限', '2026-01-05 17:30'],
  ];
  // A box as wide as the page: the panel has its room above it, where the line is.
  const box = '<dt>办理结果：</dt><dd><textarea style="width: 1200px; height: 340px"></textarea></dd>';
  const list = fields.map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`).join('');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(sites.serve(`<dl>${list}${box}</dl>`));
  await anqi.enable();
  await expect.poll(() => notices(page)).toContain(say('page_alert_close'));
  await openPanel(page, say);
  await page.keyboard.type('刚才 电话 张女');
  await page.locator('textarea').evaluate((old) => old.replaceWith(old.cloneNode()));
  await expect.poll(() => isAtPart(page, say('contact_line'))).toBe(true);
  await page.keyboard.type('士 未接');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await ticketOf(anqi, '202600000001'))?.contacts).toMatchObject([{ whom: '张女士' }]);
  await pressOnPage(page, say('page_alert_close'));
  await expect.poll(() => notices(page)).not.toContain(say('page_alert_close'));
  expect(await notices(page)).toContain(say('contact_log'));
});

test('a rich editor is a box like any other, and only what sends is asked about', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const editor = '<body contenteditable="true" aria-label="正文"></body>';
  await page.goto(
    sites.serve(`<nav><a href="#done" onclick="document.title='menu'">已办结</a></nav>
<dl><dt>工单编号：</dt><dd>202600000001</dd><dt>诉求标题：</dt><dd>路灯不亮</dd><dt>诉求人：</dt><dd>张女士</dd><dt>工单状态：</dt><dd>办理中</dd></dl>
<form onsubmit="event.preventDefault(); document.title = event.submitter.textContent">
<table><tr><td>答复意见：</td><td><iframe srcdoc='${editor}' width="600" height="160"></iframe></td></tr></table>
<button>暂存</button><button>提交</button></form>`),
  );
  await anqi.enable();
  await chipSays(page, say, 'reply_chip_empty');
  // An empty one is the page's own to refuse, whatever it is called.
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page).toHaveTitle('提交');
  const body = page.frameLocator('iframe').locator('body');
  await body.click();
  await page.keyboard.type('您好，您反映的问题已转交相关部门处理。');
  await expect.poll(() => notices(page)).toMatch(/缺 \d 项|\d absent/);
  await page.getByRole('button', { name: '暂存' }).click();
  await expect(page).toHaveTitle('暂存');
  await page.getByText('已办结').click();
  await expect(page).toHaveTitle('menu');
  expect(await notices(page)).not.toContain(say('guard_title'));
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => notices(page)).toContain(say('guard_title'));
  await answer(page, say, 'guard_back');
  await expect.poll(() => notices(page)).toContain(say('point_told_open'));
  await pressOnPage(page, say('reply_insert'));
  await expect(body).toHaveText(/^您好，您反映的问题已转交相关部门处理。\S+/);
});

test('an entry is corrected in its line, part by part too, and a half-typed line outlives the panel', async ({
  anqi,
  ownPractice: practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  const ticketNo = await openTicket(anqi, practice.origin);
  const log = async () => (await ticketOf(anqi, ticketNo))?.contacts;
  await page.locator(REPLY_BOX).fill('您好。');
  await openPanel(page, say);
  await page.keyboard.type('刚才 电话 张女士 已告知 满意');
  await page.keyboard.press('Enter');
  await expect.poll(log).toMatchObject([{ whom: '张女士', told: true, opinion: 'satisfied' }]);

  await pressOnPage(page, say('contact_change'));
  await expect.poll(() => notices(page)).toContain(say('contact_cancel'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('刚才 上门 李女士 不满意');
  await page.keyboard.press('Enter');
  await expect.poll(log).toMatchObject([{ how: 'visit', whom: '李女士', opinion: 'unsatisfied' }]);
  expect(await log()).toHaveLength(1);
  expect(JSON.stringify(await log())).not.toContain('told');

  // The last fields of the form are whom, by and what was said.
  await pressOnPage(page, say('contact_change'));
  await expect.poll(() => notices(page)).toContain(say('contact_cancel'));
  for (let i = 0; i < 24 && !(await isAtPart(page, say('contact_part_said'))); i++) await page.keyboard.press('Tab');
  await page.keyboard.type('要求尽快修好');
  await page.keyboard.press('Enter');
  await expect.poll(log).toMatchObject([{ whom: '李女士', said: '要求尽快修好' }]);

  await page.keyboard.type('25:70 电话');
  await page.keyboard.press('Enter');
  await expect.poll(() => notices(page)).toContain(say('contact_bad_time', '25:70'));
  await page.keyboard.press('Escape');
  await expect.poll(() => notices(page)).not.toContain(say('contact_log'));
  await pressOnPage(page, new RegExp(say('reply_brand')));
  await expect.poll(() => notices(page)).toContain(say('contact_bad_time', '25:70'));
  expect(await log()).toHaveLength(1);
});

test('the log shows its newest entries, and writes the same sentence once', async ({ anqi, ownPractice: practice }) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  const ticketNo = await openTicket(anqi, practice.origin);
  await page.locator(REPLY_BOX).fill('您好。');
  await openPanel(page, say);
  // Line after line, as fast as the keys come: none waits until the one before is kept.
  for (const whom of ['王先生', '李先生', '陈先生', '赵先生']) {
    await page.keyboard.type(`刚才 电话 ${whom} 未接`);
    await page.keyboard.press('Enter');
  }
  await expect.poll(async () => (await ticketOf(anqi, ticketNo))?.contacts).toHaveLength(4);
  await expect.poll(() => notices(page)).toContain(say('contact_more', 1));
  expect(await notices(page)).not.toContain('王先生');
  await pressOnPage(page, say('contact_more', 1));
  await expect.poll(() => notices(page)).toContain('王先生');

  const box = page.locator(REPLY_BOX);
  // Twice, before the reply with the sentence has been judged: what is said of it stays when it has.
  const write = await boxOnPage(page, say('contact_write'));
  await page.mouse.dblclick(write.x + write.width / 2, write.y + write.height / 2);
  await expect(box).toHaveValue(/^您好。[^。]*先后4次电话联系诉求人.*均未联系到。$/);
  const text = await box.inputValue();
  await expect.poll(() => notices(page)).toContain(say('point_length_met', text.length));
  expect(await notices(page)).toContain(say('contact_write_there'));
  expect(text.match(/先后4次/g)).toHaveLength(1);
});
