/** Tables that the platform exported: what is stored of them, what is refused and why, what is remembered. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { type Anqi, expect, test } from './support/anqi.ts';
import {
  csvFile,
  csvText,
  HEADERS,
  htmlFile,
  type MadeFile,
  openImport,
  rowsOf,
  tableHtml,
  xlsxFile,
} from './support/exports.ts';
import { startSites } from './support/sites.ts';
import { type StoredTicket, stored } from './support/stored.ts';
import { type Speaker, speaker } from './support/words.ts';

const of = async (anqi: Anqi, site: string) => (await stored(anqi, 'tickets')).filter((row) => row.site === site);

/** What the two ways of reading must agree on: not when and where it was seen. */
function facts(rows: readonly StoredTicket[]) {
  return rows
    .map(({ site: _site, firstSeenAt: _first, lastSeenAt: _last, imported: _imported, outcome, ...rest }) => {
      const { seenAt: _seenAt, ...frozen } = (outcome ?? {}) as Record<string, unknown>;
      return { ...rest, outcome: frozen };
    })
    .sort((a, b) => a.ticketNo.localeCompare(b.ticketNo));
}

async function enableOn(anqi: Anqi, address: string): Promise<void> {
  await anqi.page.goto(address);
  await anqi.enable();
}

const choose = (page: Page, file: MadeFile) => page.locator('input[type=file]').setInputFiles(file);
const goButton = (page: Page) => page.locator('.actions button.main');

/** Imports what the page has open, and waits for the result. */
async function go(page: Page): Promise<string> {
  await goButton(page).click();
  await expect(page.locator('.result .done')).toBeVisible();
  return (await page.locator('.result').textContent()) ?? '';
}

test('a workbook, a CSV in GBK and a web page named .xls give what the list page gives', async ({ anqi, sites }) => {
  const rows = rowsOf(30);
  const listed = sites.serve(tableHtml(HEADERS, rows));
  await enableOn(anqi, listed);
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(30);
  const truth = facts(await stored(anqi, 'tickets'));
  expect(truth[1]).toMatchObject({ title: '=HYPERLINK("http://x.example","点这里")', status: '已办结' });

  const files = [await xlsxFile(HEADERS, rows), csvFile(csvText(HEADERS, rows)), htmlFile(HEADERS, rows)];
  for (const file of files) {
    const other = await startSites();
    const site = new URL(other.serve('<p>平台</p>')).origin;
    await enableOn(anqi, `${site}/0`);
    const page = await openImport(anqi);
    await choose(page, file);
    await page.locator('select[name=site]').selectOption(site);
    await expect(goButton(page)).toHaveText(/30/);
    expect(await page.evaluate(() => '__hacked' in window)).toBe(false);
    await expect(page.locator('.check details')).toHaveCount(0);
    await go(page);
    expect(facts(await of(anqi, site))).toEqual(truth);
    await page.close();
    await other.close();
  }
});

test('an old export fills gaps of tickets that a page showed, and brings nothing back', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const headers = ['工单编号', '标题', '诉求人', '状态', '办结期限'];
  const page1 = [['202608000001', '路灯不亮', '张三', '已办结', '2026-09-01']];
  await enableOn(anqi, sites.serve(tableHtml(headers, page1)));
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(1);
  const [before] = await stored(anqi, 'tickets');

  const page = await openImport(anqi);
  const old = [['202608000001', '路灯不亮', '张三', '待签收', '2026-08-20', '路口镇']];
  await choose(page, csvFile(csvText([...headers, '承办单位'], old)));
  expect(await go(page)).toContain(say('import_done', '工单导出.csv', 0, 1, 0));
  const [after] = await stored(anqi, 'tickets');
  expect(after).toEqual({ ...before, unit: '路口镇' });
  expect(await stored(anqi, 'changes')).toEqual([]);
});

test('columns that nobody knows are mapped by hand, and the next file of the shape needs no word', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  await enableOn(anqi, sites.serve('<p>平台</p>'));
  const headers = ['甲', '乙', '丙', '丁'];
  const file = (no: string) => csvFile(csvText(headers, [[no, '路灯不亮', '张三', '2026-11-24 17:30']]), `${no}.csv`);
  const page = await openImport(anqi);
  await choose(page, file('202608000001'));
  await expect(page.getByText(say('mapping_refusal_no_number'))).toBeVisible();
  await expect(goButton(page)).toBeDisabled();
  const select = (key: string) => page.locator(`[data-key="${key}"] select`);
  await select('甲').selectOption('ticketNo');
  await select('乙').selectOption('title');
  await select('丁').selectOption('dueAt');
  await expect(page.locator('.preview')).toContainText('2026-11-24 17:30');
  await expect(page.getByText(say('import_remember'))).toBeVisible();
  await go(page);
  expect(await stored(anqi, 'tickets')).toMatchObject([
    { ticketNo: '202608000001', title: '路灯不亮', dueAt: '2026-11-24T17:30:00+08:00' },
  ]);

  await page.getByText(say('import_again')).click();
  await choose(page, file('202608000002'));
  await expect(goButton(page)).toBeEnabled();
  await expect(select('甲')).toHaveValue('ticketNo');
  await expect(page.getByText(say('import_remember'))).toHaveCount(0);
  await go(page);
  expect(await stored(anqi, 'tickets')).toHaveLength(2);
});

