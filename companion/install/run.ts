/** Programs of the system that are run for their answer. */
import { spawnSync } from 'node:child_process';
import { decodeText } from '../../lib/importing/charset.ts';

export interface Ran {
  /** The exit code; undefined where the program is not there or did not end in time. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs a program with its arguments, no shell in between. Never throws. */
export type Run = (program: string, args: readonly string[]) => Ran;

/**
 * Answers come in the console's code page, which on a Chinese Windows is 936 (GBK): what is no strict UTF-8 is read as GB 18030, so
 * that folders of users with Chinese names are read as they are.
 */
export const runProgram: Run = (program, args) => {
  const { status, stdout, stderr } = spawnSync(program, args, { timeout: 20_000, windowsHide: true });
  const textOf = (bytes: Uint8Array | null) => decodeText(bytes ?? new Uint8Array()).text;
  return { code: status ?? undefined, stdout: textOf(stdout), stderr: textOf(stderr) };
};
