/** Commands that answer line by line: requests in, answers out, a line of JSON each, in the same order. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type * as z from 'zod/mini';

/** Why a line was not answered, and where in it. */
export interface Refusal {
  id?: string | number;
  line: number;
  error: string;
}

/** The answer to one line of text, or why there is none. */
export function answerLine<S extends z.ZodMiniType, A>(
  text: string,
  line: number,
  request: S,
  answer: (asked: z.infer<S>) => A,
): A | Refusal {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { line, error: 'the line is not JSON' };
  }
  const asked = request.safeParse(data);
  if (asked.success) return answer(asked.data);
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  const issues = asked.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'line'}: ${message}`);
  return { ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}), line, error: issues.join('; ') };
}

/**
 * Answers every line of a stream.
 * @param answer takes one line of input and its number
 * @param write takes one line of output; resolves when more may be written
 * @returns how many lines were refused
 */
export async function answerLines(
  input: Readable,
  answer: (text: string, line: number) => object,
  write: (line: string) => Promise<void>,
): Promise<number> {
  let line = 0;
  let refused = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const given = answer(text, line);
    if ('error' in given) refused++;
    await write(`${JSON.stringify(given)}\n`);
  }
  return refused;
}
