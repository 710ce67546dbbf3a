/** `anqi deadline`: requests in, answers out, a line of JSON each, in the same order. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Answer, answerOf } from './answer.ts';
import { zRequest } from './request.ts';

/** Why a line was not answered, and where in it. */
export interface Refusal {
  id?: string | number;
  line: number;
  error: string;
}

/** The answer to one line of text. */
export function answerLine(text: string, line: number, nowMs: number): Answer | Refusal {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { line, error: 'the line is not JSON' };
  }
  const request = zRequest.safeParse(data);
  if (request.success) return answerOf(request.data, nowMs);
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  const issues = request.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'line'}: ${message}`);
  return { ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}), line, error: issues.join('; ') };
}

/**
 * Answers every line of a stream.
 * @param write takes one line of output; resolves when more may be written
 * @returns how many lines were refused
 */
export async function answerLines(input: Readable, write: (line: string) => Promise<void>): Promise<number> {
  let line = 0;
  let refused = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const answer = answerLine(text, line, Date.now());
    if ('error' in answer) refused++;
    await write(`${JSON.stringify(answer)}\n`);
  }
  return refused;
}
