import { markedCharset, unmarkedCharset } from '../../lib/importing/charset.ts';

/** How far browsers are obliged to look for a declared encoding. */
const DECLARED_WITHIN = 1024;

function declares(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  return /<meta[^>]+charset\s*=/i.test(head);
}

/** The encoding to announce for a saved page, or undefined when the page declares its own or nothing fits. */
export function charsetToAnnounce(bytes: Uint8Array): string | undefined {
  return markedCharset(bytes) !== undefined || declares(bytes) ? undefined : unmarkedCharset(bytes);
}
