/** The mapping wizard: a clerk says what a platform's own words mean, and an office shares it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browsing, launch, openPopup } from '../../scripts/browser/launch.ts';
import { type Anqi, EXTENSION, expect, foundText, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { stored } from './support/stored.ts';
import { chips, chooseByKeys, panelText, press, previewLines } from './support/wizard.ts';
import { speaker } from './support/words.ts';

const ROWS = [1, 2, 3, 4].map((i) => [
  `HJ20261124000${i}`,
  `路灯不亮第${i}处`,
  '张女士',
  `2026-11-2${i} 17:30`,
  '城管局',
]);
const HEADERS = ['件码', '所述', '何人', '到何时止', '归口'];

/** Counts the clicks that the platform hears on anything of its own. */
const COUNTING = `<script>window.clicks = 0;
for (const type of ['mousedown', 'click', 'pointerup']) {
  document.addEventListener(type, ({ target }) => { if (target.nodeName !== 'ANQI-MARK') window.clicks++; }, true);
}</script>`;

/** A list whose headers no dictionary knows; clicks on it are counted. */
const LIST = `<title>某平台</title><table border="1"><thead><tr>${HEADERS.map((header) => `<th>${header}</th>`).join('')}</tr></thead>
<tbody>${ROWS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</tbody></table>
${COUNTING}`;

const DETAIL = `<title>某平台</title>${[
  ['件码', 'HJ202611240009'],
  ['所述', '路灯不亮'],
  ['何人', '张女士'],
  ['到何时止', '2026-11-29 17:30'],
]
  .map(([label, value]) => `<div class="row"><span class="label">${label}：</span><span>${value}</span></div>`)
  .join('')}
<style>.row { padding: 10px } .label { display: inline-block; width: 120px }</style>
${COUNTING}`;

/** Opens the wizard as the clerk does, from the popup. */
async function openWizard(anqi: Anqi): Promise<Awaited<ReturnType<typeof speaker>>> {
  const say = await speaker(anqi);
  await anqi.inPopup(async (popup) => {
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: say('mapping_open') }).click();
    await closed;
  });
  await expect.poll(() => panelText(anqi.page)).toContain(say('mapping_title'));
  return say;
}

const clicks = (anqi: Anqi) => anqi.page.evaluate(() => (window as unknown as { clicks: number }).clicks);
const numbers = async (anqi: Anqi) => (await badgesOf(anqi.page)).map(({ beside }) => beside);

test('a list with unknown headers is mapped by keyboard alone, and read so ever after', async ({ anqi, sites }) => {
  const { page } = anqi;
  await page.goto(sites.serve(LIST));
  await anqi.enable();
  expect(await stored(anqi, 'tickets')).toEqual([]);
  const say = await openWizard(anqi);
  expect(await panelText(page)).toContain(say('mapping_refusal_no_number'));
  expect(await chips(page)).toEqual(HEADERS.map(() => say('mapping_none')));

  // The keyboard stands on the first column's field.
  await chooseByKeys(page, 'ticketNo');
  await page.keyboard.press('Tab');
  await chooseByKeys(page, 'title');
  await page.keyboard.press('Tab');
  await chooseByKeys(page, 'citizenName');
  await page.keyboard.press('Tab');
  // On the way down it passes over fields that other columns hold: they keep them.
  await chooseByKeys(page, 'dueAt');
  await page.keyboard.press('Tab');
  await chooseByKeys(page, 'unit');
  await expect
    .poll(() => previewLines(page))
    .toEqual([
      [say('field_ticketNo'), 'HJ202611240001', 'HJ202611240002', 'HJ202611240003'],
      [say('field_title'), '路灯不亮第1处', '路灯不亮第2处', '路灯不亮第3处'],
      [say('field_citizenName'), '张女士', '张女士', '张女士'],
      [say('field_dueAt'), '2026-11-21 17:30', '2026-11-22 17:30', '2026-11-23 17:30'],
      [say('field_unit'), '城管局', '城管局', '城管局'],
    ]);
  expect(await chips(page)).toContain(say('field_dueAt'));
  // From the last field the tab key goes on to what stands in the panel's head, and never into the page.
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.nodeName)).toBe('ANQI-MARK');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => panelText(page)).toBeUndefined();

  await expect.poll(() => numbers(anqi)).toEqual(ROWS.map(([number]) => number));
  const [ticket] = await stored(anqi, 'tickets');
  expect(ticket).toMatchObject({
    ticketNo: 'HJ202611240001',
    title: '路灯不亮第1处',
    citizenName: '张女士',
    dueAt: '2026-11-21T17:30:00+08:00',
    unit: '城管局',
  });
  await page.reload();
  await expect.poll(() => numbers(anqi)).toHaveLength(ROWS.length);
});

