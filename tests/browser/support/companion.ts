/** A companion as the browser finds it: registered in a profile that is kept, with a data folder of its own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CHROME_ID, HOST_NAME } from '../../../lib/protocol/identity.ts';
import { removeFolder } from '../../../scripts/remove-folder.ts';
import { type Anqi, test as base, expect, startAnqi } from './anqi.ts';
import { stored } from './stored.ts';
import type { Speaker } from './words.ts';

const CLI = join(import.meta.dirname, '../../../companion/cli.ts');

/** What runs when the browser starts the host, as a script of the shell. */
export interface Host {
  script: string;
}

/** Folders of a test, gone with it. */
export interface Place {
  /** The companion's own folder. */
  home: string;
  /** Where a folder for exports may be made. */
  exports: string;
  /** A new folder of a browser's profile, in which a host is registered; in none where no host is given. */
  profile(host?: Host): string;
  remove(): Promise<void>;
}

export function makePlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'anqi-companion-'));
  const home = join(root, 'home');
  let profiles = 0;
  return {
    home,
    exports: join(root, '导出'),
    profile(host) {
      const folder = join(root, `profile-${profiles++}`);
      mkdirSync(join(folder, 'NativeMessagingHosts'), { recursive: true });
      if (host) register(folder, host);
      return folder;
    },
    remove: () => removeFolder(root),
  };
}

/** Registers a host in a profile, in the place of the one that was there. */
export function register(profile: string, { script }: Host): void {
  const path = join(profile, 'host.sh');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const manifest = {
    name: HOST_NAME,
    description: 'Anqi',
    path,
    type: 'stdio',
    allowed_origins: [`chrome-extension://${CHROME_ID}/`],
  };
  writeFileSync(join(profile, 'NativeMessagingHosts', `${HOST_NAME}.json`), JSON.stringify(manifest));
}

/** The companion itself. */
export const companionIn = ({ home }: Place): Host => ({
  script: `exec env ANQI_HOME='${home}' '${process.execPath}' '${CLI}' host`,
});

/** One that ends without a word. */
export const SILENT: Host = { script: 'exit 0' };

const STRANGE = { versions: { min: 9, max: 9 }, features: [], program: 'anqi 9.0.0', store: 'sqlite', backups: [] };

/** One of a later time, with which no version is shared. @param greeting what it says otherwise */
export function strangerIn({ home }: Place, greeting: object = {}): Host {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'stranger.mjs');
  writeFileSync(file, `const answer = ${JSON.stringify({ ...STRANGE, ...greeting })};${STRANGER}`);
  return { script: `exec '${process.execPath}' '${file}'` };
}

const STRANGER = `
import { Buffer } from 'node:buffer';
let held = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
  held = Buffer.concat([held, chunk]);
  while (held.length >= 4 && held.length >= 4 + held.readUInt32LE()) {
    const end = 4 + held.readUInt32LE();
    const { id } = JSON.parse(held.subarray(4, end).toString());
    held = held.subarray(end);
    const body = Buffer.from(JSON.stringify({ id, ok: true, answer }));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    process.stdout.write(Buffer.concat([head, body]));
  }
});
process.stdin.on('end', () => process.exit(0));
`;

/** Opens the options page at the companion's section. */
export async function openSection(anqi: Anqi): Promise<Page> {
  const options = await anqi.context.newPage();
  await options.setViewportSize({ width: 1280, height: 900 });
  await options.goto(`chrome-extension://${anqi.extensionId}/options.html#companion`);
  await expect(options.locator('.companion h2')).toBeVisible();
  return options;
}

/** Fills the names in and turns it on. */
export async function turnOn(options: Page, say: Speaker): Promise<void> {
  await options.getByLabel(say('companion_clerk')).fill('王敏');
  await options.getByLabel(say('companion_unit')).fill('云溪街道');
  await options
    .locator('.companion')
    .getByRole('button', { name: say('companion_turn_on'), exact: true })
    .click();
}

/** Waits until the companion has everything. */
export async function isSafe(options: Page, say: Speaker): Promise<void> {
  await expect(options.locator('.companion .state')).toHaveText(say('companion_ready'));
  await expect(options.locator('.companion dl')).toContainText(say('companion_none_waiting'));
}

export const TICKETS = [
  { ticketNo: '202611000001', title: '路灯不亮', dueAt: '2026-12-01 17:30' },
  { ticketNo: '202611000002', title: '噪声扰民', dueAt: '2026-12-02 17:30' },
  { ticketNo: '202611000003', title: '占道经营', dueAt: '2026-12-03 17:30' },
];

/** Reads a list of tickets, as the clerk does who enables the site. */
export async function readTickets(anqi: Anqi, url: string, count: number): Promise<void> {
  await anqi.page.goto(url);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(count);
}

interface Fixtures {
  place: Place;
  /** Starts a browser in a new profile with that host, or in one that was there; it is closed with the test. */
  start(host?: Host, profile?: string): Promise<Anqi & { profile: string }>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
  place: async ({}, use) => {
    const place = makePlace();
    await use(place);
    await place.remove();
  },
  start: async ({ place }, use) => {
    const started: Anqi[] = [];
    await use(async (host, profile = place.profile(host)) => {
      const anqi = await startAnqi([], profile);
      started.push(anqi);
      return { ...anqi, profile };
    });
    for (const anqi of started) await anqi.close();
  },
});
