/** The office's rules: chosen, changed beside what that does, passed on as a file, and followed by open pages at once. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS } from '../../lib/calendar/hours.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { sampleClocks } from '../../lib/clocks/sample.ts';
import { clockView, plainMoment } from '../../lib/clocks/view.ts';
import { rulesFile } from '../../lib/rules/file.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import { province5wd } from '../../lib/rules/presets/province-5wd.ts';
import { shanghaiSubdistrict } from '../../lib/rules/presets/shanghai-subdistrict.ts';
import { type Anqi, expect, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { stored } from './support/stored.ts';
import { type Speaker, speaker, spoken } from './support/words.ts';

const NO = 'RX2026000201';
const ASSIGNED = `${dayText(dayOfMs(Date.now()) - 1)} 10:00`;

/** A platform that prints no limits. */
const PAGE = `<table border="1"><thead><tr><th>工单编号</th><th>标题</th><th>诉求类型</th><th>派单时间</th></tr></thead>
<tbody><tr><td>${NO}</td><td>路灯不亮</td><td>投诉</td><td>${ASSIGNED}</td></tr></tbody></table>`;

/** The clock that the ticket of the page gets by a profile of limits alone. */
function ruledBy(profile: RuleProfile) {
  const sample = { round: 1, kind: '投诉', assignedAt: `${ASSIGNED.replace(' ', 'T')}:00+08:00` };
  const [clock] = sampleClocks(sample, { profile, calendar: chinaCalendar, hours: STANDARD_HOURS }, Date.now());
  if (!clock) throw new Error('no rule fits');
  return clock.ruled;
}

/** The subdistrict's rules with another amount for complaints. */
const withDays = (amount: number): RuleProfile => ({
  ...shanghaiSubdistrict,
  rules: shanghaiSubdistrict.rules.map((rule) => (rule.id === 'help' ? { ...rule, amount } : rule)),
});

const badgeBy = (say: Speaker, profile: RuleProfile) =>
  spoken(say, clockView({ ticketNo: NO, open: 1, clocks: [ruledBy(profile)] }, Date.now(), chinaCalendar).text);

async function openRules({ context, extensionId }: Anqi): Promise<Page> {
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await expect(options.locator('.rules button').first()).toBeVisible();
  // Leaving with unsaved changes is asked about; the tests leave.
  options.on('dialog', (dialog) => void dialog.accept());
  return options;
}

const adopt = (options: Page, id: string) => options.locator(`[data-preset="${id}"] .head button`).click();
const rule = (options: Page, id: string) => options.locator(`[data-rule="${id}"]`);
const save = (options: Page) => options.locator('.unsaved button.main');
const order = (options: Page) =>
  options.locator('.rule').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-rule')).join(' '));
