import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAnqi } from '../testing/anqi.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-profiles-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const anqi = (...args: string[]) => runAnqi(home, args);
const data = (name: string) => join(home, '.local', 'share', 'anqi', name);
const script = () => data('anqi-host');
const manifestOf = (profile: string) => join(profile, 'NativeMessagingHosts', 'com.anqi.companion.json');

describe.runIf(process.platform === 'linux')('a folder of profiles that the companion was registered in', () => {
  it('keeps the script that browsers start, until the last manifest that names it is taken back', () => {
    const [one, two] = [join(home, 'one of 2'), join(home, 'two')];
    for (const profile of [one, two]) expect(anqi('install', '--profile', profile).code).toBe(0);
    anqi('install', '--browser', 'chromium');

    const { stderr } = anqi('uninstall');
    expect(stderr).toContain(
      `left ${script()}: ${manifestOf(one)} names it; to take that back, run: anqi uninstall --profile '${one}'`,
    );
    expect(existsSync(script())).toBe(true);
    // A folder of profiles that was thrown away needs nothing.
    rmSync(two, { recursive: true });
    expect(anqi('uninstall', '--profile', one).stderr).toContain(`removed ${script()}`);
    expect(existsSync(script())).toBe(false);
  });

  it('is examined by the doctor with the others', () => {
    const profile = join(home, 'one');
    anqi('install', '--profile', profile);
    const [, report = ''] = anqi('doctor').stdout.split(`Chromium, with the profiles in ${profile}: `);
    expect(report).toContain(`registered for this folder of profiles: ${manifestOf(profile)}`);
    expect(report).toContain(`${script()} answers in`);

    rmSync(script());
    const broken = anqi('doctor', '--json');
    expect(broken.code).toBe(1);
    const found = JSON.parse(broken.stdout).browsers.find((each: { profile?: string }) => each.profile === profile);
    expect(found.findings.at(-1)).toMatchObject({
      code: 'program-unusable',
      todo: `run: anqi install --browser chromium --profile ${profile}`,
    });
  });

  it('leaves the script where damaged settings hide which folders there are', () => {
    anqi('install', '--browser', 'chromium');
    mkdirSync(data('.'), { recursive: true });
    writeFileSync(data('settings.json'), '{"profiles":');
    expect(anqi('uninstall').stderr).toContain(`left ${script()}: settings.json is damaged`);
    expect(existsSync(script())).toBe(true);
  });
});
