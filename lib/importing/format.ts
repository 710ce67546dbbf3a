/** What a file is, by its bytes: names lie, most of all `.xls`. */
import { decodeText } from './charset.ts';
import { MAX_BYTES } from './limits.ts';
import { FileRefusal } from './refusal.ts';

export type Format = 'xlsx' | 'html' | 'xml-2003' | 'text';

const HEAD = 4_096;
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Name of the stream that holds a workbook under a password, as the container stores it. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
const MARKUP =
  /^<(?:!doctype|!--|\?xml|html|head|meta|title|link|style|script|body|table|div|center|font|form|span|p)\b/i;
const WEB_ARCHIVE = /^(?:MIME-Version:|From: <Saved by|Content-Type: multipart)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text file holds is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001a]/;

/**
 * The format of a file.
 * @throws FileRefusal when it is none that is read
 */
export function formatOf(bytes: Uint8Array): Format {
  if (bytes.length > MAX_BYTES) throw new FileRefusal('too-large', `${bytes.length} bytes`);
  if (begins(bytes, [0x50, 0x4b])) return 'xlsx';
  if (begins(bytes, OLE)) throw new FileRefusal(holds(bytes, ENCRYPTED) ? 'password' : 'binary-xls');
  if (isBareBiff(bytes)) throw new FileRefusal('binary-xls');
  const head = decodeText(bytes.subarray(0, HEAD)).text.trimStart();
  if (head === '') throw new FileRefusal('empty');
  if (BINARY.test(head) || head.startsWith('%PDF')) throw new FileRefusal('unknown');
  if (WEB_ARCHIVE.test(head)) throw new FileRefusal('web-archive');
  if (/<\?mso-application[^>]*Excel/i.test(head) || /<(?:\w+:)?Workbook[^>]*office:spreadsheet/.test(head))
    return 'xml-2003';
  return MARKUP.test(head) ? 'html' : 'text';
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Excel 2 to 4 wrote their records without a container around them. */
function isBareBiff([a, b, c, d]: Uint8Array): boolean {
  return a === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(b ?? -1) && (c ?? 0) <= 0x10 && d === 0x00;
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = -1] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
