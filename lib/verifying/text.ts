/** The text of a bulletin's file. */
import { decodeText } from '../importing/charset.ts';
import { textOfDocx } from './docx.ts';

const ZIP = [0x50, 0x4b];

/** A Word document's text, or text in any encoding that Chinese offices use. @throws FileRefusal */
export function bulletinText(bytes: Uint8Array): string {
  return ZIP.every((byte, i) => bytes[i] === byte) ? textOfDocx(bytes) : decodeText(bytes).text;
}
