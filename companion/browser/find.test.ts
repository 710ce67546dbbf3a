import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium, isSnap } from './find.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-find-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

test('ANQI_CHROMIUM is taken as it is, and only if it can be run', () => {
  const file = program('my-browser', '#!/bin/sh\n');
  expect(findChromium({ ANQI_CHROMIUM: file })).toBe(file);
  expect(findChromium({ ANQI_CHROMIUM: join(folder, 'missing') })).toBeUndefined();
});

test.runIf(process.platform === 'linux')('the first command on the path wins, snaps are passed over', () => {
  const real = program('chromium-browser', '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n');
  expect(findChromium({ PATH: folder }, 'linux')).not.toBeUndefined();
  expect(isSnap(real)).toBe(false);
  const stub = program(
    'chromium',
    '#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then echo "snap install chromium"; fi\n',
  );
  expect(isSnap(stub)).toBe(true);
  expect(findChromium({ PATH: folder }, 'linux')).not.toBe(stub);
  expect(isSnap('/snap/bin/chromium')).toBe(true);
});
