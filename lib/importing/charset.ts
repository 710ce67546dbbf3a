/**
 * The encoding of bytes. Chinese platforms write UTF-8 or GBK (of which GB 18030 is the superset), and strict UTF-8
 * never passes for the other; what a file says of itself is wrong too often to be asked.
 */

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The encoding that a byte order mark names. */
export function markedCharset([a, b, c]: Uint8Array): Charset | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** The encoding in which bytes without a mark are well-formed; undefined when they are in neither. */
export function unmarkedCharset(bytes: Uint8Array): Charset | undefined {
  return (['utf-8', 'gb18030'] as const).find((charset) => decodes(bytes, charset));
}

/** Text of bytes, and whether some of them fit no encoding. */
export function decodeText(bytes: Uint8Array): { text: string; damaged: boolean } {
  const charset = markedCharset(bytes) ?? unmarkedCharset(bytes);
  if (charset !== undefined) return { text: new TextDecoder(charset).decode(bytes), damaged: false };
  // A platform that cuts its texts by bytes leaves half a character here and there: the better of the two.
  const [best = ''] = ['utf-8', 'gb18030']
    .map((each) => new TextDecoder(each).decode(bytes))
    .sort((a, b) => broken(a) - broken(b));
  return { text: best, damaged: true };
}

function decodes(bytes: Uint8Array, charset: Charset): boolean {
  try {
    // As a stream, so that a file cut off in the middle of a character still counts.
    new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function broken(text: string): number {
  return text.split('\ufffd').length;
}
