/** The text of a Word document: its paragraphs and table cells, a line each. */
import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { FileRefusal } from '../importing/refusal.ts';

const BODY = 'word/document.xml';
/** A bulletin of a thousand pages stays below this. */
const MAX_BODY = 32_000_000;

/** @throws FileRefusal when it is no Word document, broken, or would unpack to far more than any bulletin */
export function textOfDocx(bytes: Uint8Array): string {
  let isTooLarge = false;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name !== BODY) return false;
        isTooLarge = originalSize > MAX_BODY;
        return !isTooLarge;
      },
    });
  } catch (error) {
    throw new FileRefusal('broken', String(error));
  }
  if (isTooLarge) throw new FileRefusal('inflates', `more than ${MAX_BODY} bytes`);
  const body = files[BODY];
  if (!body) throw new FileRefusal('other-zip');
  return textOfBody(new TextDecoder().decode(body));
}

function textOfBody(xml: string): string {
  const parts: string[] = [];
  let isText = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        isText = name === 'w:t';
        if (name === 'w:tab') parts.push('\t');
        if (name === 'w:br') parts.push('\n');
      },
      ontext(text) {
        if (isText) parts.push(text);
      },
      onclosetag(name) {
        isText = false;
        if (name === 'w:p') parts.push('\n');
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return parts.join('');
}
