import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { passphraseIn } from './passphrase.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-passphrase-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PHRASE = '明月松间照清泉 7';
function said(bytes: Uint8Array): string {
  const file = join(folder, 'phrase.txt');
  writeFileSync(file, bytes);
  return passphraseIn(file);
}

test('the first line of a file in UTF-8 is the passphrase, with or without a mark at its beginning', () => {
  for (const text of [PHRASE, `${PHRASE}\n`, `\ufeff${PHRASE}\r\nnot this`])
    expect(said(Buffer.from(text))).toBe(PHRASE);
});

test('a file of another encoding is refused: read all the same, different phrases would be one, or none could be typed again', () => {
  // 春眠不觉晓处处闻 and 床前明月光疑是地 in GBK: each byte of both would become the same sign of what cannot be read.
  const gbk = ['b4bac3dfb2bbbef5cffeb4a6b4a6cec5', 'b4b2c7b0c3f7d4c2b9e2d2c9cac7b5d8'].map((hex) =>
    Buffer.from(hex, 'hex'),
  );
  const utf16 = Buffer.from(`\ufeff${PHRASE}\r\n`, 'utf16le');
  const cases = [
    ...gbk,
    utf16,
    Buffer.from(utf16).swap16(),
    // Without a mark, of letters alone: every second byte is NUL.
    Buffer.from('lantern harbour\r\n', 'utf16le'),
    // Saved as UTF-8 by a program that had misread it.
    Buffer.from(gbk[0]?.toString('utf8') ?? ''),
  ];
  for (const bytes of cases) expect(() => said(bytes)).toThrow(/is not UTF-8.*save it as UTF-8.*phrase\.txt/);
});

test('a passphrase that is too short is refused', () => {
  expect(() => said(Buffer.from('short\n'))).toThrow('shorter than 8');
});
