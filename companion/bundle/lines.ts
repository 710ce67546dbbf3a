/** The lines of a bundle, none longer than memory bears. */
import type { Readable } from 'node:stream';
import { MAX_LINE_BYTES } from './format.ts';
import { damaged } from './refusal.ts';

/** @returns lines without their ends @throws BundleRefusal where one is too long, or the last one has no end */
export async function* boundedLines(bytes: Readable): AsyncGenerator<Uint8Array> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const piece = chunk as Buffer;
    let from = 0;
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, from)) {
      const last = piece.subarray(from, end);
      yield begun.length > 0 ? Buffer.concat([...begun, last]) : last;
      begun = [];
      length = 0;
      from = end + 1;
    }
    const rest = piece.subarray(from);
    length += rest.length;
    if (length > MAX_LINE_BYTES) throw damaged();
    if (rest.length > 0) begun.push(rest);
  }
  if (begun.length > 0) throw damaged();
}
