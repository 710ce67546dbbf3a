/** Programs of the system that are run for their answer. */
import { spawnSync } from 'node:child_process';

export interface Ran {
  /** The exit code; undefined where the program is not there or did not end in time. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs a program with its arguments, no shell in between. Never throws. */
export type Run = (program: string, args: readonly string[]) => Ran;

export const runProgram: Run = (program, args) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000, windowsHide: true });
  return { code: status ?? undefined, stdout: stdout ?? '', stderr: stderr ?? '' };
};
