/** Tries the packaged program as a clerk's computer runs it: an empty folder, nothing on the path, no Node. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const QUESTION = {
  id: 'a',
  from: '2020-06-24T15:10:00+08:00',
  amount: 3,
  unit: 'workingDays',
  now: '2020-06-24T15:10:00+08:00',
};

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** @throws AssertionError that shows what the program said */
export function tryProgram(program: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'anqi-package-'));
  const run = (args: string[], input = '', env: Record<string, string> = {}): Outcome =>
    spawnSync(program, args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: '', HOME: folder, USERPROFILE: folder, LOCALAPPDATA: folder, ...env },
    });
  try {
    const help = run(['--help']);
    assert.equal(help.status, 0, help.stderr);
    assert.match(help.stdout + help.stderr, /deadline/);

    const { stdout, stderr } = run(['deadline'], `${JSON.stringify(QUESTION)}\n`);
    assert.equal(JSON.parse(stdout).dueAt, '2020-06-30T17:30:00+08:00', stderr);

    const pages = run(['read', 'page.html']);
    assert.equal(pages.status, 2);
    assert.match(pages.stderr, /the packaged program cannot read saved pages/);

    // As a browser finds and starts it: by itself, and through the script that a data folder of its own takes.
    tryHost(run, folder, 'profile', {});
    tryHost(run, folder, 'own profile', { ANQI_HOME: join(folder, "the office's own") });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tryHost(
  run: (args: string[], input?: string, env?: Record<string, string>) => Outcome,
  folder: string,
  name: string,
  env: Record<string, string>,
): void {
  const profile = join(folder, name);
  const installed = run(['install', '--profile', profile], '', env);
  assert.equal(installed.status, 0, installed.stderr);
  const { status, stdout, stderr } = run(['doctor', '--profile', profile, '--json'], '', env);
  const [{ findings }] = JSON.parse(stdout).browsers;
  const told = JSON.stringify(findings, null, 2) + stderr;
  assert.ok(
    findings.some(({ code }: { code: string }) => code === 'answers'),
    told,
  );
  assert.equal(status, 0, told);
  const removed = run(['uninstall', '--profile', profile], '', env);
  assert.equal(removed.status, 0, removed.stderr);
  assert.throws(() => readFileSync(join(profile, 'NativeMessagingHosts', 'com.anqi.companion.json')), /ENOENT/);
}
