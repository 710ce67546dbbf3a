/** How far browsers are obliged to look for a declared encoding. */
const DECLARED_WITHIN = 1024;

function hasByteOrderMark([a, b, c]: Uint8Array): boolean {
  return (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

function declares(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  return /<meta[^>]+charset\s*=/i.test(head);
}

function decodes(bytes: Uint8Array, charset: string): boolean {
  try {
    // As a stream, so that a file cut off in the middle of a character still counts.
    new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding to announce for a saved page, or undefined when the page declares its own or nothing fits. Chinese
 * platforms write UTF-8 or GBK (of which GB 18030 is the superset), and strict UTF-8 never passes for the other.
 */
export function charsetToAnnounce(bytes: Uint8Array): string | undefined {
  if (hasByteOrderMark(bytes) || declares(bytes)) return undefined;
  return ['utf-8', 'gb18030'].find((charset) => decodes(bytes, charset));
}
