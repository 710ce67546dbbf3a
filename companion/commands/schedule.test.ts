import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAnqi } from '../testing/anqi.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-schedule-'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** No systemctl is found: this machine's own timers are not a test's to change. */
const anqi = (args: string[], env: Record<string, string> = {}) => runAnqi(home, args, { PATH: home, ...env });

const unit = (name: string) => join(home, '.config', 'systemd', 'user', name);
const WORKLIST = ['anqi-worklist.service', 'anqi-worklist.timer'];

describe.runIf(process.platform === 'linux')('schedule', () => {
  it('shows what --remove would take back, which is what is there, and takes nothing', () => {
    expect(anqi(['schedule', '--remove', '--print'])).toMatchObject({ code: 0, stdout: '' });
    anqi(['schedule', '--daily', '08:30']);
    expect(anqi(['schedule', '--remove', '--print'])).toMatchObject({
      code: 0,
      stdout: [
        '# systemctl --user disable --now anqi-worklist.timer',
        ...WORKLIST.map((name) => `# remove ${unit(name)}`),
        '',
      ].join('\n'),
    });
    expect(WORKLIST.filter((name) => existsSync(unit(name)))).toEqual(WORKLIST);
    const windows = anqi(['schedule', '--remove', '--print', '--system', 'windows']).stdout;
    expect(windows.match(/^# schtasks \/Delete \/TN "?Anqi\\(worklist|figures)/gm)).toHaveLength(2);

    anqi(['schedule', '--remove']);
    expect(WORKLIST.filter((name) => existsSync(unit(name)))).toEqual([]);
    expect(anqi(['schedule', '--remove']).stderr).toBe('anqi: no job is scheduled here.\n');
  });

  it.each([
    [{ ANQI_HOME: 'office' }, 'office'],
    [{ XDG_DATA_HOME: '/tmp/anqi-no-such' }, '/tmp/anqi-no-such/anqi'],
  ])('a job opens the store of the shell that scheduled it: %j', (env, folder) => {
    anqi(['schedule', '--daily', '08:30'], env);
    const text = readFileSync(unit('anqi-worklist.service'), 'utf8');
    expect(text).toContain(`Environment="ANQI_HOME=${join(folder.startsWith('/') ? '' : home, folder)}"\n`);
  });
});
