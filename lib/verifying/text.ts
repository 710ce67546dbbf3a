/** The text of a bulletin's file. */
import { decodeText } from '../importing/charset.ts';
import { FileRefusal } from '../importing/refusal.ts';
import { textOfDocx } from './docx.ts';

const ZIP = [0x50, 0x4b];

/** A picture or a program read as text has such characters; a text has none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001a]/;

/** A Word document's text, or text in any encoding that Chinese offices use. @throws FileRefusal for what is neither */
export function bulletinText(bytes: Uint8Array): string {
  if (ZIP.every((byte, i) => bytes[i] === byte)) return textOfDocx(bytes);
  const { text } = decodeText(bytes);
  if (BINARY.test(text)) throw new FileRefusal('unknown');
  return text;
}
