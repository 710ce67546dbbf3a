import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { textOfDocx } from '../../lib/verifying/docx.ts';
import { verifyBulletin } from '../../lib/verifying/verify.ts';
import type { Practice } from '../../practice/practice.ts';
import { expect, signInModern, test } from './support/anqi.ts';
import { storeArchive } from './support/archive.ts';
import { type Speaker, speaker } from './support/words.ts';

/** The statistics page over the model quarter. */
async function openArchive(
  anqi: Parameters<typeof storeArchive>[0],
  practice: Practice,
  hash = '#period=2020Q2',
): Promise<Page> {
  await signInModern(anqi.page, practice);
  await anqi.enable();
  const page = await storeArchive(anqi, practice.origin);
  await page.goto(`chrome-extension://${anqi.extensionId}/statistics.html${hash}`);
  return page;
}

const tab = (page: Page, name: string) => page.locator(`#tab-${name}`);
const rowOf = (page: Page, name: string) =>
  page.locator('tbody tr').filter({ has: page.locator('th', { hasText: new RegExp(`^${name}$`) }) });

async function downloaded(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.locator(`[data-format="${format}"]`).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the model quarter: printed figures, each with its tickets, its tables and its lists', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const page = await openArchive(anqi, practice);
  const figures = page.locator('table.figures').first();
  await expect(rowOf(page, say('office_onTimeRate')).locator('td').nth(0)).toHaveText('93.08%');
  await expect(rowOf(page, say('office_onTimeRate')).locator('td').nth(1)).toHaveText('2124 ÷ 2282');
  await expect(rowOf(page, say('office_satisfactionRate')).locator('td').nth(0)).toHaveText('87.20%');

  await figures.getByRole('button', { name: `${say('office_overdue')} 158` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('tbody tr')).toHaveCount(100);
  await dialog.getByRole('button', { name: say('statistics_more', 58) }).click();
  await expect(dialog.locator('tbody tr')).toHaveCount(158);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // By keyboard from tab to tab.
  await tab(page, 'overview').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'tables')).toBeFocused();
  const lukou = rowOf(page, '路口镇').locator('td');
  await expect(lukou.nth(4)).toHaveText('38');
  await expect(lukou.nth(6)).toHaveText('76.10%');
  await page.getByRole('button', { name: say('office_onTimeRate'), exact: true }).click();
  await page.getByRole('button', { name: say('office_onTimeRate'), exact: true }).click();
  await expect(page.locator('tbody th').first()).toHaveText('路口镇');

  await tab(page, 'lists').click();
  await page.getByRole('button', { name: new RegExp(`^${say('statistics_list_dissatisfied')} \\d+$`) }).click();
  await expect(page.locator('table.tickets tbody tr').first()).toContainText('不满意');

  await tab(page, 'mailbox').click();
  await expect(rowOf(page, say('office_satisfactionRate')).locator('td').first()).toHaveText('71.43%');
  await expect(rowOf(page, say('office_meanWorkingDays')).locator('td').first()).toHaveText('4.00');

  // One unit: everything is its own, and the address says so.
  await page.locator('.bar select').nth(1).selectOption('路口镇');
  await tab(page, 'overview').click();
  await expect(rowOf(page, say('office_due')).locator('td').first()).toHaveText('159');
  await page.reload();
  await expect(rowOf(page, say('office_due')).locator('td').first()).toHaveText('159');
});

