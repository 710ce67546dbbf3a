/** Replies with the labels of people who read them whole: letters of a public data set by id, and replies written for this. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SIGNALS } from '../../lib/replying/signals.ts';

const LABELS = join(import.meta.dirname, '../../tests/eval/labels');

export const zLabel = z.object({
  id: z.string(),
  contact: z.enum(['yes', 'attempted', 'no']),
  substance: z.enum(['answered', 'promise', 'acknowledged']),
  signals: z.array(z.enum(SIGNALS)),
  /** The reader thinks that another one might well differ. */
  unsure: z.boolean().optional(),
});
export type Label = z.infer<typeof zLabel>;

const zText = z.object({ title: z.string().optional(), question: z.string(), reply: z.string() });
export type Text = z.infer<typeof zText>;

/** Written by one hand, never looked at while the rules were written and never learned from: it is reported on only. */
export const KEPT_BACK = 'i';

/** The half of the labels by others that was looked at while the rules were written; the other one is only reported on. */
export const isTuned = (id: string): boolean =>
  Number.parseInt(createHash('sha1').update(id).digest('hex').charAt(0), 16) % 2 === 0;

/** Labels in a file, with their letters; those without one are left out. */
export function lettersIn(labelFile: string, letterFile: string): { label: Label; text: Text }[] {
  const letters = new Map(linesOf(letterFile, zText.extend({ id: z.string() })).map((letter) => [letter.id, letter]));
  return linesOf(labelFile, zLabel).flatMap((label) => {
    const text = letters.get(label.id);
    return text ? [{ label, text }] : [];
  });
}

/** Our own labels of letters, by ids of the same data set. */
export const OUR_LABELS = join(LABELS, 'letters.jsonl');

/** The replies that were written for this, by writer. */
export function written(): { writer: string; rows: { label: Label; text: Text }[] }[] {
  return readdirSync(join(LABELS, 'own'))
    .sort()
    .map((file) => ({
      writer: file.replace('.jsonl', ''),
      rows: linesOf(join(LABELS, 'own', file), zLabel.extend(zText.shape)).map((row) => ({ label: row, text: row })),
    }));
}

function linesOf<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const row = schema.safeParse(JSON.parse(line));
      if (!row.success) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(row.error)}`);
      return row.data;
    });
}
