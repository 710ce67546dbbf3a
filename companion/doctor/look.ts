/** What the doctor may ask of the machine; handed in, so that tests need no other one. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Run, runProgram } from '../install/run.ts';

export interface Look {
  run: Run;
  /** The names of the files in a folder, sorted; none where it is not there or closed. */
  list(folder: string): string[];
  /** A file's text; undefined where it is not there or closed. */
  text(file: string): string | undefined;
}

function orElse<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

export const lookHere: Look = {
  run: runProgram,
  list: (folder) =>
    orElse(() => {
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
      return files.map(({ name }) => name).sort();
    }, []),
  text: (file) => orElse(() => readFileSync(file, 'utf8'), undefined),
};
