/** A ZIP file made as it is read: the container is fflate's, the compression the platform's own, off this thread. */
import { Zip, ZipPassThrough } from 'fflate';

export interface Part {
  path: string;
  /** Its text, in pieces. */
  text: Iterable<string> | AsyncIterable<string>;
}

/** Sizes are 32 bits wide without ZIP64, which not every reader of spreadsheets knows. */
const MAX_SIZE = 0xffff_ffff;

/**
 * The bytes of a ZIP file of these parts, in their order; a part is asked for its next piece when that is needed.
 * @throws RangeError when the file would outgrow 4 GB
 */
export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    size += bytes.length;
    ready.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const encoder = new TextEncoder();
  for (const { path, text } of parts) {
    const file = new Deflated(path);
    zip.add(file);
    try {
      for await (const piece of text) {
        await file.write(encoder.encode(piece));
        if (file.size > MAX_SIZE || size > MAX_SIZE) throw new RangeError('the workbook would be larger than 4 GB');
        yield* ready.splice(0);
      }
      await file.finish();
    } finally {
      await file.release();
    }
  }
  zip.end();
  yield* ready;
}

/** A part of the file; fflate counts and sums what goes in, and writes what comes out. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  private readonly pipe = new CompressionStream('deflate-raw');
  private readonly writer = this.pipe.writable.getWriter();
  private readonly read = this.drain();

  /** Resolves when there is room for more. */
  async write(bytes: Uint8Array): Promise<void> {
    this.push(bytes);
    await this.writer.ready;
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
    // An error comes again from `ready`, `close` and the other end.
    if (chunk.length > 0) this.writer.write(chunk).catch(() => undefined);
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
