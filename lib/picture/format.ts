/** What a file is by its bytes, and how large a picture it declares, before anything is decoded. */

/** Largest file that is taken, bytes: a photograph of a telephone has 3 to 12 MB. */
export const MOST_BYTES = 30 * 1_048_576;
/** Most pixels that are decoded: four bytes each. */
const MOST_PIXELS = 100_000_000;

/** Why a file is not taken: the last part of a message's key. */
export const REFUSALS = ['empty', 'large', 'pdf', 'heic', 'not_picture', 'pixels', 'broken', 'elsewhere'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Formats that browsers decode. */
type Format = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** The format of a file by its first bytes; a refusal where it is no picture that can be read. */
export function formatOf(bytes: Uint8Array): Format | Refusal {
  if (bytes.length === 0) return 'empty';
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp';
  if (head.startsWith('BM')) return 'bmp';
  // The mark of a PDF may stand behind other bytes.
  if (ascii(bytes, 0, 1_024).includes('%PDF-')) return 'pdf';
  if (/^[\s\S]{4}ftyp(?:hei|hev|mif|msf)/.test(head)) return 'heic';
  return 'not_picture';
}

/** Width and height that a picture declares; undefined where its beginning does not say. */
function sizeOf(bytes: Uint8Array, format: Format): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (format === 'png') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (format === 'gif') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (format === 'bmp')
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
    return format === 'jpeg' ? sizeOfJpeg(view) : undefined;
  } catch {
    return undefined;
  }
}

/** Walks the segments to the one that starts the frame. */
function sizeOfJpeg(view: DataView): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const mark = view.getUint8(at + 1);
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/**
 * Looks at a file before it is decoded.
 * @param head its first bytes, 64 KB or all of it
 * @param size of the whole file, bytes
 */
export function refusalOf(head: Uint8Array, size: number): Refusal | undefined {
  const format = formatOf(head);
  // What it is, before how large it is: nobody makes a PDF smaller that cannot be read at all.
  if (isRefusal(format)) return format;
  if (size > MOST_BYTES) return 'large';
  const { width = 1, height = 1 } = sizeOf(head, format) ?? {};
  if (width === 0 || height === 0) return 'broken';
  return width * height > MOST_PIXELS ? 'pixels' : undefined;
}

export const isRefusal = (value: string): value is Refusal => (REFUSALS as readonly string[]).includes(value);
