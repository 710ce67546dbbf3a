import { defineCommand } from 'citty';
import { JOBS, type JobName, runJob } from '../jobs/run.ts';
import { thisMachine } from '../place.ts';
import { say } from '../say.ts';
import { Trouble } from '../store/trouble.ts';
import { written } from '../written.ts';
import { EXIT, refuse, tell } from './output.ts';

const ARGS = {
  name: { type: 'positional', description: `Which one: ${Object.keys(JOBS).join(' or ')}`, required: true },
  folder: { type: 'string', description: 'Write into this folder instead of the chosen one' },
  unit: { type: 'string', description: 'One unit only' },
} as const;

export const job = defineCommand({
  meta: {
    name: 'job',
    description: "Write the day's worklist, or the figures of the quarter to date, into the chosen folder.",
  },
  args: ARGS,
  async run({ args }) {
    try {
      const { name, folder, unit } = args;
      if (!Object.hasOwn(JOBS, name))
        return refuse(`there is no job "${name}"; there are ${Object.keys(JOBS).join(', ')}.`);
      const run = await runJob(name as JobName, { folder, unit }, thisMachine(), Date.now(), say);
      for (const path of run.written) await written(process.stdout, `${path}\n`);
      run.told.forEach(tell);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      // A schedule that was right yesterday: what is wrong is not how it was asked.
      if (error instanceof Trouble) process.exitCode = EXIT.failed;
    }
  },
});
