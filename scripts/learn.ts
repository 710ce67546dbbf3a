/**
 * `npm run learn -- --labels FILE --letters FILE`: trains the layers of lib/replying/learned and writes their weights; with
 * `--try` it prints first how well each writer's replies are judged by layers that were trained without them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUCKETS } from '../lib/replying/learned/grams.ts';
import { bestOf } from '../lib/replying/learned/layer.ts';
import { CONTACTS, SUBSTANCES } from '../lib/replying/learned/verdicts.ts';
import { type Labelled, labelled } from './learn/examples.ts';
import { type Choices, type Example, scoresBy, type Trained, trainSoftmax } from './learn/softmax.ts';

const OUT = join(import.meta.dirname, '../lib/replying/learned/weights.ts');
const CHOICES: Choices = { buckets: BUCKETS, classes: 3, c: 10, steps: 300 };
/** Rare classes count for more: the aim is the mean over classes. */
const RARE = [1, 2.5, 1.5];
const LARGEST_BYTE = 127;

const contactOf = ({ contact }: Labelled): Example => contact;
const substanceOf = ({ substance }: Labelled): Example => ({
  ...substance,
  weight: substance.weight * (RARE[substance.class] ?? 1),
});
const train = (rows: readonly Labelled[], of: (row: Labelled) => Example) => trainSoftmax(rows.map(of), CHOICES);

function main(): void {
  const { values } = parseArgs({
    options: { labels: { type: 'string' }, letters: { type: 'string' }, try: { type: 'boolean' } },
  });
  if (!values.labels || !values.letters)
    throw new Error('learn needs --labels FILE and --letters FILE (lines of JSON)');
  const all = labelled(values.letters, values.labels);
  const writers = [...new Set(all.map(({ from }) => from))].filter((from) => from !== 'letters');
  if (values.try) for (const writer of writers) tryWithout(writer, all);
  const contact = weightsText('CONTACT_WEIGHTS', train(all, contactOf));
  const substance = weightsText('SUBSTANCE_WEIGHTS', train(all, substanceOf));
  const head = `/** Written by scripts/learn from ${all.length} labelled replies. */\nimport type { Weights } from './layer.ts';\n`;
  writeFileSync(OUT, [head, contact, substance].join('\n'));
}

/** Prints F1 of the classes for a writer whose replies were left out. */
function tryWithout(writer: string, all: readonly Labelled[]): void {
  const rest = all.filter(({ from }) => from !== writer);
  const left = all.filter(({ from }) => from === writer);
  const contact = train(rest, contactOf);
  const substance = train(rest, substanceOf);
  const contacts = left.map((row): [number, number] => {
    const ruled = CONTACTS[row.ruled] === 'no' ? bestOf(scoresBy(contact, row.contact)) : row.ruled;
    return [row.contact.class, ruled];
  });
  const substances = left.map((row): [number, number] => [
    row.substance.class,
    bestOf(scoresBy(substance, row.substance)),
  ]);
  const f1 = (names: readonly string[], pairs: [number, number][]) =>
    names.map((name, k) => `${name} ${f1Of(k, pairs).toFixed(3)}`).join('  ');
  process.stdout.write(
    `without ${writer} (${left.length}): ${f1(CONTACTS, contacts)}  ${f1(SUBSTANCES, substances)}\n`,
  );
}

function f1Of(k: number, pairs: readonly [truth: number, got: number][]): number {
  const hits = pairs.filter(([truth, got]) => truth === k && got === k).length;
  const named = pairs.filter(([truth, got]) => (truth === k) !== (got === k)).length;
  return (2 * hits) / (2 * hits + named || 1);
}

/** The weights against the last class, a byte each. */
function weightsText(name: string, { grams, measures }: Trained): string {
  const last = grams.length - 1;
  const of = grams.slice(0, last).map((weights, k) => {
    const against = weights.map((weight, i) => weight - (grams[last]?.[i] ?? 0));
    const unit = against.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST_BYTE;
    const bytes = Int8Array.from(against, (weight) => Math.round(weight / unit));
    const measured = [...(measures[k] ?? [])].map((weight, i) => weight - (measures[last]?.[i] ?? 0));
    return `  {
    unit: ${Number(unit.toPrecision(5))},
    measures: [${measured.map((weight) => Number(weight.toFixed(4))).join(', ')}],
    grams: '${Buffer.from(bytes.buffer).toString('base64')}',
  },`;
  });
  return `export const ${name}: Weights[] = [\n${of.join('\n')}\n];\n`;
}

main();
