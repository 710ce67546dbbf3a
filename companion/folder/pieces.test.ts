import { randomBytes, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Machine } from '../place.ts';
import { MOST_FILE_BYTES, type Piece, takePiece } from './pieces.ts';
import { chooseFolder } from './root.ts';

const NOW = Date.now();
let home: string;
let machine: Machine;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'anqi-pieces-')));
  machine = { platform: process.platform, env: { ANQI_HOME: join(home, 'data') }, home };
  mkdirSync(join(home, 'files'));
  chooseFolder(machine, join(home, 'files'));
});
afterEach(() => rmSync(home, { recursive: true }));

const content = randomBytes(2_500);
const piecesOf = (name: string, id = randomUUID() as string): Piece[] =>
  [0, 1_000, 2_000].map((offset) => ({
    id,
    name,
    offset,
    base64: content.subarray(offset, offset + 1_000).toString('base64'),
    last: offset === 2_000,
  }));
const take = (piece: Piece | undefined, atMs = NOW) => takePiece(machine, piece as Piece, atMs);
const incoming = () => readdirSync(join(home, 'data', 'incoming'));
const written = () => readdirSync(join(home, 'files'));

test('a file is there with its last piece, and not before', () => {
  const [first, second, last] = piecesOf('a.xlsx');
  expect([take(first), take(second), written()]).toEqual([{}, {}, []]);
  expect(take(last)).toEqual({ written: 'a.xlsx' });
  expect(readFileSync(join(home, 'files', 'a.xlsx')).equals(content)).toBe(true);
  expect(incoming()).toEqual([expect.stringMatching(/\.done$/)]);
});

test('pieces that come twice, the last one too, make one file', () => {
  const pieces = piecesOf('a.xlsx');
  const answers = pieces.flatMap((piece) => [take(piece), take(piece)]);
  expect(answers.slice(-2)).toEqual([{ written: 'a.xlsx' }, { written: 'a.xlsx' }]);
  expect(pieces.map((piece) => take(piece)).at(-1)).toEqual({ written: 'a.xlsx' });
  expect(written()).toEqual(['a.xlsx']);
  // Sent anew as another file: what is there holds the same.
  piecesOf('a.xlsx').map((piece) => take(piece));
  expect(written()).toEqual(['a.xlsx']);
});

test('a piece that was half written when the companion was killed is sent again and fits', () => {
  const [first, second, last] = piecesOf('a.xlsx');
  take(first);
  take(second);
  truncateSync(join(home, 'data', 'incoming', incoming()[0] ?? ''), 1_700);
  take(second);
  expect(take(last)).toEqual({ written: 'a.xlsx' });
  expect(readFileSync(join(home, 'files', 'a.xlsx')).equals(content)).toBe(true);
});

test('files that come at once do not mix: an id is one file’s, under one name', () => {
  const [a, b] = [piecesOf('a.xlsx'), piecesOf('b.xlsx')];
  for (const [i, piece] of a.entries()) [take(piece), take(b[i])];
  expect(written().sort()).toEqual(['a.xlsx', 'b.xlsx']);
  const [first, second] = piecesOf('c.xlsx');
  take(first);
  expect(() => take({ ...(second as Piece), name: 'd.xlsx' })).toThrow('begins at 1000, the file ends at 0');
});

test('what does not follow, differs, is too large or no base64 is refused, and the file can still be finished', () => {
  const [first, second, last] = piecesOf('a.xlsx') as [Piece, Piece, Piece];
  take(first);
  const refusals: [Partial<Piece>, string][] = [
    [{ offset: 1_500 }, 'begins at 1500'],
    [{ offset: 500 }, 'other bytes'],
    [{ offset: 100, base64: '', last: true }, 'ends before'],
    [{ offset: MOST_FILE_BYTES }, 'more than'],
    [{ base64: 'abc' }, 'base64'],
    [{ base64: '../=' }, 'base64'],
  ];
  for (const [more, why] of refusals) {
    expect(() => take({ ...second, ...more }), why).toThrow(
      expect.objectContaining({ code: 'bad-message', message: expect.stringContaining(why) }),
    );
  }
  expect(() => take({ ...second, name: '../a.xlsx' })).toThrow(expect.objectContaining({ code: 'bad-name' }));
  take(second);
  expect(take(last)).toEqual({ written: 'a.xlsx' });
});

test('a folder that is gone is said with the first piece; back again, the same piece goes on', () => {
  const [first, second, last] = piecesOf('a.xlsx');
  take(first);
  take(second);
  rmSync(join(home, 'files'), { recursive: true });
  expect(() => take(last)).toThrow(expect.objectContaining({ code: 'no-folder' }));
  mkdirSync(join(home, 'files'));
  expect(take(last)).toEqual({ written: 'a.xlsx' });
});

test('a file that was given up is dropped after a day', () => {
  const [first] = piecesOf('a.xlsx');
  take(first);
  const [begun = ''] = incoming();
  const old = NOW / 1000 - 90_000;
  utimesSync(join(home, 'data', 'incoming', begun), old, old);
  take(piecesOf('b.xlsx')[0]);
  expect(incoming()).not.toContain(begun);
});
