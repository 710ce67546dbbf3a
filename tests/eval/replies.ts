/** What `anqi check` finds in replies, beside the labels of people who read them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type Answer, answerOf } from '../../companion/check/answer.ts';
import { say } from '../../companion/say.ts';
import { SIGNALS } from '../../lib/replying/signals.ts';
import { confusion, type Scored, scoreOf } from './classes.ts';

const zLetter = z.object({
  id: z.string(),
  title: z.string().optional(),
  question: z.string(),
  reply: z.string(),
});
const zLabel = z.object({
  id: z.string(),
  contact: z.enum(['yes', 'attempted', 'no']),
  substance: z.enum(['answered', 'promise', 'acknowledged']),
  signals: z.array(z.enum(SIGNALS)),
});
type Label = z.infer<typeof zLabel>;

/** The half of the labels that was looked at while the rules were written; the other one is only reported on. */
const isTuned = (id: string) => Number.parseInt(createHash('sha1').update(id).digest('hex').charAt(0), 16) % 2 === 0;

/**
 * Prints precision, recall, F1 and confusion tables of contact, substance and signals.
 * @param args `--labels FILE --letters FILE`, lines of JSON both; `--misses` lists the replies that differ, by id
 */
export async function evalReplies(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { labels: { type: 'string' }, letters: { type: 'string' }, misses: { type: 'boolean' } },
  });
  const { labels: labelFile, letters: letterFile } = values;
  if (!labelFile || !letterFile) {
    process.stdout.write('replies: left out; it needs --labels FILE and --letters FILE (lines of JSON)\n');
    return;
  }
  const missing = [labelFile, letterFile].filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`no such file: ${missing.join(', ')}`);
  const letters = new Map(lines(letterFile, zLetter).map((letter) => [letter.id, letter]));
  const pairs = lines(labelFile, zLabel).flatMap((label) => {
    const letter = letters.get(label.id);
    return letter ? [{ label, answer: answerOf(letter, say) }] : [];
  });
  report(
    'tuned on',
    pairs.filter(({ label }) => isTuned(label.id)),
  );
  report(
    'held out',
    pairs.filter(({ label }) => !isTuned(label.id)),
  );
  report('all', pairs);
  if (!values.misses) return;
  for (const { label, answer } of pairs) {
    for (const what of ['contact', 'substance'] as const)
      if (label[what] !== answer[what])
        process.stdout.write(`  ${label.id} ${what}: ${label[what]} → ${answer[what]}\n`);
  }
}

interface Pair {
  label: Label;
  answer: Answer;
}

function report(name: string, pairs: readonly Pair[]): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write(`replies, ${name}: ${pairs.length}`);
  for (const [what, classes] of [
    ['contact', ['yes', 'attempted', 'no']],
    ['substance', ['answered', 'promise', 'acknowledged']],
  ] as const) {
    const table = pairs.map(({ label, answer }) => [label[what], answer[what]] as const);
    const scores = classes.map((each) => scoreOf(table.map(([truth, got]) => [truth === each, got === each])));
    classes.forEach((each, i) => {
      write(`  ${what} ${each.padEnd(13)}${line(scores[i] as Scored)}`);
    });
    write(`  ${what} macro F1     ${(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toFixed(3)}`);
    for (const row of confusion(classes, table)) write(`    ${row}`);
  }
  for (const signal of SIGNALS) {
    const table = pairs.map(
      ({ label, answer }) => [label.signals.includes(signal), answer.signals.includes(signal)] as const,
    );
    write(`  signal ${signal.padEnd(16)}${line(scoreOf(table))}`);
  }
}

const line = ({ precision, recall, f1, positives }: Scored) =>
  `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${positives})`;

function lines<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text, i) => {
      const row = schema.safeParse(JSON.parse(text));
      if (!row.success) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(row.error)}`);
      return row.data;
    });
}