const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const choose = (options: Page, chosen: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  options.locator('.rules input[type=file]').setInputFiles(chosen);

/** The rules in force, as stored. */
async function inForce(anqi: Anqi): Promise<RuleProfile | undefined> {
  const row = (await stored(anqi, 'meta')).find(({ key }) => key === 'rules');
  return (row?.value as { profile: RuleProfile } | undefined)?.profile;
}
const limitStored = async (anqi: Anqi) => {
  const ticket = (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === NO);
  return (ticket?.clocks as { dueAt: string }[] | undefined)?.[0]?.dueAt;
};

test('rules that are adopted, and changes of them, reach the open page when they are saved and not before', async ({
  anqi,
  sites,
}) => {
  await anqi.page.goto(sites.serve(PAGE));
  await anqi.enable();
  const say = await speaker(anqi);
  const badge = async () => (await badgesOf(anqi.page))[0]?.words;
  await expect.poll(badge).toBe(say('clock_none'));

  const options = await openRules(anqi);
  await expect(options.getByText(say('rules_unchosen'))).toBeVisible();
  await adopt(options, 'shanghai-subdistrict');
  await expect(options.getByText(say('rules_adopted', 1, shanghaiSubdistrict.name))).toBeVisible();
  await expect.poll(badge).toBe(badgeBy(say, shanghaiSubdistrict));

  // What a change would do stands beside it: on a sample, and on the stored ticket.
  await rule(options, 'help').locator('.edit').click();
  await options.locator('#sample-assignedAt').fill(ASSIGNED.replace(' ', 'T'));
  await options.locator('#rule-amount').fill('３');
  const [before, after] = [ruledBy(shanghaiSubdistrict).dueAt, ruledBy(withDays(3)).dueAt];
  const account = options.locator('[data-clock=limit]');
  await expect(account.locator('summary')).toContainText(plainMoment(after));
  await expect(account.locator('.steps tr.count')).toHaveCount(3);
  const effect = options.locator('.unsaved .effect[aria-busy=false]');
  await expect(effect).toContainText(say('rules_effect', 1, 1));
  await expect(effect).toContainText(NO);
  await expect(effect).toContainText(new RegExp(`${plainMoment(before).slice(5)} → .*${plainMoment(after).slice(5)}`));
  expect(await limitStored(anqi)).toBe(before);
  expect(await badge()).toBe(badgeBy(say, shanghaiSubdistrict));

  await save(options).click();
  await expect(options.getByText(say('rules_saved', 1))).toBeVisible();
  await expect.poll(badge).toBe(badgeBy(say, withDays(3)));
  expect(await limitStored(anqi)).toBe(after);

  // The office's own rules by now, and they stay the same ones.
  const own = await inForce(anqi);
  expect(own).toEqual({
    ...withDays(3),
    id: expect.stringMatching(/^own-/),
    name: say('rules_own_name', shanghaiSubdistrict.name),
  });
  await options.locator('#rules-name').fill('路口镇办法');
  await save(options).click();
  await expect(options.getByText(say('rules_saved_none'))).toBeVisible();
  expect(await inForce(anqi)).toEqual({ ...own, name: '路口镇办法' });
});

test('what cannot be is said at its field and not saved', async ({ anqi }) => {
  const say = await speaker(anqi);
  const options = await openRules(anqi);
  await adopt(options, 'province-5wd');
  await rule(options, 'limit').locator('.edit').click();
  const amount = options.locator('#rule-amount');
  const cases = [
    ['#rule-amount', '三', 'rules_fault_number'],
    ['#rule-amount', '1.5', 'rules_fault_whole'],
    ['#rule-amount', '999', 'rules_fault_long'],
    ['#rule-cutoff', '25:00', 'rules_fault_time'],
    ['#rule-yellow', '-1', 'rules_fault_small'],
    ['#rule-name', '', 'rules_fault_empty'],
  ] as const;
  for (const [field, typed, why] of cases) {
    const input = options.locator(field);
    const was = await input.inputValue();
    await input.fill(typed);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(options.locator(`${field}-wrong`)).toHaveText(say(why));
    await expect(save(options)).toBeDisabled();
    await input.fill(was);
    await expect(input).toHaveAttribute('aria-invalid', 'false');
  }
  // Only what means something for the clock and the unit is asked.
  await options.locator('#rule-clock').selectOption('extension');
  await expect(options.locator('#rule-extension, #rule-cutoff')).toHaveCount(0);
  await expect(options.locator('#rule-from option')).toHaveText([say('rules_start_limit')]);
  await options.locator('#rule-clock').selectOption('limit');
  await amount.fill('三');
  await options.reload();
  await expect(rule(options, 'limit')).toContainText(say('rules_span_workingDays', 5));
  expect(await inForce(anqi)).toEqual(province5wd);
});

test('rules are moved, taken out and added by keyboard; one that is never used says why, and all can be taken back', async ({
  anqi,
}) => {
  const say = await speaker(anqi);
  const options = await openRules(anqi);
  await adopt(options, 'province-5wd');
  await expect(rule(options, 'limit')).toBeVisible();
  await rule(options, 'limit').locator('.up').focus();
  await options.keyboard.press('Enter');
  expect(await order(options)).toBe('return limit complex extension');
  await expect(rule(options, 'limit').locator('.up')).toBeFocused();
  await expect(rule(options, 'complex')).toContainText(say('rules_unreachable', province5wd.rules[2]?.name ?? ''));
  await options.keyboard.press('Tab');
  await options.keyboard.press('Enter');
  expect(await order(options)).toBe('return complex limit extension');
  await expect(options.locator('.rule .trouble')).toHaveCount(0);

  await rule(options, 'complex')
    .getByRole('button', { name: say('rules_remove_named', '疑难复杂 10 个工作日') })
    .press('Enter');
  await options.getByRole('button', { name: say('rules_add') }).press('Enter');
  await expect(options.locator('#rule-name')).toBeFocused();
  await options.keyboard.type('首次联系');
  await options.locator('#rule-clock').selectOption('contact');
  await options.locator('#rule-kinds').fill('投诉，举报');
  expect(await order(options)).toBe('return limit extension rule-4');
  await expect(rule(options, 'rule-4')).toContainText('“投诉”“举报”');
  await expect(options.locator('[data-clock=contact]')).toBeVisible();

  await options.getByRole('button', { name: say('rules_discard') }).press('Enter');
  expect(await order(options)).toBe('return complex limit extension');
  expect(await inForce(anqi)).toEqual(province5wd);
});

test('a file that is not whole is refused with the place, and the rules in force stay', async ({ anqi }) => {
  const say = await speaker(anqi);
  const options = await openRules(anqi);
  await adopt(options, 'province-5wd');
  await expect(rule(options, 'limit')).toBeVisible();
  const refused = options.locator('.rules .import .trouble');

  await choose(options, file('new.json', rulesFile({ ...province5wd, version: 9 } as unknown as RuleProfile)));
  await expect(refused).toContainText(say('rules_fault_newer', 9, 1));
  await choose(options, file('weeks.json', rulesFile(province5wd).replace('"workingDays"', '"weeks"')));
  await expect(refused).toContainText(say('rules_place_named', 1, '2 个工作日内退件'));
  await expect(refused).toContainText('weeks');
  await choose(options, file('cut.json', rulesFile(province5wd).slice(0, 400)));
  await expect(refused).toContainText(say('profiles_fault_cut'));
  expect(await inForce(anqi)).toEqual(province5wd);
});

test('exported rules come back from their file, with what they would change said first', async ({ anqi, sites }) => {
  await anqi.page.goto(sites.serve(PAGE));
  await anqi.enable();
  const say = await speaker(anqi);
  const options = await openRules(anqi);
  await adopt(options, 'shanghai-subdistrict');
  await rule(options, 'help').locator('.edit').click();
  await options.locator('#rule-amount').fill('4');
  await options.locator('#rule-keywords').fill('路灯');
  await save(options).click();
  const saving = options.waitForEvent('download');
  await options.getByRole('button', { name: say('rules_export') }).click();
  const path = await (await saving).path();
  const own = await inForce(anqi);
  expect(await readFile(path, 'utf8')).toBe(own && rulesFile(own));

  // Others in place of the office's own: first what that would change, then the word that they go.
  await options.getByRole('button', { name: say('rules_others') }).click();
  await adopt(options, 'printed-only');
  await expect(options.locator('.offer')).toContainText(say('rules_replaces_own', own?.name ?? ''));
  await expect(options.locator('.offer .effect[aria-busy=false]')).toContainText(say('rules_effect', 1, 1));
  expect(await inForce(anqi)).toEqual(own);
  await options.locator('.offer button.main').click();
  await expect(options.getByText(say('rules_list_none'))).toBeVisible();
  await expect.poll(() => limitStored(anqi)).toBeUndefined();

  await choose(options, path);
  await expect(options.locator('.offer')).toContainText(own?.name ?? '');
  await expect(options.locator('.offer .effect[aria-busy=false]')).toContainText(say('rules_effect', 1, 1));
  await options.locator('.offer button.main').click();
  await expect(rule(options, 'help')).toContainText('“路灯”');
  expect(await inForce(anqi)).toEqual(own);
  await expect.poll(() => limitStored(anqi)).toBe(ruledBy(withDays(4)).dueAt);
});
