/** What was chosen for the companion on this computer: a small file in its data folder. */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { replaceFile } from './files/beside.ts';
import { BROWSERS } from './install/browsers.ts';
import { dataFolder, type Machine } from './place.ts';

/** A user data folder of its own that the companion was registered in, as a whole path. */
const zNotedProfile = z.looseObject({ browser: z.enum(BROWSERS), folder: z.string() });
export type NotedProfile = z.infer<typeof zNotedProfile>;

/** What a newer companion keeps beside these stays as it is. */
const zSettings = z.looseObject({
  /** The folder that files are written to, with every link resolved. */
  folder: z.optional(z.string()),
  profiles: z.optional(z.array(zNotedProfile)),
});
export type Settings = z.infer<typeof zSettings>;

const settingsFile = (machine: Machine): string => join(dataFolder(machine), 'settings.json');

/** @returns 'damaged' for a file that is there and none of ours */
export function readSettings(machine: Machine): Settings | 'damaged' {
  let text: string;
  try {
    text = readFileSync(settingsFile(machine), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    const settings = zSettings.safeParse(JSON.parse(text));
    return settings.success ? settings.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Changes some of them, all or nothing; a damaged file is set aside as settings.json.damaged. */
export function changeSettings(machine: Machine, changes: Settings): void {
  const file = settingsFile(machine);
  mkdirSync(dataFolder(machine), { recursive: true, mode: 0o700 });
  const known = readSettings(machine);
  if (known === 'damaged') renameSync(file, `${file}.damaged`);
  const settings = { ...(known === 'damaged' ? {} : known), ...changes };
  replaceFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}
