/** Real texts for the running quarter, from a JSON-lines file that the user names. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const zLetter = z.object({ title: z.string().min(1), question: z.string().min(1), reply: z.string() });
export type Letter = z.infer<typeof zLetter>;

export interface Letters {
  letters: Letter[];
  /** Numbers of the lines (from 1) that were no letters. */
  badLines: number[];
}

/** Reads JSON lines with `title`, `question`, `reply`; other keys are ignored, blank lines skipped. */
export function parseLetters(text: string): Letters {
  const letters: Letter[] = [];
  const badLines: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const letter = zLetter.safeParse(parseJson(line));
    if (letter.success) letters.push(letter.data);
    else badLines.push(i + 1);
  });
  return { letters, badLines };
}

/** @throws Error of node:fs when the file cannot be read */
export async function readLetters(file: string): Promise<Letters> {
  return parseLetters(await readFile(file, 'utf8'));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
