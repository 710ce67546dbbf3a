import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../install/browsers.ts';
import type { Found } from '../install/found.ts';
import { manifestPlace } from '../install/places.ts';
import { programFor } from '../install/program.ts';
import { register } from '../install/register.ts';
import type { Machine } from '../place.ts';
import { runAnqi } from '../testing/anqi.ts';
import { examine } from './examine.ts';
import { sayHello } from './hello.ts';
import { lookHere } from './look.ts';
import { storeRemedy } from './store-remedy.ts';
import { reportText } from './words.ts';

const CLI = join(import.meta.dirname, '..', 'cli.ts');

let home: string;
let machine: Machine;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-doctor-'));
  machine = { platform: 'linux', env: { ANQI_HOME: join(home, 'data') }, home };
});
afterEach(() => rmSync(home, { recursive: true }));

function program(script: string): string {
  const file = join(home, 'program');
  writeFileSync(file, `#!${process.execPath}\n${script}`);
  chmodSync(file, 0o755);
  return file;
}

const registered = (path: string, browser: Browser = 'chromium') =>
  register(browser, manifestPlace(machine, browser, 'user'), { path }, lookHere.run);

/** No policies of this machine: they are not what is tested. */
const look = { ...lookHere, list: () => [] };

async function codes(browser: Browser = 'chromium', found?: Found) {
  const { findings } = await examine({ machine, browser, found, look });
  return findings.map(({ code }) => code);
}

