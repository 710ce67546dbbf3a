/** A return, beside the platform's own form: window, reason, suggested unit, what speaks against it. */
import type { Page } from '@playwright/test';
import { yunxi2020 } from '../../lib/rules/presets/yunxi-2020.ts';
import type { PracticeTicket } from '../../practice/data/model.ts';
import { PRACTICE_DUTIES } from '../fixtures/duties.ts';
import { type Anqi, expect, legacyFrame, openLegacy, signInLegacy, signInModern, test } from './support/anqi.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { type Speaker, speaker } from './support/words.ts';

const tell = (anqi: Anqi, name: string, request: object) =>
  anqi.inPopup((popup) =>
    popup.evaluate(([command, asked]) => chrome.runtime.sendMessage({ anqi: command, request: asked }), [
      name,
      request,
    ] as const),
  );
const saveDuties = (anqi: Anqi) => tell(anqi, 'saveDuties', { directory: PRACTICE_DUTIES });

/** A street's ticket of a matter that is the city management's. */
function streetTicket(tickets: readonly PracticeTicket[]): PracticeTicket {
  const found = tickets.find(
    ({ category, unit, status, hostile, title }) =>
      category === '城市管理' &&
      unit !== '区城管局' &&
      /^待[签处]/.test(status) &&
      !hostile &&
      /占道|垃圾|路灯/.test(title),
  );
  if (!found) throw new Error('no such ticket');
  return found;
}

const reason = (page: Page) => page.getByPlaceholder('请填写退件理由');
const unit = (page: Page) => page.locator('.el-dialog .el-form-item', { hasText: '改派建议' });

async function openDialog(anqi: Anqi, origin: string, { ticketNo }: PracticeTicket, say: Speaker): Promise<void> {
  await anqi.page.goto(`${origin}/modern/ticket/${ticketNo}`);
  await anqi.page.getByRole('button', { name: '退件' }).click();
  await expect.poll(() => notices(anqi.page)).toContain(say('return_units'));
}

test('beside the dialog: the window, what is missing, whose matter it is and why; one tap sets the unit, one drafts the reason', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  await saveDuties(anqi);
  // Where similar tickets ended is known from the list of finished ones.
  await page.goto(`${practice.origin}/modern/done?size=100`);
  await expect(page.locator('.el-table__row').first()).toBeVisible();
  const ticket = streetTicket(practice.tickets);
  await openDialog(anqi, practice.origin, ticket, say);
  // Without rules no window is made up.
  expect(await notices(page)).toContain(say('return_why_unchosen'));
  await tell(anqi, 'saveRules', { profile: yunxi2020 });
  await expect.poll(() => notices(page)).toContain(say('return_rule', '非本单位事项 1 个工作日内退件'));
  for (const key of ['return_fault_noReason', 'return_fault_noUnit']) expect(await notices(page)).toContain(say(key));
  expect(await notices(page)).toContain('区城管局');

  // Nothing lies over the form, and the keyboard stays where it was.
  await reason(page).click();
  await unit(page).locator('.el-select').click({ trial: true });
  await page.getByRole('button', { name: '确定退件' }).click({ trial: true });
  await page.keyboard.type('甲乙');
  await expect.poll(() => notices(page)).toContain(say('return_has_reason'));
  await page.keyboard.press('Home');

  await pressOnPage(page, say('return_take'));
  await expect(unit(page)).toContainText('区城管局');
  await expect.poll(() => notices(page)).toContain(say('return_unit_set', '区城管局'));
  await expect(reason(page)).toBeFocused();

  await pressOnPage(page, say('return_draft'));
  await expect(reason(page)).toHaveValue(
    /^经核，该工单反映“.+”.*【核实情况】.*《演练区职责目录》.*建议改派区城管局办理。甲乙$/,
  );
  await expect.poll(() => notices(page)).toContain(say('return_fault_blanks', '【核实情况】'));
  // The page's own undo takes the draft back, and nothing else.
  await page.keyboard.press('Control+z');
  await expect(reason(page)).toHaveValue('甲乙');

  // What the dialog's own model holds is what is sent; the ticket stays for the other tests.
  let sent: unknown;
  await page.route('**/return', async (route) => {
    sent = route.request().postDataJSON();
    await route.fulfill({ status: 400, json: { message: '演练' } });
  });
  await page.getByRole('button', { name: '确定退件' }).click();
  await expect.poll(() => sent).toEqual({ reason: '甲乙', to: '区城管局' });
  await page.getByRole('button', { name: '取消' }).click();
  await expect.poll(() => notices(page)).not.toContain(say('return_units'));
});

test('a ticket assigned by ruling, and one that units have been passing on, are warned of with words and dates', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const stuck = (what: PracticeTicket['stuck']) => {
    const found = practice.tickets.find((ticket) => ticket.stuck === what);
    if (!found) throw new Error(`no ${what}`);
    return found;
  };
  await signInModern(page, practice);
  await anqi.enable();
  await openDialog(anqi, practice.origin, stuck('byRuling'), say);
  expect(await notices(page)).toContain(say('return_by_ruling'));
  expect(await notices(page)).toContain('“裁定”');

  const bounced = stuck('bounced');
  await openDialog(anqi, practice.origin, bounced, say);
  const said = await notices(page);
  expect(said).toContain(say('return_bounced', 2));
  expect(said).not.toContain(say('return_by_ruling'));
  const returns = bounced.flow.filter(({ step }) => step === '退件');
  const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  for (const { at, note, who } of returns) {
    expect(said).toContain(who.split(' ')[0]);
    expect(said).toContain(say('return_chain_back', day(at)));
    expect(said).toContain(note);
  }
});

