/** The guard and the panel on platforms of other makes: drawn buttons, dialogs on top, editors, several boxes, short boxes. */
import type { Page } from '@playwright/test';
import { type Anqi, expect, legacyFrame, signInLegacy, test } from './support/anqi.ts';
import { boxOnPage, notices, pressOnPage } from './support/notices.ts';
import { type Speaker, speaker } from './support/words.ts';

const FORWARDED = '您好，您反映的问题已转交相关部门处理。';
const PROPER =
  '经现场核查，您反映的情况属实，我单位已于昨日责令整改，目前已恢复。工作人员已电话联系您，告知处理结果，您表示满意。如有疑问，请致电城建办，电话0730-8410000。';
const FACTS =
  '<dl><dt>工单编号：</dt><dd>202600000001</dd><dt>诉求标题：</dt><dd>路灯不亮</dd><dt>诉求人：</dt><dd>张女士</dd><dt>工单状态：</dt><dd>办理中</dd></dl>';
/** Counts what the page sends in its title. */
const SENT = `onclick="document.title = 'sent ' + (Number(document.title.split(' ')[1] || 0) + 1)"`;

async function open(anqi: Anqi, url: string): Promise<Speaker> {
  const say = await speaker(anqi);
  await anqi.page.setViewportSize({ width: 1280, height: 800 });
  await anqi.page.goto(url);
  await anqi.enable();
  return say;
}
const chip = (page: Page, say: Speaker) => expect.poll(() => notices(page)).toContain(say('reply_brand'));
const asks = (page: Page, say: Speaker) => expect.poll(() => notices(page)).toContain(say('guard_title'));
const answer = (page: Page, say: Speaker, key: 'guard_back' | 'guard_send') =>
  expect(async () => {
    if ((await notices(page)).includes(say('guard_title'))) await pressOnPage(page, say(key));
    expect(await notices(page)).not.toContain(say('guard_title'));
  }).toPass();

test('the second press of a double click is no answer, and a key that is held down is none', async ({
  anqi,
  sites,
}) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<div>答复意见：<textarea cols="60" rows="4"></textarea></div>
<button id="send" style="position:fixed" ${SENT}>提交</button>`),
  );
  await page.locator('textarea').fill(FORWARDED);
  await chip(page, say);
  await page.locator('#send').click();
  await asks(page, say);
  const over = await boxOnPage(page, say('guard_send'));
  await answer(page, say, 'guard_back');
  await pressOnPage(page, '×', 'last');
  // The page's own button lies where 仍然提交 will.
  await page.locator('#send').evaluate((button, { x, y }) => {
    button.style.left = `${x}px`;
    button.style.top = `${y}px`;
  }, over);
  await page.mouse.dblclick(over.x + 10, over.y + 10, { delay: 60 });
  await asks(page, say);
  expect(await page.title()).not.toContain('sent');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  expect(await page.title()).not.toContain('sent');
  await page.keyboard.up('Enter');
  await expect(async () => {
    expect(await notices(page)).toContain(say('guard_title'));
  }).toPass();
  // Read, it is answered; the other half of a double click on the answer falls on the page, and sends nothing twice.
  await expect(async () => {
    if ((await notices(page)).includes(say('guard_title'))) await page.mouse.dblclick(over.x + 10, over.y + 10);
    expect(await page.title()).toBe('sent 1');
  }).toPass();
});

test('a drawn button is asked about, and sends by the element that was pressed', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<div>答复意见：<textarea cols="60" rows="4"></textarea></div>
<div class="bar"><div class="btn"><span id="send" ${SENT}>办结</span></div><div class="btn"><span ${SENT}>暂存</span></div></div>`),
  );
  await page.locator('textarea').fill(FORWARDED);
  await chip(page, say);
  await page.getByText('暂存').click();
  await expect(page).toHaveTitle('sent 1');
  await page.locator('#send').click();
  await asks(page, say);
  // Each point has its name, and the words that speak against it.
  const said = await notices(page);
  expect(said).toContain(say('point_forwarding'));
  expect(said).toContain('已转交相关部门处理');
  await answer(page, say, 'guard_send');
  await expect(page).toHaveTitle('sent 2');
});

