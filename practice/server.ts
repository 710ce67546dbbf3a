/** `node practice/server.ts --port 3101 --letters FILE --now ISO --seed N`: the practice platform by itself. */
import { parseArgs } from 'node:util';
import { ACCOUNT } from './http/session.ts';
import { startPractice } from './practice.ts';

export { type Practice, type PracticeOptions, startPractice } from './practice.ts';

if (import.meta.main) await run();

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { port: text, host: text, letters: text, now: text, seed: text } });
  const practice = await startPractice({
    port: numberOf('port', values.port ?? '3101'),
    host: values.host,
    seed: numberOf('seed', values.seed ?? '1'),
    now: numberOf('now', String(values.now === undefined ? Date.now() : Date.parse(values.now))),
    lettersFile: values.letters,
  });
  process.stdout.write(`${practice.origin}/  ${ACCOUNT.user} / ${ACCOUNT.password}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => practice.close());
}

/** @throws RangeError when the option's text is no whole number */
function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new RangeError(`--${option}: not understood`);
  return value;
}
