import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../install/run.ts';
import type { Machine } from '../place.ts';
import { applyPlan, removePlan } from './apply.ts';
import type { Job } from './job.ts';
import { agentText } from './launchd.ts';
import { serviceText, systemdPlan, timerText } from './systemd.ts';
import { atOffset, parseWhen } from './when.ts';
import { taskText, windowsPlan, windowsWord } from './windows.ts';

const MORNING = { minute: 510 };
const MONDAY = { minute: 510, weekday: 1 };
const job = (more: Partial<Job> = {}): Job => ({ name: 'worklist', when: MORNING, command: ['/opt/anqi'], ...more });

it('reads a time of day and a day of the week, and nothing else', () => {
  expect(parseWhen('08:30')).toEqual(MORNING);
  expect(parseWhen('mon-08:30')).toEqual(MONDAY);
  for (const wrong of ['8:30', '24:00', '08:60', 'xyz-08:30', 'mon 08:30', ''])
    expect(parseWhen(wrong)).toBeUndefined();
});

it('converts Beijing time to a clock that knows no zones, the day of the week too', () => {
  expect(atOffset(MONDAY, 480)).toEqual(MONDAY);
  expect(atOffset(MONDAY, 0)).toEqual({ minute: 30, weekday: 1 });
  expect(atOffset({ minute: 60, weekday: 0 }, 0)).toEqual({ minute: 1_020, weekday: 6 });
  expect(atOffset({ minute: 1_400, weekday: 6 }, 540)).toEqual({ minute: 20, weekday: 0 });
});

it('writes timers of systemd in Beijing time that make up for what was missed', () => {
  expect(timerText(job())).toContain('OnCalendar=*-*-* 08:30:00 Asia/Shanghai\nPersistent=true\n');
  expect(timerText(job({ when: MONDAY }))).toContain('OnCalendar=Mon *-*-* 08:30:00 Asia/Shanghai\n');
  expect(serviceText(job({ command: ['/a b/100%/anqi', 'C$x "q"'], dataHome: '/d e' }))).toContain(
    'Environment="ANQI_HOME=/d e"\nExecStart="/a b/100%%/anqi" "C$$x \\"q\\"" "job" "worklist"\n',
  );
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe.runIf(process.platform === 'linux')('on a Linux machine', () => {
  let home: string;
  let machine: Machine;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'anqi schedule '));
    machine = { platform: 'linux', env: {}, home };
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it.runIf(hasSystemd)('systemd finds its units in order, whatever is in the paths', () => {
    const program = join(home, '100% of $x', 'anqi');
    mkdirSync(dirname(program));
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    const plan = systemdPlan(machine, job({ when: MONDAY, command: [program, `/it's a "b"/c$d.ts`], dataHome: home }));
    applyPlan({ ...plan, enable: [] }, runProgram);
    const args = ['verify', '--user', '--man=no', ...plan.files.map(({ file }) => file)];
    const env = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home };
    const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { env, encoding: 'utf8' });
    expect(stdout + stderr).not.toMatch(/anqi-/);
    expect(status).toBe(0);
    expect(() => serviceText(job({ command: ["/it's/anqi"] }))).toThrow('systemd starts no program');
  });

  it('enables what it wrote, or says what is left to be run', () => {
    const plan = systemdPlan(machine, job());
    const ran: string[] = [];
    const run = (fails: boolean) => (program: string, args: readonly string[]) => {
      ran.push([program, ...args].join(' '));
      return {
        code: fails && args.includes('enable') ? 1 : 0,
        stdout: '',
        stderr: fails ? 'Failed to connect to bus\n' : '',
      };
    };
    expect(applyPlan(plan, run(false)).outcome).toBe('enabled');
    expect(ran).toEqual(['systemctl --user daemon-reload', 'systemctl --user enable --now anqi-worklist.timer']);
    expect(applyPlan(plan, run(true))).toEqual({
      outcome: 'left',
      says: [
        ...plan.files.map(({ file }) => `written ${file}`),
        "not enabled yet (Failed to connect to bus); run in the user's own session: systemctl --user enable --now anqi-worklist.timer",
      ],
    });
    expect(removePlan(plan, run(false)).outcome).toBe('removed');
    expect(ran.at(-1)).toBe('systemctl --user disable --now anqi-worklist.timer');
    expect(readdirSync(join(home, '.config', 'systemd', 'user'))).toEqual([]);
    expect(removePlan(plan, run(false))).toEqual({ outcome: 'nothing', says: [] });
  });

  it('writes the task of Windows in the encoding that its scheduler reads', () => {
    const file = join(home, 'worklist.xml');
    applyPlan({ ...windowsPlan(machine, job()), files: [{ file, text: taskText(job()) }], enable: [] }, runProgram);
    const bytes = readFileSync(file);
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(bytes.toString('utf16le')).toContain('按期');
  });
});

it('writes an agent of launchd in the computer’s own time', () => {
  const text = agentText(job({ name: 'figures', when: MONDAY, command: ['/Applications/A & B/anqi'] }), 540);
  expect(text).toContain(
    '<string>/Applications/A &amp; B/anqi</string>\n    <string>job</string>\n    <string>figures</string>',
  );
  const times = text.slice(text.indexOf('StartCalendarInterval')).replaceAll(/\s+/g, '');
  expect(times).toContain(
    '<key>Weekday</key><integer>1</integer><key>Hour</key><integer>9</integer><key>Minute</key><integer>30</integer>',
  );
});

it('writes a task of Windows that keeps Beijing time', () => {
  const text = taskText(job({ when: MONDAY, command: ['C:\\A & B\\anqi.exe', 'C:\\x y\\'] }));
  expect(text).toContain('<StartBoundary>2026-01-01T08:30:00+08:00</StartBoundary>');
  expect(text).toContain('<DaysOfWeek><Monday /></DaysOfWeek>');
  expect(text).toContain('<StartWhenAvailable>true</StartWhenAvailable>');
  expect(text).toContain('<Command>C:\\A &amp; B\\anqi.exe</Command>');
  expect(text).toContain('<Arguments>&quot;C:\\x y\\\\&quot; &quot;job&quot; &quot;worklist&quot;</Arguments>');
  expect(windowsWord('say \\"it"')).toBe('"say \\\\\\"it\\""');
});
