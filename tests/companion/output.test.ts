/** What becomes of a command whose standard output fails: its work ends all the same, and its exit code is true. */
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportBundle } from '../../companion/bundle/export.ts';
import { ownKey } from '../../companion/bundle/keys.ts';
import { openFile } from '../../companion/store/open.ts';
import { Browser, filled, START_MS } from '../../companion/testing/browsing.ts';
import { ended, startCli } from './support/cli.ts';

const BUNDLES = 5;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ticketsIn = async (home: string): Promise<number> => {
  const store = await openFile(join(home, 'anqi.db'), Date.now());
  try {
    return (await store.db.selectFrom('copies').select('ticket_no').execute()).length;
  } finally {
    await store.close();
  }
};

test('a reader that has seen enough: every bundle is imported, and the command ends well', async () => {
  const [theirs, inbox, home] = [join(folder, 'theirs'), join(folder, 'inbox'), join(folder, 'home')];
  mkdirSync(inbox);
  const signer = await ownKey(theirs);
  for (let number = 1; number <= BUNDLES; number++) {
    const store = await openFile(join(folder, `${number}.db`), START_MS);
    const browser = new Browser(number, '路口镇');
    browser.see({ ticketNo: `GD${number}`, title: '路灯不亮' }, START_MS);
    await browser.push(store, START_MS);
    await exportBundle(store, join(inbox, `${number}.anqi`), { signer, nowMs: START_MS });
    await store.close();
  }
  const child = startCli(home, ['import', '--trust', signer.fingerprint, inbox]);
  child.stdout?.destroy();
  expect(await ended(child)).toMatchObject({ code: 0, signal: null, stderr: '' });
  expect(await ticketsIn(home)).toBe(BUNDLES);
});

// A device on which every write fails as on a full disk; Linux has it.
test.runIf(existsSync('/dev/full'))('a full disk behind standard output is said, and is a failure', async () => {
  const store = await openFile(join(folder, 'anqi.db'), START_MS);
  await filled(store, 3);
  await store.close();
  const full = openSync('/dev/full', 'w');
  try {
    for (const args of [['ticket', 'GD1000000'], ['backup'], ['database', 'roles']]) {
      const { code, stderr } = await ended(startCli(folder, args, { stdio: ['ignore', full, 'pipe'] }));
      expect([args, code, stderr]).toEqual([args, 1, 'anqi: standard output could not be written: the disk is full\n']);
    }
  } finally {
    closeSync(full);
  }
});
