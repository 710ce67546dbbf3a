/** `npm run eval [-- NAME [FOLDER …]]`: measures accuracy; all there is when no name is given. */
import { evalReading } from './reading.ts';

const EVALS: Record<string, (folders: string[]) => Promise<void>> = { reading: evalReading };

const [name, ...folders] = process.argv.slice(2);
const chosen = name === undefined ? Object.values(EVALS) : [EVALS[name]];
for (const run of chosen) {
  if (run) await run(folders);
  else {
    process.stderr.write(`eval: there is no "${name}"; there are: ${Object.keys(EVALS).join(', ')}\n`);
    process.exitCode = 2;
  }
}
