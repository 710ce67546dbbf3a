import { defineCommand } from 'citty';
import { chooseFolder, folderOf } from '../folder/root.ts';
import { thisMachine } from '../place.ts';
import { written } from '../written.ts';
import { refuse, tell } from './output.ts';

const ARGS = {
  dir: { type: 'positional', description: 'The folder, as a whole path', required: false },
  none: { type: 'boolean', description: 'Write into no folder any more' },
} as const;

export const folder = defineCommand({
  meta: { name: 'folder', description: 'Choose the folder that files are written to, or show it.' },
  args: ARGS,
  async run({ args }) {
    try {
      const { dir, none } = args;
      if (dir !== undefined && none) return refuse('name a folder, or say --none, not both.');
      const machine = thisMachine();
      const chosen = dir !== undefined || none ? chooseFolder(machine, dir) : folderOf(machine);
      if (chosen === undefined) tell('no folder is chosen: files are saved by the browser alone.');
      else await written(process.stdout, `${chosen}\n`);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  },
});
