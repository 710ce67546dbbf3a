/** `anqi install` against the browser itself: what it writes is found, started and let in by Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CHROME_ID, EXTENSION_KEY, HOST_NAME } from '../../lib/protocol/identity.ts';
import { launch } from '../../scripts/browser/launch.ts';
import { ownTarget } from '../../scripts/package/targets.ts';
import { removeFolder } from '../../scripts/remove-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCE = [process.execPath, join(ROOT, 'companion', 'cli.ts')];
/** Made by the step before this one: `node scripts/package.ts --own`. */
const PACKAGED = [join(ROOT, 'out', 'package', `anqi-${ownTarget().name}`)];

/** An extension with a key of its own choice, which may use native messaging from the start. */
function extension(folder: string, key?: string): string {
  const path = join(folder, key ? 'ours' : 'another');
  mkdirSync(path);
  const manifest = {
    manifest_version: 3,
    name: 'caller',
    version: '1',
    ...(key && { key }),
    permissions: ['nativeMessaging'],
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'worker.js'), 'chrome.runtime.onInstalled.addListener(() => undefined);');
  return path;
}

/** What the host answers the extension to `hello`, or the browser's own refusal. */
async function hello(command: readonly string[], folder: string, key?: string) {
  const env = { HOME: folder, ...(command === SOURCE && { ANQI_HOME: join(folder, "the office's data") }) };
  const profile = join(folder, 'profile');
  const [program = '', ...words] = command;
  execFileSync(program, [...words, 'install', '--profile', profile], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
  const browsing = await launch({ extension: extension(folder, key), headless: true, env, profile });
  try {
    const [worker] = browsing.context.serviceWorkers();
    const answer = await worker?.evaluate(async (host) => {
      const replica = { id: '11111111-1111-4111-8111-111111111111', browser: 'test' };
      const request = { versions: { min: 1, max: 1 }, features: [], program: 'test', replica };
      try {
        return (await chrome.runtime.sendNativeMessage(host, { id: 1, anqi: 'hello', request })) as object;
      } catch (error) {
        return { refused: String(error) };
      }
    }, HOST_NAME);
    return { id: browsing.extensionId, answer };
  } finally {
    await browsing.close();
  }
}

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-native-'));
});
test.afterEach(() => removeFolder(folder));

for (const [name, command] of Object.entries({ source: SOURCE, 'packaged program': PACKAGED })) {
  test(`the browser starts the companion from the ${name}`, async () => {
    const { id, answer } = await hello(command, folder, EXTENSION_KEY);
    expect(id).toBe(CHROME_ID);
    expect(answer).toMatchObject({ id: 1, ok: true, answer: { versions: { max: 1 }, store: 'sqlite' } });
  });
}

test('another extension is not let in', async () => {
  const { answer } = await hello(PACKAGED, folder);
  expect(answer).toEqual({ refused: 'Error: Access to the specified native messaging host is forbidden.' });
});
