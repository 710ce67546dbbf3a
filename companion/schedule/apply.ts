/** Carries a plan out on this machine, or takes it back. */
import { existsSync, rmSync } from 'node:fs';
import { shWord } from '../install/launcher.ts';
import type { Run } from '../install/run.ts';
import { writeWhole } from '../install/whole-file.ts';
import type { Plan } from './job.ts';
import { windowsWord } from './windows.ts';

/** What was done, in sentences; `left` where the system did not take it on and a person must. */
export interface Applied {
  outcome: 'enabled' | 'removed' | 'nothing' | 'left';
  says: string[];
}

/** A command as it is typed in a terminal of its system: only words that need it are quoted. */
export function commandLine(words: readonly string[]): string {
  const quoted = words[0] === 'schtasks' ? windowsWord : shWord;
  return words.map((word) => (/^[\w@%+=:,./\\-]+$/.test(word) ? word : quoted(word))).join(' ');
}

/** Windows' scheduler reads UTF-16 with its mark; everything else UTF-8. */
function encoded(file: string, text: string): string | Uint8Array {
  return file.endsWith('.xml') ? Buffer.from(`\uFEFF${text}`, 'utf16le') : text;
}

/** Writes the files and runs the commands that enable them; where one fails, says which are left to be run. */
export function applyPlan({ files, enable, disable }: Plan, run: Run): Applied {
  const again = files.some(({ file }) => existsSync(file));
  for (const { file, text } of files) writeWhole(file, encoded(file, text));
  const says = files.map(({ file }) => `written ${file}`);
  // An agent of launchd that is loaded already must go first; elsewhere a second time is no harm.
  if (again && disable[0]?.[0] === 'launchctl') runAll(disable, run);
  const failed = runAll(enable, run);
  if (!failed) return { outcome: 'enabled', says };
  const left = enable.slice(enable.indexOf(failed.words));
  says.push(`not enabled yet (${failed.why}); run in the user's own session: ${left.map(commandLine).join(' && ')}`);
  return { outcome: 'left', says };
}

/** Undoes what `applyPlan` did; files that are not there are no matter. */
export function removePlan({ files, disable }: Plan, run: Run): Applied {
  const there = files.filter(({ file }) => existsSync(file));
  if (there.length === 0) return { outcome: 'nothing', says: [] };
  const failed = runAll(disable, run);
  const says = failed ? [`not disabled (${failed.why}); it ends with the session`] : [];
  for (const { file } of there) {
    rmSync(file);
    says.push(`removed ${file}`);
  }
  return { outcome: 'removed', says };
}

function runAll(commands: string[][], run: Run): { words: string[]; why: string } | undefined {
  for (const words of commands) {
    const [program = '', ...args] = words;
    const { code, stderr } = run(program, args);
    if (code !== 0)
      return {
        words,
        why: code === undefined ? `${program} is not there` : stderr.trim().split('\n')[0] || `code ${code}`,
      };
  }
  return undefined;
}
