import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameFault, numbered } from './names.ts';

test('names that exports have are names', () => {
  for (const name of [
    '待办清单-2026-11-30.xlsx',
    '按期_通报_路口镇_2020年第二季度_20200706.docx',
    '本季数据 截至2026-11-30.MD',
    'console.txt',
    'com10.csv',
    'a..b.csv',
  ])
    expect(nameFault(name), name).toBeUndefined();
});

test.each([
  ['', 'empty'],
  ['../a.csv', 'folder'],
  ['a\\b.csv', 'folder'],
  ['C:a.csv', '< > :'],
  ['a.csv:stream', '< > :'],
  ['a?.csv', '< > :'],
  ['a\u0000.csv', 'not seen'],
  ['a\u202evsc.csv', 'not seen'],
  ['a\u200b.csv', 'not seen'],
  ['a\u3164.csv', 'not seen'],
  ['\ud800.csv', 'not seen'],
  ['e\u0301.csv', 'NFC'],
  ['a\u00a0b.csv', 'blank'],
  ['.a.csv', 'begins'],
  ['~$a.xlsx', 'begins'],
  [' a.csv', 'begins'],
  ['a.csv.', 'ends'],
  ['a.csv ', 'ends'],
  ['..', 'begins'],
  ['CON.csv', 'device'],
  ['nul.tar.zip', 'device'],
  ['Lpt9 .csv', 'device'],
  ['COM¹.csv', 'device'],
  ['conin$.txt', 'device'],
  ['表.exe', 'kind'],
  ['表.csv.lnk', 'kind'],
  ['表', 'kind'],
  [`${'a'.repeat(120)}.csv`, 'characters'],
  [`${'表'.repeat(79)}.csv`, 'bytes'],
])('%j is none: %s', (name, why) => {
  expect(nameFault(name)).toContain(why);
});

/** Texts with much in them that file systems stumble over. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '..',
        '/',
        '\\',
        ':',
        'CON',
        'aux',
        'COM¹',
        '.',
        ' ',
        '~$',
        '\u202e',
        '\u200d',
        '\r\n',
        '待办',
        'é',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => `${parts.join('')}.csv`);

test('whatever passes is one file of the folder on every system, and so is what its number makes of it', () => {
  let passed = 0;
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 999 }), (name, count) => {
      if (nameFault(name) !== undefined) return;
      passed++;
      for (const given of [name, numbered(name, count)]) {
        expect(win32.basename(given)).toBe(given);
        expect(win32.join('C:\\files', given)).toBe(`C:\\files\\${given}`);
        expect(win32.relative('C:\\files', win32.resolve('C:\\files', given))).toBe(given);
        expect(posix.relative('/files', posix.resolve('/files', given))).toBe(given);
        expect(given).toBe(given.normalize('NFC'));
        expect(given).not.toMatch(/[\p{C}/\\:]|^[.\s]|[.\s]$/u);
        expect(Buffer.byteLength(given)).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 5_000 },
  );
  expect(passed).toBeGreaterThan(100);
});

test('a name that holds anything of a path or of what is not seen never passes, wherever it stands', () => {
  const bad = fc.constantFrom(
    '/',
    '\\',
    ':',
    '\u0000',
    '\n',
    '\u007f',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '|',
    '*',
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      bad,
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      (a, b, c) => {
        expect(nameFault(`${a}${b}${c}.csv`)).toBeDefined();
      },
    ),
  );
});