test('charts say what their tables say, and are saved as pictures', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  const page = await openArchive(anqi, practice);
  const weeks = page.locator('figure.chart').first();
  await weeks.getByText(say('chart_table')).click();
  const cells = await weeks.locator('tbody td:nth-child(2)').allInnerTexts();
  expect(cells.map(Number).reduce((sum, due) => sum + due, 0)).toBe(2282);
  const units = page.locator('figure.chart').nth(2);
  await expect(units.locator('svg text').first()).toContainText('路口镇');

  const saved = async (kind: string) => {
    const coming = page.waitForEvent('download');
    await units.getByRole('button', { name: say('chart_save', say('chart_units'), kind) }).click();
    return await readFile(await (await coming).path());
  };
  const svg = (await saved('SVG')).toString();
  expect(svg).toContain('76.10%');
  expect(svg).not.toContain('var(');
  expect([...(await saved('PNG')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
});

test('from the popup: the bulletin of the shown quarter in one click, and the page with all of it', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  await signInModern(anqi.page, practice);
  await anqi.enable();
  await storeArchive(anqi, practice.origin);
  await anqi.page.bringToFront();
  const coming = anqi.context.waitForEvent('page', (opened) => opened.url().includes('statistics.html'));
  const text = await anqi.inPopup(async (popup) => {
    const made = popup.waitForEvent('download');
    await popup.locator('[data-office="bulletin.docx"]').click();
    const file = await readFile(await (await made).path());
    await popup.getByRole('button', { name: say('popup_statistics') }).click();
    await coming;
    return textOfDocx(file);
  });
  expect(text).toContain('办理情况的通报');
  expect(verifyBulletin(text).filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  const page = await coming;
  await expect(page.locator('table.figures')).toBeVisible();
});

test('the bulletin: texts are the office’s, figures are fields, and files are made by what was saved', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  const page = await openArchive(anqi, practice, '#period=2020Q2&tab=bulletin');
  const paper = page.locator('.paper');
  await expect(paper.locator('.figure', { hasText: '93.08%' })).toHaveAttribute('title', '2124 ÷ 2282');

  await page.getByRole('button', { name: say('bulletin_edit', say('bulletin_text_basics')) }).press('Enter');
  const box = page.locator('.editor textarea');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(new RegExp(`\\{${say('office_due')}\\}`));
  await box.fill(`本季度应办理工单{${say('office_due')}}件，已办结{${say('office_finished')}}件，办结率98%。{没有的}`);
  await expect(page.locator('.editor .wrong')).toContainText('{没有的}');
  await expect(page.getByRole('button', { name: say('bulletin_save') })).toBeDisabled();
  await expect(page.locator('aside .trouble')).toContainText(say('verify_right', '99%'));
  await box.fill(`本季度应办理工单{${say('office_due')}}件，<b>已办结</b>{${say('office_finished')}}件。`);
  await expect(paper).toContainText('本季度应办理工单2282件，<b>已办结</b>2259件。');

  await page.locator('aside select').first().selectOption('');
  await page.locator('#bulletin-issuer').fill('云溪区人民政府办公室');
  await page.getByRole('button', { name: say('bulletin_save') }).click();
  await expect(page.locator('aside [role=status]')).toHaveText(say('bulletin_saved'));
  await expect(paper.locator('.signature')).toContainText('云溪区人民政府办公室');

  const { name, bytes } = await downloaded(page, 'bulletin.docx');
  expect(name).toMatch(/2020.*_\d{8}\.docx$/);
  const text = textOfDocx(bytes);
  expect(text).toContain('本季度应办理工单2282件，<b>已办结</b>2259件。');
  expect(text).toContain('云溪区人民政府办公室');
  expect(verifyBulletin(text).filter(({ verdict }) => verdict === 'differs')).toEqual([]);
});

test('all files at once: masked, unless somebody asks, and that is noted', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  const page = await openArchive(anqi, practice, '#period=2020Q2&unit=路口镇');
  await expect(rowOf(page, say('office_due')).locator('td').first()).toHaveText('159');
  const all = await downloaded(page, 'all');
  expect(all.name).toContain('路口镇');
  const files = unzipSync(all.bytes);
  expect(
    Object.keys(files)
      .map((name) => name.replace(/^.*\./, ''))
      .sort(),
  ).toEqual(['csv', 'docx', 'ics', 'json', 'md', 'xlsx'].sort());
  const csvOf = (held: Record<string, Uint8Array>) =>
    new TextDecoder().decode(Object.entries(held).find(([name]) => name.endsWith('.csv'))?.[1]);
  expect(csvOf(files)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);

  await page.getByLabel(say('statistics_unmask')).check();
  const unmasked = await downloaded(page, 'all');
  expect(csvOf(unzipSync(unmasked.bytes))).toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  await expect(page.locator('.files [role=status]')).toHaveText(say('statistics_made_unmasked', unmasked.name));
  await page.getByText(say('statistics_unmaskings', 1)).click();
  await expect(page.locator('.unmaskings li')).toHaveText(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}.*2020Q2/);
});

test('a printed bulletin is checked: pasted, or from its file', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  const page = await openArchive(anqi, practice, '#period=2020Q2&tab=verify');
  await page
    .locator('#verify-text')
    .fill('应办理热线工单2282件，已办结2259件，办结率98.99%。与2019年同期相比，增加647件，增长40.2%。<img src=x>');
  await page.getByRole('button', { name: say('verify_check'), exact: true }).click();
  await expect(page.locator('tr.differs')).toContainText('647 ÷ (2282 − 647)');
  await expect(page.locator('mark.differs')).toContainText('39.6%');
  await expect(page.locator('mark.follows')).toHaveText('98.99%');
  await expect(page.locator('.marked img')).toHaveCount(0);

  const { bytes } = await downloaded(page, 'bulletin.docx');
  const file = { name: '通报.docx', mimeType: 'application/octet-stream', buffer: bytes };
  await page.locator('.drop input[type=file]').setInputFiles(file);
  await expect(page.locator('.sum')).toHaveText(say('verify_sum', 8, 0, 0));
  await page.locator('.drop input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('PK\u0003\u0004 broken') });
  await expect(page.getByRole('alert')).toHaveText(say('verify_file_refused'));
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  await page.locator('.drop input[type=file]').setInputFiles({ ...file, name: '通报.txt', buffer: picture });
  await expect(page.getByRole('alert')).toHaveText(say('verify_file_refused'));
});

test('definitions are chosen, kept, and shared as a file', async ({ anqi, practice }) => {
  const say: Speaker = await speaker(anqi);
  const page = await openArchive(anqi, practice, '#period=2020Q2&tab=definitions');
  await page.locator('#definitions-onTime').selectOption('onTimeOfFinished');
  await page.locator('#definitions-name').fill('君山');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('definitions_export') }).click();
  const buffer = await readFile(await (await coming).path());
  await page.getByRole('button', { name: say('definitions_save') }).click();
  await expect(page.locator('.definitions [role=status]')).toHaveText(say('definitions_saved'));
  await tab(page, 'overview').click();
  await expect(rowOf(page, say('office_onTimeRate')).locator('td').nth(1)).toHaveText('2124 ÷ 2259');

  await tab(page, 'definitions').click();
  const choose = page.locator('.definitions input[type=file]');
  await choose.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"onTime":"best"}'),
  });
  await expect(page.locator('.definitions [role=status]')).toHaveText(say('definitions_refused'));
  await expect(page.locator('#definitions-name')).toHaveValue('君山');
  const other = { ...JSON.parse(buffer.toString()), name: '云溪', onTime: 'notOverdue' };
  await choose.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(other)),
  });
  await expect(page.locator('#definitions-name')).toHaveValue('云溪');
  await page.getByRole('button', { name: say('definitions_save') }).click();
  await tab(page, 'overview').click();
  await expect(rowOf(page, say('office_onTimeRate')).locator('td').nth(1)).toHaveText('2124 ÷ 2282');
});