test('bad cells are told by row, column and reason, and the rest is stored', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await enableOn(anqi, sites.serve('<p>平台</p>'));
  const rows = rowsOf(6);
  const spoil = (row: number, column: string, text: string) => rows[row]?.splice(HEADERS.indexOf(column), 1, text);
  spoil(1, '办结期限', '2026-02-30');
  spoil(2, '工单编号', '');
  spoil(3, '联系电话', '=cmd|calc');
  spoil(4, '工单编号', '2.02608E+11');
  const page = await openImport(anqi);
  await choose(page, csvFile(csvText(HEADERS, rows)));
  await page.locator('.check summary').click();
  const expected = [
    ['3', '办结期限', '202608000002', say('reason_no_such_day'), say('import_loss_value')],
    ['4', '工单编号', '', say('reason_no_number'), say('import_loss_row')],
    ['5', '联系电话', '202608000004', say('reason_not_a_phone_number'), say('import_loss_value')],
    ['6', '工单编号', '', say('reason_digits_lost'), say('import_loss_row')],
  ];
  const told = async (say: Speaker) => {
    await expect(page.locator('.refused tbody tr'), say('import_problems', 4)).toHaveCount(expected.length);
    return Promise.all((await page.locator('.refused tbody tr').all()).map((row) => row.locator('td').allInnerTexts()));
  };
  expect(await told(say)).toEqual(expected);
  await go(page);
  expect(await told(say)).toEqual(expected);
  const tickets = await stored(anqi, 'tickets');
  expect(tickets).toHaveLength(4);
  expect(tickets.find(({ ticketNo }) => ticketNo === '202608000002')).not.toHaveProperty('dueAt');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('import_save_list') }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  const saved = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data.slice(1);
  expect(saved.map((row) => row.map((cell) => cell.trim()))).toEqual(expected);
});

test('files that cannot be read say what to do', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await enableOn(anqi, sites.serve('<p>平台</p>'));
  const page = await openImport(anqi);
  const whole = await xlsxFile(HEADERS, rowsOf(3));
  const made = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
  const refused: [MadeFile, string][] = [
    [made('旧.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_000)])), 'binary_xls'],
    [made('断.xlsx', whole.buffer.subarray(0, whole.buffer.length - 200)), 'broken'],
    [made('空.csv', Buffer.alloc(0)), 'empty'],
    [made('登录.xls', Buffer.from('<!doctype html><title>登录</title><form></form>')), 'no_table'],
  ];
  for (const [file, code] of refused) {
    await choose(page, file);
    await expect(page.getByRole('alert')).toHaveText(
      say('import_file_refusal', file.name, say(`import_refused_${code}`)),
    );
  }
  await choose(page, whole);
  await expect(goButton(page)).toHaveText(say('import_go', 3));
  expect(await stored(anqi, 'tickets')).toEqual([]);
});

test('a cancelled import leaves whole batches only', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await enableOn(anqi, sites.serve('<p>平台</p>'));
  const page = await openImport(anqi);
  await choose(page, csvFile(csvText(HEADERS, rowsOf(20_000))));
  await expect(goButton(page)).toHaveText(say('import_go', 20_000));
  await goButton(page).click();
  await expect(page.getByRole('status')).not.toHaveText(say('import_progress', 0, 20_000));
  await page.getByRole('button', { name: say('cancel') }).click();
  await expect(page.locator('.result .trouble')).toBeVisible();
  const count = (await stored(anqi, 'tickets')).length;
  expect(count % 500).toBe(0);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(20_000);
  await expect(page.locator('.result .trouble')).toHaveText(say('import_cancelled', count, 20_000 - count));
});

test('without an enabled platform it says how to get one, and goes on when it is there', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve('<p>平台</p>'));
  const page = await openImport(anqi);
  await expect(page.getByRole('alert')).toHaveText(say('import_no_site'));
  await expect(page.locator('.drop')).toHaveCount(0);
  await anqi.enable();
  await page.getByRole('button', { name: say('import_site_again') }).click();
  await expect(page.locator('.drop')).toBeVisible();
});
