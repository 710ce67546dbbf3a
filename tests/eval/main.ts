/** `npm run eval [-- NAME [ARGUMENT …]]`: measures accuracy; all that needs no files of its own when no name is given. */
import { evalOcr } from './ocr.ts';
import { evalReading } from './reading.ts';
import { evalReplies } from './replies.ts';
import { evalSimilar } from './similar.ts';

const EVALS: Record<string, (args: string[]) => Promise<void>> = {
  reading: evalReading,
  replies: evalReplies,
  similar: evalSimilar,
  ocr: evalOcr,
};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? Object.values(EVALS) : [EVALS[name]];
for (const run of chosen) {
  if (run) await run(args);
  else {
    process.stderr.write(`eval: there is no "${name}"; there are: ${Object.keys(EVALS).join(', ')}\n`);
    process.exitCode = 2;
  }
}
