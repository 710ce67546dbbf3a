/** Messages as browsers write them to a host: the length in four bytes of the machine's own order, then JSON in UTF-8. */
import { endianness } from 'node:os';
import type { Readable } from 'node:stream';

const isLittle = endianness() === 'LE';
const HEAD = 4;
/** Browsers send up to 64 MB; a length beyond is no length but noise. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The input is no row of messages, or ended in the midst of one. */
export class FrameError extends Error {}

export function encodeFrame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const head = Buffer.alloc(HEAD);
  if (isLittle) head.writeUInt32LE(body.length);
  else head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/**
 * The messages of a stream; one whose JSON is broken is given as undefined, as the next one can still be read.
 * @throws FrameError for a length that cannot be, and for an end in mid-message
 */
export async function* readFrames(stream: Readable): AsyncGenerator<unknown> {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted: number | undefined;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    held += (chunk as Buffer).length;
    for (;;) {
      if (wanted === undefined && held < HEAD) break;
      if (wanted !== undefined && held < wanted) break;
      const all: Buffer = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      const end: number = wanted ?? HEAD;
      const part = all.subarray(0, end);
      chunks = [all.subarray(end)];
      held = all.length - end;
      if (wanted === undefined) wanted = lengthOf(part);
      else {
        wanted = undefined;
        yield parsed(part);
      }
    }
  }
  if (held > 0 || wanted !== undefined) throw new FrameError('the browser ended in the midst of a message');
}

function lengthOf(head: Buffer): number {
  const length = isLittle ? head.readUInt32LE() : head.readUInt32BE();
  if (length > MOST_BYTES) throw new FrameError(`a message of ${length} bytes: that is no message of a browser`);
  return length;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}
