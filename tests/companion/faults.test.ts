/** What disks, other programs and broken pipes do to the host: each is said in words, and nothing is lost. Counts are printed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeFrame, readFrames } from '../../companion/host/frames.ts';
import { hostHandlers } from '../../companion/host/handlers.ts';
import { officeCopy } from '../../companion/host/office-copy.ts';
import { answerFrames } from '../../companion/host/serve.ts';
import { randomOf } from '../../companion/testing/random.ts';
import { CommandError } from '../../lib/protocol/answer.ts';
import { type companionCommands, PROTOCOL } from '../../lib/protocol/companion.ts';
import { companionOf } from '../../lib/store/companion.ts';
import { nextBatch } from '../../lib/syncing/batch.ts';
import { removeFolder } from '../../scripts/remove-folder.ts';
import { NOW_MS, numbers, openBrowser, type TestBrowser } from './support/browser.ts';
import { startHost } from './support/host.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-faults-'));
});
afterEach(() => removeFolder(home));

const countIn = (folder: string): number => {
  const db = new DatabaseSync(join(folder, 'anqi.db'), { readOnly: true });
  const { n } = db.prepare('select count(*) as n from copies').get() as { n: number };
  db.close();
  return n;
};

/** The failure of a pass, as the clerk would be told. */
async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CommandError) return error.failure.code;
  return error instanceof Error ? error.message : 'none';
}

describe('where the file cannot be written', () => {
  test('a disk that is full: said, and everything is there once there is room', async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 2_000));
    // The system refuses to let the file grow: SIGXFSZ ignored, a write fails as on a full disk.
    const full = startHost(home, {}, [
      'sh',
      '-c',
      `trap '' XFSZ; ulimit -f 800; exec "${process.execPath}" "$0" host`,
      join(import.meta.dirname, '../../companion/cli.ts'),
    ]);
    expect(await failureOf(browser.sync(full.ask))).toBe('disk-full');
    expect(await browser.store.outbox.count()).toBeGreaterThan(0);
    await full.end();
    const host = startHost(home);
    await browser.sync(host.ask);
    await host.end();
    expect(countIn(home)).toBe(2_000);
  });

  test('a folder that can only be read', async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 3));
    // A root user may write anywhere but where the kernel itself says no.
    const host = startHost('/sys/anqi');
    expect(await failureOf(browser.sync(host.ask))).toBe('store-read-only');
    await host.end();
    expect(await browser.store.outbox.count()).toBe(3);
  });

  test('a file that another program holds', async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 3));
    const first = startHost(home);
    await browser.sync(first.ask);
    const other = new DatabaseSync(join(home, 'anqi.db'));
    other.exec('begin immediate');
    await browser.read(numbers(3, 6));
    expect(await failureOf(browser.sync(first.ask))).toBe('store-locked');
    other.exec('rollback');
    other.close();
    await browser.sync(first.ask);
    await first.end();
    expect(countIn(home)).toBe(6);
  });

  test('a file that is none of ours: said, and left as it is', async () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'anqi.db'), 'x'.repeat(5_000));
    const browser = await openBrowser();
    await browser.read(numbers(0, 3));
    const host = startHost(home);
    expect(await failureOf(browser.sync(host.ask))).toBe('store-damaged');
    await host.end();
    expect(existsSync(join(home, 'anqi.db'))).toBe(true);
  });
});

describe('messages that are none', () => {
  test('a frame that ends half-written, a length that cannot be: the host ends, and the file is whole', async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 10));
    const host = startHost(home);
    await browser.sync(host.ask);
    await host.end();
    const frame = encodeFrame({ id: 1, anqi: 'holdings', request: {} });
    const starts = [frame.subarray(0, 2), frame.subarray(0, 4), frame.subarray(0, frame.length - 1)];
    for (const bytes of [...starts, Buffer.from([0xff, 0xff, 0xff, 0x7f, 0x7b])]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../companion/cli.ts'), 'host'], {
        env: { ...process.env, ANQI_HOME: home },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      child.stdin.end(bytes);
      expect(await once(child, 'exit')).toEqual([1, null]);
    }
    expect(countIn(home)).toBe(10);
  });

  test('10,000 messages that were tampered with: each is answered, none does harm', { timeout: 300_000 }, async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 5));
    const messages = await questionsOf(browser);
    const next = randomOf(11);
    const machine = { platform: process.platform, env: { ANQI_HOME: home }, home };
    const now = () => NOW_MS;
    const nothing = () => undefined;
    const copy = officeCopy(machine, now, nothing);
    const input = new PassThrough();
    const output = new PassThrough();
    const failures: string[] = [];
    const serving = answerFrames(input, output, hostHandlers({ machine, copy, now, backUp: nothing }), (line) =>
      failures.push(line),
    );
    const answers = readFrames(output);
    const codes = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const message = tampered(messages[i % messages.length] ?? '', next);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(message.length);
      input.write(Buffer.concat([head, message]));
      const { value } = await answers.next();
      const { ok, failure } = value as { ok: boolean; failure?: { code: string } };
      const code = ok ? 'ok' : (failure?.code ?? 'none');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    input.end();
    await serving;
    await copy.close();
    console.log('10,000 messages:', JSON.stringify(Object.fromEntries(codes)));
    expect(failures.filter((line) => line.startsWith('failed'))).toEqual([]);
    expect([...codes.values()].reduce((a, b) => a + b)).toBe(10_000);
    // What got through is what it was before: a batch whose text was touched does not fit its checksum.
    const host = startHost(home);
    await browser.sync(host.ask);
    const { tickets } = await host.ask('holdings', {});
    await host.end();
    expect(tickets).toBe(5);
  });
});

/** One of every question, as the extension would ask it. */
async function questionsOf(browser: TestBrowser): Promise<string[]> {
  const batch = await nextBatch(browser.store);
  const replica = (await companionOf(browser.store))?.replica ?? '';
  const { id, checksum, payload } = batch ?? { id: '', checksum: '', payload: '' };
  const requests: Record<keyof typeof companionCommands, object> = {
    hello: { versions: PROTOCOL, features: [], program: 'test', replica: { id: replica, browser: 'test' } },
    push: { id, replica, checksum, payload },
    holdings: {},
    pull: { what: 'tickets' },
    backup: {},
    restoreBackup: { name: '../../etc/passwd' },
    chooseFolder: { path: 'relative/../path' },
    writeFile: { id, name: '../x', offset: 0, base64: 'AAAA', last: true },
  };
  return Object.entries(requests).map(([anqi, request], i) => JSON.stringify({ id: i, anqi, request }));
}

/** A message with some of its bytes changed, cut out, doubled, or as it was. */
function tampered(message: string, next: () => number): Buffer {
  let bytes = Buffer.from(message);
  for (let times = Math.floor(next() * 4); times > 0; times--) {
    const at = Math.floor(next() * bytes.length);
    const how = Math.floor(next() * 4);
    if (how === 0) bytes[at] = Math.floor(next() * 256);
    else if (how === 1)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(next() * 20))]);
    else if (how === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(0, Math.floor(next() * 30)), bytes.subarray(at)]);
    else
      bytes = Buffer.from(
        bytes
          .toString('latin1')
          .replace(/"[^"]*"/, () => ['null', '-1', '{}', '[]', '"\\u0000"'][Math.floor(next() * 5)] ?? ''),
        'latin1',
      );
  }
  return bytes;
}
