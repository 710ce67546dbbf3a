/** Bytes to lines, and lines to bytes, as they come. */
import { MAX_HEADER_BYTES, MAX_LINE_BYTES } from './format.ts';
import { BackupRefusal } from './refusal.ts';

const LINE_BREAK = 10;

/**
 * The lines of a stream without their line breaks, those of each piece together.
 * @throws BackupRefusal `foreign` where the first line is none of ours, `damaged` where one has no end
 */
export async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let begun: Uint8Array[] = [];
  let length = 0;
  let isFirst = true;
  for await (const piece of piecesOf(bytes)) {
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let to = piece.indexOf(LINE_BREAK); to >= 0; to = piece.indexOf(LINE_BREAK, from)) {
      lines.push(joined([...begun, piece.subarray(from, to)]));
      begun = [];
      length = 0;
      from = to + 1;
    }
    if (from < piece.length) begun.push(piece.slice(from));
    length += piece.length - from;
    if (isFirst && (lines[0]?.length ?? length) > MAX_HEADER_BYTES) throw new BackupRefusal('foreign');
    if (length > MAX_LINE_BYTES) throw new BackupRefusal('damaged');
    if (lines.length === 0) continue;
    isFirst = false;
    yield lines;
  }
  if (isFirst) throw new BackupRefusal('foreign');
  if (length > 0) throw new BackupRefusal('damaged');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What a stream gives; it is let go of when nobody reads on. (Browsers of 116 lack the stream's own iterator.) */
async function* piecesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A stream of what is made only when it is asked for. */
export function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
