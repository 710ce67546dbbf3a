/** What the host does by itself when it is greeted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOBODY } from '../../lib/copies/record.ts';
import { PROTOCOL } from '../../lib/protocol/companion.ts';
import { makeBackup } from '../backup/make.ts';
import { dataFile } from '../store/open.ts';
import { hostHandlers } from './handlers.ts';
import { officeCopy } from './office-copy.ts';

const NOW = Date.parse('2026-11-20T10:00:00+08:00');
const DAY_MS = 86_400_000;
const BROWSER = '11111111-1111-4111-8111-111111111111';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-greeted-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('a browser that greets has the day’s backup begun; the doctor only asks', async () => {
  const machine = { platform: process.platform, env: { ANQI_HOME: home }, home };
  let nowMs = NOW;
  let begun = 0;
  const copy = officeCopy(
    machine,
    () => nowMs,
    () => undefined,
  );
  const handlers = hostHandlers({ machine, copy, now: () => nowMs, backUp: () => begun++ });
  const greet = (id: string) =>
    handlers.hello({ versions: PROTOCOL, features: [], program: 'test', replica: { id, browser: 'test' } }, undefined);

  expect(await greet(NOBODY)).toMatchObject({ store: 'sqlite', backups: [] });
  expect(begun).toBe(0);
  await greet(BROWSER);
  expect(begun).toBe(1);
  await makeBackup(dataFile(machine), NOW);
  nowMs = NOW + DAY_MS - 1;
  expect(await greet(BROWSER)).toMatchObject({ backups: [{ madeAt: '2026-11-20T10:00:00+08:00' }] });
  expect(begun).toBe(1);
  nowMs = NOW + DAY_MS;
  await greet(BROWSER);
  expect(begun).toBe(2);
  await copy.close();
});