describe.runIf(process.platform === 'linux')('the doctor', () => {
  it.each(['chromium', 'firefox'] as const)(
    'finds the companion of %s well after it was installed',
    async (browser) => {
      const own = programFor(machine, [process.execPath, CLI], 'user');
      register(browser, manifestPlace(machine, browser, 'user'), own, lookHere.run);
      const report = await examine({ machine, browser, look });
      expect(report.findings.map(({ level, code }) => `${level} ${code}`)).toEqual(['fine registered', 'fine answers']);
      expect(report.registered).toEqual([{ scope: 'user', file: manifestPlace(machine, browser, 'user').file }]);
      expect(reportText([report])).toMatch(/ok {4}.*anqi-host answers in \d+ ms: .*store sqlite/);
    },
  );

  it('says what is wrong with what is registered, and what to do', async () => {
    expect(await codes()).toEqual(['not-registered']);
    registered(join(home, 'gone'));
    const { findings } = await examine({ machine, browser: 'chromium', look });
    expect(findings.at(-1)).toMatchObject({
      level: 'wrong',
      code: 'program-unusable',
      says: expect.stringContaining(`names ${join(home, 'gone')}, which is not there`),
      todo: 'run: anqi install --browser chromium',
    });
    chmodSync(program(''), 0o644);
    const { file } = manifestPlace(machine, 'chromium', 'user');
    const manifest = (change: object) => {
      const good = { name: 'com.anqi.companion', description: '', path: program(''), type: 'stdio' };
      const allowed_origins = ['chrome-extension://cdbmoljlmejlmbmpenlpdejjngohelog/'];
      writeFileSync(file, JSON.stringify({ ...good, allowed_origins, ...change }));
    };
    writeFileSync(file, '{');
    expect(await codes()).toEqual(['registered', 'not-json']);
    manifest({ name: 'another.host' });
    expect(await codes()).toEqual(['registered', 'not-a-manifest']);
    manifest({ allowed_origins: ['chrome-extension://another/'] });
    expect(await codes()).toEqual(['registered', 'not-allowed']);
    manifest({ path: 'program' });
    expect(await codes()).toEqual(['registered', 'path-relative']);
  });

  it('starts the companion without what this shell alone has set, and says that a database of the shell is not seen', async () => {
    const seen = join(home, 'seen.json');
    registered(program(`require('fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env))`));
    const ofShell = {
      DATABASE_URL: 'postgres://u:s3cret@h/d',
      PGPASSWORD: 's3cret',
      XDG_DATA_HOME: '/d',
      ANQI_HOME: '/a',
    };
    const ofBrowser = { LANG: 'zh_CN.UTF-8', XDG_RUNTIME_DIR: '/run/user/1000' };
    const shell = { ...machine, env: { ...ofShell, ...ofBrowser } };
    const { findings } = await examine({ machine: shell, browser: 'chromium', look });
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual(ofBrowser);
    expect(findings.at(-1)).toMatchObject({
      level: 'note',
      code: 'shell-database',
      todo: expect.stringContaining('anqi database use'),
    });
    expect(JSON.stringify(findings)).not.toContain('s3cret');
  });

  it('tells apart the ways of a program that does not answer', async () => {
    registered(program('console.error("no such store"); process.exit(3)'));
    const { findings } = await examine({ machine, browser: 'chromium', look });
    expect(findings.at(-1)).toMatchObject({ code: 'ended', says: expect.stringContaining('no such store') });
    registered(program('console.log("hello, I am another program")'));
    expect(await codes()).toEqual(['registered', 'not-understood']);
    writeFileSync(join(home, 'program'), '#!/no/such/shell\n');
    expect(await codes()).toEqual(['registered', 'not-started']);
    const silent = program('process.stdin.resume()');
    expect(await sayHello('chromium', silent, '', machine.env, 300)).toMatchObject({ ok: false, why: 'no-answer' });
  });

  it('tells a version of the protocol that does not fit from a fault', async () => {
    const answer = { versions: { min: 7, max: 9 }, features: [], program: 'anqi 9', store: 'sqlite', backups: [] };
    const frame = `const b = Buffer.from(JSON.stringify({ id: 1, ok: true, answer: ${JSON.stringify(answer)} }));
      const h = Buffer.alloc(4); h.writeUInt32LE(b.length); process.stdout.write(Buffer.concat([h, b]));`;
    expect(await sayHello('chromium', program(frame), '', machine.env)).toMatchObject({
      why: 'no-overlap',
      detail: 'anqi 9 speaks 7 to 9',
    });
  });

  it('says of a store that cannot be used what to do', async () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', 'anqi.db'), 'no database');
    const own = programFor(machine, [process.execPath, CLI], 'user');
    register('chromium', manifestPlace(machine, 'chromium', 'user'), own, lookHere.run);
    const { findings } = await examine({ machine, browser: 'chromium', look });
    expect(findings.at(-1)).toMatchObject({
      level: 'wrong',
      code: 'store-damaged',
      todo: expect.stringContaining('anqi restore'),
    });
  });

  it('says what the companion itself refuses, not what its code mostly means, and no password', async () => {
    mkdirSync(join(home, 'data'));
    const file = join(home, 'data', 'database-url');
    const own = programFor(machine, [process.execPath, CLI], 'user');
    register('chromium', manifestPlace(machine, 'chromium', 'user'), own, lookHere.run);
    const refused = async (address: string, mode: number) => {
      writeFileSync(file, address);
      chmodSync(file, mode);
      const { findings } = await examine({ machine, browser: 'chromium', look });
      expect(findings.at(-1)).toMatchObject({ level: 'wrong', code: 'store-refused' });
      expect(reportText([{ browser: 'chromium', registered: [], findings }])).not.toContain('s3cret');
      return findings.at(-1)?.todo;
    };
    expect(await refused('postgres://u:s3cret@h/d', 0o644)).toBe(
      `others may read the password in ${file}: run chmod 600 on it`,
    );
    expect(await refused('mysql://u:s3cret@h/d', 0o600)).toContain('begins with mysql:// instead of postgres://');
  });

  it('says what to do to a companion of before that told a code alone', async () => {
    expect(storeRemedy('disk-full', undefined)).toContain('make room');
    expect(storeRemedy('store-refused', undefined)).toContain('"store-refused"');
  });

  it('names the daily backup that a host began, and that failed where nobody looked', async () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', 'backups'), 'a file in the place of the folder');
    const own = programFor(machine, [process.execPath, CLI], 'user');
    register('chromium', manifestPlace(machine, 'chromium', 'user'), own, lookHere.run);
    expect(await codes()).toEqual(['registered', 'answers']);
    expect(runAnqi(home, ['backup', '--if-due'], { ANQI_HOME: join(home, 'data') }).code).toBe(1);
    expect(lookHere.text(join(home, 'data', 'host.log'))).toMatch(
      /^\S+ the daily backup failed: .*backups: a file is where a folder should be/m,
    );
    const { findings } = await examine({ machine, browser: 'chromium', look });
    expect(findings.at(-1)).toMatchObject({ level: 'wrong', code: 'backup-failed', todo: 'run: anqi backup' });
  });

  it('knows that browsers in a box reach no program of the system', async () => {
    registered(program(''));
    const snap: Found = { browser: 'chromium', at: '/snap/bin/chromium', boxed: 'snap' };
    const { findings } = await examine({ machine, browser: 'chromium', found: snap, look });
    expect(findings[0]).toMatchObject({ level: 'wrong', code: 'boxed', todo: expect.stringContaining('deb, rpm') });
  });
});