test('in the nested frame of an old portal: it waits until the clerk goes to the form, and sets its plain select', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInLegacy(page, practice);
  await anqi.enable();
  await saveDuties(anqi);
  const ticket = streetTicket(practice.tickets.filter(({ status }) => status !== '已退回'));
  await openLegacy(page, 'todo');
  const main = page.frame('main');
  await main?.goto(`${practice.origin}/legacy/detail?id=${ticket.ticketNo}`);
  const detail = legacyFrame(page, 'detail');
  await expect(detail.locator('textarea[name=reason]')).toBeVisible();
  await expect.poll(() => notices(page)).toContain(say('panel_more'));
  expect(await notices(page)).not.toContain(say('return_units'));
  await detail.locator('textarea[name=reason]').click();
  await expect.poll(() => notices(page)).toContain(say('return_units'));
  await pressOnPage(page, say('return_take'));
  await expect(detail.locator('select[name=to]')).toHaveValue('区城管局');
  await pressOnPage(page, say('return_draft'));
  await expect(detail.locator('textarea[name=reason]')).toHaveValue(/建议改派区城管局办理。$/);
});

/** A platform of no kit: the ticket's page, its log with columns for units, and whatever form of a return. */
const NO = '202600000007';
const pageWith = (form: string) => {
  const facts = [
    ['工单编号', NO],
    ['诉求标题', '反映路灯不亮'],
    ['诉求内容', '沿湖路路灯长期不亮'],
    ['诉求人', '张女士'],
    ['工单状态', '处办中'],
    ['承办单位', '路口镇'],
  ].map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`);
  const log = [
    ['2026-11-20 09:00', '转办', '热线中心', '路口镇', ''],
    ['2026-11-20 11:00', '退单', '路口镇', '热线中心', '非本镇职责'],
    ['2026-11-20 15:00', '改派', '热线中心', '区住建局', '<b onclick="alert(1)">请</b>办理'],
    ['2026-11-21 15:00', '改派', '热线中心', '路口镇', '按<i>裁定</i>意见办理'],
  ].toReversed();
  const head = ['操作时间', '操作', '操作单位', '接收单位', '意见'].map((each) => `<th>${each}</th>`).join('');
  const rows = log.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<dl>${facts.join('')}</dl><h3>流转记录</h3><table><tr>${head}</tr>${rows}</table>${form}`;
};

test('forms and logs of any make: a typed unit, an editor, the log newest first with columns of units', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const form = `<form class="dialog" style="width:420px"><p><label>退单原因：</label></p><div id="reason" contenteditable="true" style="height:60px;border:1px solid"></div>
    <p><label for="to">建议改派单位：</label><input id="to"></p></form>`;
  await page.goto(sites.serve(pageWith(form)));
  await anqi.enable();
  await saveDuties(anqi);
  await expect.poll(() => notices(page)).toContain('区城管局');
  const said = await notices(page);
  expect(said).toContain(say('return_before'));
  expect(said).toContain('“裁定”');
  for (const link of ['2026-11-20 11:00', '2026-11-20 15:00', '2026-11-21 15:00']) expect(said).toContain(link);
  await pressOnPage(page, say('return_take'));
  await expect(page.locator('#to')).toHaveValue('区城管局');
  await pressOnPage(page, say('return_draft'));
  await expect(page.locator('#reason')).toContainText('建议改派区城管局办理');
  await expect.poll(() => notices(page)).toContain(say('return_has_unit', '区城管局'));
  // It leaves with the form, and stays away once it was closed.
  await page.evaluate(() => document.querySelector('form')?.toggleAttribute('hidden'));
  await expect.poll(() => notices(page)).not.toContain(say('return_units'));
});

test('a form in another frame is about the ticket that the tab shows; a drawn select that does not open is left alone', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  const form = sites.serve(
    `<div class="layer"><p>退件理由：<textarea id="reason" rows="3"></textarea></p>
     <p>改派建议：<span class="my-select"><input readonly placeholder="请选择"></span></p></div>`,
  );
  await page.goto(
    sites.serve(
      pageWith(
        `<iframe style="position:fixed;left:300px;top:0;width:960px;height:700px;background:#fff" src="${form}"></iframe>`,
      ),
    ),
  );
  await anqi.enable();
  await saveDuties(anqi);
  const frame = page.frameLocator('iframe');
  await frame.locator('#reason').click();
  await expect.poll(() => notices(page)).toContain('区城管局');
  expect(await notices(page)).toContain(say('return_before'));
  await pressOnPage(page, say('return_take'));
  await expect
    .poll(() => notices(page))
    .toMatch(new RegExp(`${say('return_unit_copied', '区城管局')}|${say('return_unit_by_hand', '区城管局')}`));
  // What was copied is what the clerk pastes.
  await frame.locator('#reason').click();
  await page.keyboard.press('Control+v');
  await expect(frame.locator('#reason')).toHaveValue('区城管局');
});

test('the keyboard goes from a dialog to the panel and back', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  await saveDuties(anqi);
  await openDialog(anqi, practice.origin, streetTicket(practice.tickets), say);
  await reason(page).focus();
  await page.keyboard.press('Alt+KeyQ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => notices(page)).toContain(say('return_unit_set', '区城管局'));
  await expect(unit(page)).toContainText('区城管局');
  await page.keyboard.press('Escape');
  await expect(reason(page)).toBeFocused();
  await expect(page.getByRole('dialog', { name: '退件' })).toBeVisible();
});
