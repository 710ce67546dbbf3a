/** A directory written to a table and read back is the same one, whatever its texts are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { checkDuties, dutiesFile } from '../../../lib/duties/file.ts';
import { emptyDirectory } from '../../../lib/duties/model.ts';
import { dutyRows } from '../../../lib/duties/sheet.ts';
import { PRACTICE_DUTIES } from '../../../tests/fixtures/duties.ts';
import { dutiesCsv, readDuties, templateCsv } from './files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const word = fc
  .string({ unit: fc.constantFrom(...'职责甲乙=+-@\'"“＝12/eE 、'), minLength: 1, maxLength: 12 })
  .map((text) => `项${text}`.trim());
const wild = fc
  .constantFrom('=1+1', '@SUM(A1)', '+8613', "'x", '-', '001', '3/4', '2026112500001')
  .chain((text) => fc.constant(text));
const directories = fc
  .uniqueArray(
    fc.record({
      unit: word,
      duties: fc.array(fc.oneof(word, wild), { minLength: 1, maxLength: 3 }),
      keywords: fc.array(fc.oneof(word, wild), { maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 4,
      selector: ({ unit }) => unit.normalize('NFKC').replace(/\s+/g, ''),
    },
  )
  .map((units) => checkDuties({ ...emptyDirectory('目录'), units }))
  .filter((checked) => checked.ok);

it('comes back from CSV and JSON', async () => {
  await fc.assert(
    fc.asyncProperty(directories, async (checked) => {
      if (!checked.ok) return;
      expect(await readDuties('目录.csv', bytes(dutiesCsv(checked.directory)))).toEqual(checked);
      expect(await readDuties('目录.txt', bytes(dutiesFile(checked.directory)))).toEqual(checked);
    }),
    { numRuns: 200 },
  );
});

it('comes back from a workbook', async () => {
  const rows = dutyRows(PRACTICE_DUTIES).map((row) =>
    row.map((value) => ({ value, type: String as StringConstructor })),
  );
  const book = await writeXlsxFile(rows, {}).toBuffer();
  expect(await readDuties('演练区职责目录.xlsx', new Uint8Array(book))).toEqual({
    ok: true,
    directory: PRACTICE_DUTIES,
  });
});

it('refuses the template as it is, and a file that is no table', async () => {
  const key = async (name: string, text: string) => {
    const parsed = await readDuties(name, bytes(text));
    return parsed.ok ? 'ok' : parsed.faults[0]?.what.key;
  };
  expect(await key('模板.csv', templateCsv())).toBe('duties_fault_no_rows');
  expect(await key('x.csv', '')).toBe('import_refused_empty');
  expect(await key('x.json', '{"a":')).toBe('profiles_fault_cut');
});