test('by mouse a column and a label are pointed at; the page hears none of the clicks', async ({ anqi, sites }) => {
  const { page } = anqi;
  await page.goto(sites.serve(LIST));
  await anqi.enable();
  let say = await openWizard(anqi);
  await press(page, say('mapping_pick'));
  await page.getByText('路灯不亮第2处').hover();
  await page.getByText('路灯不亮第2处').click();
  await chooseByKeys(page, 'title');
  await expect
    .poll(() => chips(page))
    .toEqual(['mapping_none', 'field_title', 'mapping_none', 'mapping_none', 'mapping_none'].map((key) => say(key)));
  // A chip leads to its field, which the arrow keys change there and back.
  await press(page, say('field_title'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chips(page)).toContain(say('field_content'));
  await page.keyboard.press('ArrowUp');
  await press(page, say('mapping_pick'));
  await page.getByText('件码').click();
  await chooseByKeys(page, 'ticketNo');
  await press(page, say('mapping_pick'));
  await page.keyboard.press('Escape');
  await expect.poll(() => panelText(page)).not.toContain(say('mapping_picking'));
  expect(await clicks(anqi)).toBe(0);
  // Out of pointing, the page is itself again.
  await page.getByText('何人').click();
  expect(await clicks(anqi)).toBeGreaterThan(0);
  await press(page, say('mapping_save'));
  await expect.poll(() => numbers(anqi)).toHaveLength(ROWS.length);

  await page.goto(sites.serve(DETAIL));
  say = await openWizard(anqi);
  await press(page, say('mapping_pick'));
  await page.getByText('件码').click();
  await chooseByKeys(page, 'ticketNo');
  await press(page, say('mapping_pick'));
  await page.getByText('所述').click();
  await chooseByKeys(page, 'content');
  await press(page, say('mapping_pick'));
  await page.getByText('何人').click();
  await chooseByKeys(page, 'citizenName');
  expect(await clicks(anqi)).toBe(0);
  await expect.poll(() => previewLines(page)).toHaveLength(3);
  await press(page, say('mapping_save'));
  await expect
    .poll(async () => (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === 'HJ202611240009'))
    .toMatchObject({ content: '路灯不亮', citizenName: '张女士' });
});

test('leaving with something unsaved asks first; without, the page is as it was', async ({ anqi, sites }) => {
  const { page } = anqi;
  await page.goto(sites.serve(`${LIST}<input id="reply">`));
  await anqi.enable();
  await page.locator('#reply').focus();
  const before = await page.content();
  const say = await openWizard(anqi);
  await chooseByKeys(page, 'ticketNo');
  await page.keyboard.press('Escape');
  await expect.poll(() => panelText(page)).toContain(say('mapping_unsaved'));
  await page.keyboard.press('Escape');
  await expect.poll(() => panelText(page)).not.toContain(say('mapping_unsaved'));
  await page.keyboard.press('Escape');
  await expect.poll(() => panelText(page)).toContain(say('mapping_unsaved'));
  await press(page, say('mapping_discard'));
  await expect.poll(() => panelText(page)).toBeUndefined();
  expect(await page.content()).toBe(before);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('reply');
});

test('a table of plain cells, in a frame, is mapped where it stands', async ({ anqi, sites }) => {
  const { page } = anqi;
  const lines = [HEADERS, ...ROWS].map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`);
  const inner = sites.serve(`<table border="1">${lines.join('')}</table>`);
  await page.goto(sites.serve(`<h1>某平台</h1><iframe src="${inner}" style="width: 100%; height: 640px"></iframe>`));
  await anqi.enable();
  const say = await openWizard(anqi);
  expect(await page.locator('html > anqi-mark').count()).toBe(0);
  await chooseByKeys(page, 'ticketNo');
  await page.keyboard.press('Tab');
  await chooseByKeys(page, 'title');
  await page.keyboard.press('Tab');
  await chooseByKeys(page, 'citizenName');
  await expect.poll(() => previewLines(page)).toHaveLength(3);
  await press(page, say('mapping_save'));
  await expect.poll(() => stored(anqi, 'tickets')).toHaveLength(ROWS.length);
  expect((await stored(anqi, 'tickets'))[0]).toMatchObject({ title: '路灯不亮第1处', citizenName: '张女士' });
});

/** Opens the options page. */
async function openOptions({ context, extensionId }: Browsing) {
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  return options;
}

const PROFILE = {
  id: 'x',
  name: '某平台',
  match: ['http://127.0.0.1'],
  list: { ticketNo: '件码', title: '所述', dueAt: '到何时止' },
  detail: {},
  ignore: { list: [], detail: [] },
};

const fileOf = (profiles: unknown[], version = 1) =>
  JSON.stringify({ format: 'anqi-site-profiles', version, exportedAt: '2026-11-24', profiles }, null, 2);
const asFile = (text: string) => ({ name: '对照.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test('an exported profile reads the same in another browser', async ({ anqi, sites }, info) => {
  const { page } = anqi;
  const address = sites.serve(LIST);
  const profile = { ...PROFILE, match: [new URL(address).origin] };
  const say = await speaker(anqi);
  await page.goto(address);
  await anqi.enable();
  const options = await openOptions(anqi);
  await expect(options.getByText(say('options_profiles_none'))).toBeVisible();
  await options.locator('.profiles input[type=file]').setInputFiles(asFile(fileOf([profile])));
  await expect(options.getByText(say('profiles_adds', '某平台', profile.match[0] ?? ''))).toBeVisible();
  expect(await stored(anqi, 'profiles')).toEqual([]);
  await options.getByRole('button', { name: say('profiles_keep') }).click();
  await expect(options.getByText(say('profiles_imported', 1))).toBeVisible();
  // The open page is read again at once.
  await expect.poll(() => numbers(anqi)).toEqual(ROWS.map(([number]) => number));

  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: say('options_export_all') }).click();
  const path = join(info.outputDir, 'exported.json');
  await (await downloading).saveAs(path);
  const exported = await readFile(path, 'utf8');
  expect(JSON.parse(exported)).toMatchObject({ format: 'anqi-site-profiles', version: 1, profiles: [profile] });
  expect(exported).not.toContain('路灯');

  const other = await launch({ extension: EXTENSION, headless: true });
  try {
    const there = await other.context.newPage();
    await there.goto(address);
    const popup = await openPopup(other, there);
    await popup.locator('button.main').click();
    await foundText(popup);
    const theirs = await openOptions(other);
    await theirs.locator('.profiles input[type=file]').setInputFiles(path);
    await theirs.getByRole('button', { name: say('profiles_keep') }).click();
    await expect.poll(() => badgesOf(there)).toEqual(await badgesOf(page));
  } finally {
    await other.close();
  }

  await options.locator('.profiles input[type=file]').setInputFiles(path);
  await expect(options.getByText(say('profiles_replaces', '某平台', profile.match[0] ?? '', '某平台'))).toBeVisible();
  await options.getByRole('button', { name: say('cancel') }).click();
  await options.getByRole('button', { name: say('options_remove'), exact: true }).click();
  await options.locator('tbody .danger').click();
  await expect(options.getByText(say('options_profiles_none'))).toBeVisible();
});

test('a broken, a foreign, a newer and a wrong file are refused with the place', async ({ anqi }) => {
  const say = await speaker(anqi);
  const options = await openOptions(anqi);
  const refusal = options.locator('.profiles .trouble');
  const give = (text: string) => options.locator('.profiles input[type=file]').setInputFiles(asFile(text));
  await give(fileOf([PROFILE]).replace('"name": ', '"name" '));
  await expect(refusal).toContainText(say('profiles_at', 8, 14));
  await give(fileOf([PROFILE]).slice(0, 100));
  await expect(refusal).toContainText(say('profiles_fault_cut'));
  await give('{"name": "vue", "version": "3"}');
  await expect(refusal).toContainText(say('profiles_fault_foreign'));
  await give(fileOf([PROFILE], 2));
  await expect(refusal).toContainText(say('profiles_fault_newer', 2, 1));
  await give(fileOf([PROFILE, { ...PROFILE, id: 'y', list: { dueAt: '' } }]));
  await expect(refusal).toContainText(say('profiles_place_named', 2, '某平台'));
  await expect(refusal).toContainText(say('profiles_part_field', say('field_dueAt')));
  expect(await stored(anqi, 'profiles')).toEqual([]);
});
