import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestPlace } from './install/places.ts';
import { programFor } from './install/program.ts';
import { dataFolder, type Machine, movedDataFolder } from './place.ts';
import { systemdPlan } from './schedule/systemd.ts';

const linux = (env: Machine['env']): Machine => ({ platform: 'linux', env, home: '/home/li' });
const windows = (env: Machine['env']): Machine => ({ platform: 'win32', env, home: 'C:\\Users\\李' });

/** Where data, a browser's manifest and a timer go. */
function places(env: Machine['env']): string[] {
  const machine = linux(env);
  const { files } = systemdPlan(machine, { name: 'worklist', when: { minute: 510 }, command: ['/opt/anqi'] });
  return [dataFolder(machine), manifestPlace(machine, 'chromium', 'user').file, ...files.map(({ file }) => file)];
}

it.each(['', '.', 'data', './data'])(
  'a variable of the system that names no whole path, %j, counts as unset',
  (named) => {
    expect(places({ XDG_DATA_HOME: named, XDG_CONFIG_HOME: named, CHROME_CONFIG_HOME: named })).toEqual(places({}));
    expect(dataFolder(windows({ LOCALAPPDATA: named }))).toBe('C:\\Users\\李\\AppData\\Local\\Anqi');
  },
);

it('whole paths are taken', () => {
  const [data, ...config] = places({ XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c' });
  expect(data).toBe('/d/anqi');
  for (const file of config) expect(file).toMatch(/^\/c\//);
  expect(dataFolder(windows({ LOCALAPPDATA: 'D:\\li' }))).toBe('D:\\li\\Anqi');
});

it.runIf(process.platform !== 'win32')(
  'a relative ANQI_HOME is one folder, wherever the companion is started from next',
  () => {
    expect(dataFolder(linux({ ANQI_HOME: 'office' }))).toBe(join(process.cwd(), 'office'));
    const { path, script } = programFor(linux({ ANQI_HOME: 'office' }), ['/opt/anqi'], 'user');
    expect(path).toBe(join(process.cwd(), 'office', 'anqi-host'));
    expect(script).toContain(`export ANQI_HOME='${join(process.cwd(), 'office')}'\n`);
  },
);

it('whatever moved the data folder in this shell, what browsers start is told of it', () => {
  expect(programFor(linux({ XDG_DATA_HOME: '/d' }), ['/opt/anqi'], 'user')).toEqual({
    path: '/d/anqi/anqi-host',
    script: "#!/bin/sh\nexport ANQI_HOME='/d/anqi'\nexec '/opt/anqi' host \"$@\"\n",
  });
  expect(movedDataFolder(linux({ XDG_DATA_HOME: '/home/li/.local/share' }))).toBeUndefined();
  expect(movedDataFolder(windows({ LOCALAPPDATA: 'D:\\li' }))).toBeUndefined();
  expect(movedDataFolder(windows({ LOCALAPPDATA: 'D:\\li', ANQI_HOME: 'E:\\按期' }))).toBe('E:\\按期');
  expect(programFor(linux({}), ['/opt/anqi'], 'user')).toEqual({ path: '/opt/anqi' });
});