test('in a dialog that the browser holds on top, chip, guard and panel lie in it, and Alt+R goes in and out', async ({
  anqi,
  sites,
}) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<dialog style="width:620px;transform:translateX(-20px)"><form method="dialog">
<p>办理结果：<textarea cols="60" rows="5"></textarea></p><button>提交</button></form></dialog>
<button id="open" onclick="document.querySelector('dialog').showModal()">办理</button>`),
  );
  await page.locator('#open').click();
  await chip(page, say);
  const box = page.locator('textarea');
  await box.fill(FORWARDED);
  await page.getByRole('button', { name: '提交' }).click();
  await asks(page, say);
  await answer(page, say, 'guard_back');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  // It can be pressed, and Escape closes the panel alone.
  await pressOnPage(page, say('reply_insert'));
  await expect(box).not.toHaveValue(FORWARDED);
  await page.keyboard.press('Alt+KeyR');
  await page.keyboard.press('Escape');
  await expect.poll(() => notices(page)).not.toContain(say('contact_log'));
  await expect(box).toBeVisible();
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await page.keyboard.type('刚才 电话 已告知');
  await expect(box).not.toHaveValue(/刚才/);
  await page.keyboard.press('Alt+KeyR');
  await expect(box).toBeFocused();
});

test('a sentence goes to the cursor of an editor, though the keyboard was in the panel meanwhile', async ({
  anqi,
  sites,
}) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(
      `${FACTS}<div>答复意见：<div contenteditable="true" style="width:500px;height:120px;border:1px solid">您好，已转交相关部门处理。此致。</div></div>`,
    ),
  );
  await chip(page, say);
  const editor = page.locator('[contenteditable]');
  await editor.click({ position: { x: 480, y: 100 } });
  await page.keyboard.press('End');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await page.keyboard.type('记');
  await pressOnPage(page, say('reply_insert'));
  await expect(editor).toHaveText(/^您好，已转交相关部门处理。[^您]{6,}此致。$/);
});

test('a sentence that a box has no room for is not cut: it is said how much too long it is', async ({
  anqi,
  sites,
}) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<div>答复意见：<textarea cols="60" rows="4" maxlength="24"></textarea></div>`),
  );
  await page.locator('textarea').fill(FORWARDED);
  await chip(page, say);
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await pressOnPage(page, say('reply_insert'));
  await expect
    .poll(() => notices(page))
    .toMatch(/放不下：此框限 24 字，将多出 \d+ 字|takes 24 characters, this would be \d+ over/);
  await expect(page.locator('textarea')).toHaveValue(FORWARDED);
});

test('every reply that is sent counts, and is named where there are several', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<form onsubmit="event.preventDefault(); document.title = 'sent'">
<p>办理结果：<textarea id="a" cols="60" rows="3"></textarea></p><p>答复内容：<textarea id="b" cols="60" rows="5"></textarea></p><button>提交</button></form>`),
  );
  await page.locator('#a').fill('已转交。');
  await page.locator('#b').fill(PROPER);
  await chip(page, say);
  await page.getByRole('button', { name: '提交' }).click();
  await asks(page, say);
  expect(await notices(page)).toContain('办理结果');
  await answer(page, say, 'guard_back');
  // The panel opens beside the box that is meant.
  await expect.poll(() => notices(page)).toMatch(/缺 \d 项|\d absent/);
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await page.locator('#a').fill(PROPER);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page).toHaveTitle('sent');
});

test('other people’s numbers come first, and characters that turn a line do not turn ours', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(`${FACTS}<form>答复意见：<textarea cols="60" rows="4"></textarea><button>提交</button></form>`),
  );
  await page.locator('textarea').fill('已\u202e转交相关部门处理，身份证号430602199001011234。');
  await chip(page, say);
  await page.getByRole('button', { name: '提交' }).click();
  await asks(page, say);
  const said = await notices(page);
  expect(said).not.toContain('\u202e');
  expect(said.indexOf(say('point_others'))).toBeLessThan(said.indexOf(say('point_contacted')));
  expect(said).toContain('430602199001011234');
});

test('one panel is open at a time: the reply’s gives way to the return’s, and the other way round', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInLegacy(page, practice);
  await anqi.enable();
  await legacyFrame(page, 'list').locator('.datagrid-row a').first().click();
  const body = legacyFrame(page, 'detail');
  await body.locator('textarea[name=text]').fill(FORWARDED);
  await expect.poll(() => notices(page)).toMatch(/缺 \d 项|\d absent/);
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await body.locator('textarea[name=reason]').click();
  await expect.poll(() => notices(page)).toContain(say('return_draft'));
  await expect.poll(() => notices(page)).not.toContain(say('contact_log'));
  await body.locator('textarea[name=text]').click();
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await expect.poll(() => notices(page)).not.toContain(say('return_draft'));
  await body.locator('textarea[name=reason]').click();
  await expect.poll(() => notices(page)).toContain(say('return_draft'));
});

test('neither chip nor panel lies over text that is typed, or over what sends it', async ({ anqi, sites }) => {
  const { page } = anqi;
  const say = await open(
    anqi,
    sites.serve(
      `${FACTS}<form style="margin-top:60px">答复意见：<textarea style="width:300px;height:80px"></textarea> <button>提交</button></form>`,
    ),
  );
  await page.locator('textarea').fill(FORWARDED.repeat(3));
  await chip(page, say);
  const text = await page.locator('textarea').boundingBox();
  const at = await boxOnPage(page, new RegExp(say('reply_brand')));
  expect(at.y + at.height <= (text?.y ?? 0) || at.x >= (text?.x ?? 0) + (text?.width ?? 0)).toBe(true);
  await page.keyboard.press('Alt+KeyR');
  await expect.poll(() => notices(page)).toContain(say('contact_log'));
  await page.locator('textarea').click({ trial: true });
  await page.getByRole('button', { name: '提交' }).click({ trial: true });
});
