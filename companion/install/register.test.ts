import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Machine } from '../place.ts';
import { BROWSERS } from './browsers.ts';
import { windowsLauncher } from './launcher.ts';
import { readManifest } from './manifest.ts';
import { manifestPlace } from './places.ts';
import { programFor } from './program.ts';
import { register, removeScript, unregister } from './register.ts';
import { defaultValue } from './registry.ts';
import { type Ran, type Run, runProgram } from './run.ts';

let home: string;
let machine: Machine;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "anqi it's 100% "));
  machine = { platform: 'linux', env: {}, home };
});
afterEach(() => rmSync(home, { recursive: true }));

const noRegistry: Run = () => {
  throw new Error('there is no registry here');
};

const everyFile = () => readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

it('writes for every browser who may ask and what is started, and takes back exactly that', () => {
  const program = programFor(machine, ['/opt/anqi/anqi-linux-x64'], 'user');
  expect(program).toEqual({ path: '/opt/anqi/anqi-linux-x64' });
  const [chrome, , , firefox] = BROWSERS.map((browser) => {
    const place = manifestPlace(machine, browser, 'user');
    expect(register(browser, place, program, noRegistry)).toEqual([place.file]);
    return JSON.parse(readFileSync(place.file, 'utf8'));
  });
  const common = { name: 'com.anqi.companion', path: '/opt/anqi/anqi-linux-x64', type: 'stdio' };
  expect(chrome).toMatchObject({
    ...common,
    allowed_origins: ['chrome-extension://cdbmoljlmejlmbmpenlpdejjngohelog/'],
  });
  expect(firefox).toMatchObject({ ...common, allowed_extensions: ['anqi@anqi.example'] });
  expect(firefox).not.toHaveProperty('allowed_origins');

  for (const browser of BROWSERS) {
    const place = manifestPlace(machine, browser, 'user');
    expect(unregister(browser, place, noRegistry)).toEqual({ removed: [place.file], foreign: [] });
    expect(unregister(browser, place, noRegistry)).toEqual({ removed: [], foreign: [] });
  }
  expect(everyFile()).toEqual([]);
});

it('says what keeps it from writing, and leaves nothing half-written', () => {
  writeFileSync(join(home, '.config'), '');
  const place = manifestPlace(machine, 'chromium', 'user');
  const install = () => register('chromium', place, { path: '/opt/anqi' }, noRegistry);
  expect(install).toThrow(`${place.file} cannot be written: a file has the name of its folder`);
  rmSync(join(home, '.config'));
  mkdirSync(place.file, { recursive: true });
  expect(install).toThrow('cannot be written');
  expect(everyFile()).toEqual([]);
});

it('leaves a manifest that says anything else than ours', () => {
  const place = manifestPlace(machine, 'chromium', 'user');
  register('chromium', place, { path: '/opt/anqi' }, noRegistry);
  const edited = JSON.parse(readFileSync(place.file, 'utf8'));
  edited.allowed_origins.push('chrome-extension://another/');
  writeFileSync(place.file, JSON.stringify(edited));
  expect(unregister('chromium', place, noRegistry)).toEqual({ removed: [], foreign: [place.file] });
  expect(existsSync(place.file)).toBe(true);
});

it.runIf(process.platform !== 'win32')('starts the source by a script, whatever is in the paths', () => {
  const source = join(home, 'say $HOME "it".mjs');
  writeFileSync(source, 'console.log(JSON.stringify([process.argv.slice(2), process.env.ANQI_HOME]));');
  machine = { ...machine, env: { ANQI_HOME: join(home, "data's `place`") } };
  const program = programFor(machine, [process.execPath, source], 'user');
  const place = manifestPlace(machine, 'chromium', 'user');
  expect(register('chromium', place, program, noRegistry)).toEqual([program.path, place.file]);
  const said = execFileSync(program.path, ['chrome-extension://x/', 'a b'], { encoding: 'utf8', env: {} });
  expect(JSON.parse(said)).toEqual([['host', 'chrome-extension://x/', 'a b'], machine.env.ANQI_HOME]);
  // The script lies in the folder of citizens' data.
  expect(statSync(join(home, "data's `place`")).mode & 0o077).toBe(0);

  expect(removeScript(program.path, [place])).toEqual([]);
  unregister('chromium', place, noRegistry);
  expect(removeScript(program.path, [place])).toEqual([program.path]);
});

it.runIf(process.platform !== 'win32')('registers for everyone only what everyone may run', () => {
  const program = join(home, 'anqi');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  // Temporary folders are closed to others.
  expect(() => programFor(machine, [program], 'machine')).toThrow(`not everyone may open ${home}`);
  expect(() => programFor(machine, ['/usr/bin/node', '/src/cli.ts'], 'machine')).toThrow('packaged program');
  expect(programFor(machine, ['/bin/sh'], 'machine')).toEqual({ path: '/bin/sh' });
});

