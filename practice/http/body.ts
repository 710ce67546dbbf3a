/** Reading a request's body. */
import type { IncomingMessage } from 'node:http';

/** Longest body taken, in bytes. */
const MAX_BODY = 1_000_000;

/** The body as UTF-8 text. @throws RangeError when it is longer than 1 MB */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) throw new RangeError('body longer than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
