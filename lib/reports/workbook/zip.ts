/** A ZIP file made as it is read: the container is fflate's, the compression the platform's own, off this thread. */
import { Zip, ZipPassThrough } from 'fflate';

export interface Part {
  path: string;
  /** Its text, in pieces. */
  text: Iterable<string> | AsyncIterable<string>;
}

/** The platform compresses into small pieces: what is handed on at once, in bytes. */
const CHUNK = 262_144;
/** Pieces of a part that wait to be compressed. */
const MAX_PENDING = 16;
/** Sizes are 32 bits wide without ZIP64, which not every reader of spreadsheets knows. */
const MAX_SIZE = 0xffff_ffff;

/**
 * The bytes of a ZIP file of these parts, in their order; a part is asked for its next piece when that is needed.
 * @throws RangeError when the file would outgrow 4 GB
 */
export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  let size = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    size += bytes.length;
    waiting += bytes.length;
    ready.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const taken = () => {
    const all = joined(ready, waiting);
    ready = [];
    waiting = 0;
    return all;
  };
  const encoder = new TextEncoder();
  for (const { path, text } of parts) {
    const file = new Deflated(path);
    zip.add(file);
    try {
      for await (const piece of text) {
        await file.write(encoder.encode(piece));
        if (file.size > MAX_SIZE || size > MAX_SIZE) throw new RangeError('the workbook would be larger than 4 GB');
        if (waiting >= CHUNK) yield taken();
      }
      await file.finish();
    } finally {
      await file.release();
    }
  }
  zip.end();
  yield taken();
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A part of the file; fflate counts and sums what goes in, and writes what comes out. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  /** The first day that the format knows: files of the same content are the same, whenever they are made. */
  override mtime = new Date(1980, 0, 1);
  private readonly pipe = new CompressionStream('deflate-raw');
  private readonly writer = this.pipe.writable.getWriter();
  private readonly read = this.drain();
  private readonly pending: Promise<void>[] = [];

  /** Resolves when there is room for more: some pieces wait, so that both threads have work. */
  async write(bytes: Uint8Array): Promise<void> {
    this.push(bytes);
    if (this.pending.length > MAX_PENDING) await this.pending.shift();
  }

  async finish(): Promise<void> {
    this.push(new Uint8Array(0), true);
    await this.writer.close();
    await this.read;
    this.ondata(null, new Uint8Array(0), true);
  }

  /** Ends what is still running when the file is given up. */
  async release(): Promise<void> {
    const read = this.read.catch(() => undefined);
    await this.writer.abort().catch(() => undefined);
    await read;
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>): void {
    if (chunk.length === 0) return;
    const written = this.writer.write(chunk);
    // An error comes again from whoever waits, and from the other end.
    written.catch(() => undefined);
    this.pending.push(written);
  }

  private async drain(): Promise<void> {
    const reader = this.pipe.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.ondata(null, value as Uint8Array<ArrayBuffer>, false);
    }
  }
}