it.runIf(process.platform !== 'win32')(
  'everyone may enter the folders that are made for everyone, whatever the umask',
  () => {
    const umask = process.umask(0o077);
    try {
      mkdirSync(join(home, 'opt'));
      const modes = (scope: 'user' | 'machine') => {
        const folders = ['chrome', 'chrome/native', 'chrome/native/hosts'].map((name) =>
          join(home, 'opt', scope, name),
        );
        register('chrome', { file: join(folders.at(-1) ?? '', 'x.json') }, { path: '/opt/anqi' }, noRegistry, scope);
        return [join(home, 'opt', scope), ...folders].map((folder) => statSync(folder).mode & 0o777);
      };
      expect(modes('machine')).toEqual([0o755, 0o755, 0o755, 0o755]);
      expect(modes('user')).toEqual([0o700, 0o700, 0o700, 0o700]);
      // What was there before is the administrator's own matter.
      expect(statSync(join(home, 'opt')).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(umask);
    }
  },
);

it('writes batch files for Windows whose percent signs stay what they are', () => {
  expect(windowsLauncher(['C:\\100% 数据\\node.exe', 'C:\\a b\\cli.ts'], 'D:\\按期')).toBe(
    '@echo off\r\nchcp 65001 >nul\r\nset "ANQI_HOME=D:\\按期"\r\n"C:\\100%% 数据\\node.exe" "C:\\a b\\cli.ts" host %*\r\n',
  );
});

/** A registry that `reg.exe` would answer from. */
function registry() {
  const values = new Map<string, string>();
  const calls: string[] = [];
  const run: Run = (program, args): Ran => {
    calls.push([program, ...args].join(' '));
    const [verb, key = ''] = args;
    const missing = { code: 1, stdout: '', stderr: 'ERROR: The system was unable to find the key' };
    if (verb === 'add') values.set(key, args[args.indexOf('/d') + 1] ?? '');
    else if (!values.has(key)) return missing;
    else if (verb === 'delete') values.delete(key);
    return { code: 0, stdout: `\r\n${key}\r\n    (默认)    REG_SZ    ${values.get(key)}\r\n\r\n`, stderr: '' };
  };
  return { values, calls, run };
}

it('sets the key of the Windows registry and removes it, unless it names another file', () => {
  const { values, calls, run } = registry();
  const key = 'HKCU\\SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\com.anqi.companion';
  const place = { file: join(home, 'hosts', 'chrome.json'), key };
  expect(register('chrome', place, { path: 'C:\\Anqi\\anqi.exe' }, run)).toEqual([place.file, key]);
  expect(calls).toEqual([`reg.exe add ${key} /ve /t REG_SZ /d ${place.file} /f`]);
  expect(readManifest('chrome', readFileSync(place.file, 'utf8'))).toMatchObject({
    path: 'C:\\Anqi\\anqi.exe',
    allowed: true,
  });
  expect(unregister('chrome', place, run)).toEqual({ removed: [key, place.file], foreign: [] });
  expect(values.size).toBe(0);

  values.set(key, 'D:\\elsewhere.json');
  expect(unregister('chrome', place, run)).toEqual({ removed: [], foreign: [key] });
  expect(() =>
    register('chrome', place, { path: 'x' }, () => ({ code: 1, stdout: '', stderr: 'Access is denied.' })),
  ).toThrow(`${key} cannot be set: Access is denied.`);
});

/** In GBK, as reg.exe answers in code page 936. */
const GBK = { 张伟: [0xd5, 0xc5, 0xce, 0xb0], 默认: [0xc4, 0xac, 0xc8, 0xcf], 拒绝: [0xbe, 0xdc, 0xbe, 0xf8] };

it.runIf(process.platform !== 'win32')(
  'reads what the console of a Chinese Windows answers, and so knows its own key',
  () => {
    const key = 'HKCU\\SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\com.anqi.companion';
    const file = 'C:\\Users\\张伟\\AppData\\Local\\Anqi\\hosts\\chrome\\com.anqi.companion.json';
    const text = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const [before = '', after = ''] = file.split('张伟');
    const query = text(`\r\n${key}\r\n    (`, GBK.默认, ')    REG_SZ    ', before, GBK.张伟, after, '\r\n\r\n');
    const fake = join(home, 'reg.exe');
    writeFileSync(
      fake,
      `#!${process.execPath}
const isQuery = process.argv[2] === 'query';
process[isQuery ? 'stdout' : 'stderr'].write(Buffer.from(isQuery ? '${query.toString('hex')}' : '${Buffer.from(GBK.拒绝).toString('hex')}', 'hex'));
process.exitCode = isQuery ? 0 : 1;`,
    );
    chmodSync(fake, 0o755);
    const run: Run = (program, args) => runProgram(join(home, program), args);
    expect(defaultValue(run, key)).toBe(file);
    // The key is known as ours: it is tried to be deleted, and why it cannot be is said in the same words as Windows'.
    expect(() => unregister('chrome', { file, key }, run)).toThrow(`${key} cannot be removed: 拒绝`);
  },
);
