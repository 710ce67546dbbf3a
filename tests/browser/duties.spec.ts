/** The duty directory in the options: written by hand, brought in from a table, refused whole with the place. */
import { readFile } from 'node:fs/promises';
import writeXlsxFile from 'write-excel-file/node';
import { dutyRows } from '../../lib/duties/sheet.ts';
import { PRACTICE_DUTIES } from '../fixtures/duties.ts';
import { expect, test } from './support/anqi.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

test('a directory is begun by hand, changed by a file that says first what it brings, and taken back', async ({
  anqi,
}) => {
  const say = await speaker(anqi);
  const options = await anqi.context.newPage();
  await options.setViewportSize({ width: 1280, height: 900 });
  await options.goto(`chrome-extension://${anqi.extensionId}/options.html`);
  const section = options.locator('.duties');
  const kept = async () => {
    const row = (await stored(anqi, 'meta')).find(({ key }) => key === 'duties');
    return (row?.value as typeof PRACTICE_DUTIES | undefined)?.units.map(({ unit }) => unit);
  };
  await expect(section).toContainText(say('duties_none'));
  await section.getByRole('button', { name: say('duties_add') }).click();
  await expect(section.locator('#duty-unit')).toBeFocused();
  await options.keyboard.press('Enter');
  await expect(section.locator('[role=alert]')).toHaveText([say('duties_fault_empty'), say('duties_fault_nothing')]);
  await options.keyboard.type('区城管局');
  await section.locator('#duty-keywords').fill('占道经营、路灯');
  await section.getByRole('button', { name: say('duties_save'), exact: true }).click();
  await expect(section.locator('tr[data-unit="区城管局"]')).toContainText('占道经营、路灯');
  expect(await kept()).toEqual(['区城管局']);

  const choose = (name: string, mimeType: string, buffer: Buffer) =>
    section.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  await choose('坏表.csv', 'text/csv', Buffer.from('单位,职责,关键词\n,没有单位的职责,\n'));
  await expect(section.getByRole('alert')).toContainText(
    `${say('duties_place_row', 2)}${say('profiles_colon')}${say('duties_fault_no_unit')}`,
  );
  expect(await kept()).toEqual(['区城管局']);

  const rows = dutyRows(PRACTICE_DUTIES).map((row) =>
    row.map((value) => ({ value, type: String as StringConstructor })),
  );
  await choose('演练区职责目录.xlsx', 'application/octet-stream', await writeXlsxFile(rows, {}).toBuffer());
  const { units } = PRACTICE_DUTIES;
  await expect(section).toContainText(say('duties_offer_replaces', 1));
  await section.getByRole('button', { name: say('duties_take') }).click();
  await expect(section.locator('tbody tr')).toHaveCount(units.length);
  expect(await kept()).toEqual(units.map(({ unit }) => unit));

  const exported = async (name: string) => {
    const [download] = await Promise.all([
      options.waitForEvent('download'),
      section.getByRole('button', { name }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  expect(JSON.parse(await exported(say('duties_export_json')))).toEqual(PRACTICE_DUTIES);
  expect(await exported(say('duties_template'))).toContain('"单位","职责","关键词","不属于"');

  await section.getByRole('button', { name: say('duties_remove_named', '云溪街道') }).click();
  await expect(section.locator('tbody tr')).toHaveCount(units.length - 1);
  await section.getByRole('button', { name: say('duties_undo') }).click();
  await expect(section.locator('tbody tr')).toHaveCount(units.length);
});
