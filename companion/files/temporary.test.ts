import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-temporary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What becomes of a program with a temporary file in its hands that goes on as `then` says. */
async function ended(then: string): Promise<[number | null, string | null]> {
  const code = `const { discard, heedSignals, temporaryIn } = await import('./companion/files/temporary.ts');
    const { writeFileSync } = await import('node:fs');
    const folder = process.argv[1];
    const file = temporaryIn(folder);
    for (const end of ['', '-journal']) writeFileSync(file + end, 'every ticket');
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, folder], { stdio: 'inherit' });
  return (await once(child, 'exit')) as [number | null, string | null];
}

test('a signal that comes while the program works without a pause takes effect before the step that cannot be taken back', async () => {
  const then = `process.kill(process.pid, 'SIGTERM');
    for (const until = Date.now() + 50; Date.now() < until; );
    await heedSignals();
    writeFileSync(folder + '/done', '');`;
  expect(await ended(then)).toEqual([null, 'SIGTERM']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a program that ends itself leaves no temporary file; signals are its own matter again once it has none', async () => {
  expect(await ended('process.exit(3)')).toEqual([3, null]);
  const then = `discard(file);
    if (['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].some((name) => process.listenerCount(name) > 0)) process.exit(4);`;
  expect(await ended(then)).toEqual([0, null]);
  expect(readdirSync(folder)).toEqual([]);
});
