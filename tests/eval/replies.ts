/** What `anqi check` finds in replies, beside the labels of people who read them. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Answer, answerOf } from '../../companion/check/answer.ts';
import { say } from '../../companion/say.ts';
import { SIGNALS } from '../../lib/replying/signals.ts';
import { isTuned, KEPT_BACK, type Label, lettersIn, type Text, written } from '../../scripts/learn/labels.ts';
import { confusion, type Scored, scoreOf } from './classes.ts';

/**
 * Prints precision, recall, F1 and confusion tables of contact, substance and signals: of the replies written for this, and
 * of letters where they are given.
 * @param args `--labels FILE --letters FILE`, lines of JSON both; `--misses` lists the letters that differ, by id
 */
export async function evalReplies(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { labels: { type: 'string' }, letters: { type: 'string' }, misses: { type: 'boolean' } },
  });
  const own = written();
  const rowsOf = (isKept: boolean) =>
    own.filter(({ writer }) => (writer === KEPT_BACK) === isKept).flatMap(({ rows }) => rows.map(pairOf));
  report('written for this, learned from', rowsOf(false));
  report('written for this, kept back', rowsOf(true));
  const { labels, letters } = values;
  if (!labels || !letters) {
    process.stdout.write('replies to letters: left out; they need --labels FILE and --letters FILE (lines of JSON)\n');
    return;
  }
  const missing = [labels, letters].filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`no such file: ${missing.join(', ')}`);
  const pairs = lettersIn(labels, letters).map(pairOf);
  report(
    'letters, learned from',
    pairs.filter(({ label }) => isTuned(label.id)),
  );
  report(
    'letters, held out',
    pairs.filter(({ label }) => !isTuned(label.id)),
  );
  report('letters, all', pairs);
  if (!values.misses) return;
  for (const { label, answer } of pairs) {
    for (const what of ['contact', 'substance'] as const)
      if (label[what] !== answer[what])
        process.stdout.write(`  ${label.id} ${what}: ${label[what]} → ${answer[what]}\n`);
  }
}

const pairOf = ({ label, text }: { label: Label; text: Text }): Pair => {
  const { title, question, reply } = text;
  return { label, answer: answerOf({ id: label.id, title, question, reply }, say) };
};

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
