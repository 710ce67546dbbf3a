/** Commands that answer line by line: requests in, answers out, a line of JSON each, in the same order. */
import type { Readable } from 'node:stream';
import type * as z from 'zod/mini';
import { issueWords } from './issue-words.ts';

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
  const error = asked.error.issues.map((issue) => issueWords(issue, data)).join('; ');
  return { ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}), line, error };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A line of bytes as text; undefined where it is not UTF-8: read all the same, its reply would be judged as garbage. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Answers every line of a stream of UTF-8; a line in another encoding is refused.
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
  for await (const bytes of linesOf(input)) {
    line++;
    const text = decoded(bytes);
    if (text?.trim() === '') continue;
    const given: object =
      text === undefined
        ? ({ line, error: 'the line is not UTF-8: save the file as UTF-8 and run again' } satisfies Refusal)
        : answer(text, line);
    if ('error' in given) refused++;
    await write(`${JSON.stringify(given)}\n`);
  }
  return refused;
}

/** The lines of a stream, as bytes without their ends. */
async function* linesOf(input: Readable): AsyncGenerator<Uint8Array> {
  let begun: Buffer[] = [];
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      yield Buffer.concat([...begun, bytes.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    begun.push(bytes.subarray(from));
  }
  yield Buffer.concat(begun);
}
