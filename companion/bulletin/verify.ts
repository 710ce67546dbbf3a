/** `anqi verify-bulletin`: a printed bulletin's figures, worked out again. */

import { decodeText } from '../../lib/importing/charset.ts';
import { type Say, words } from '../../lib/ticket/words.ts';
import { textOfDocx } from '../../lib/verifying/docx.ts';
import { type Checked, verifyBulletin } from '../../lib/verifying/verify.ts';

const MARKS = { follows: '✓', differs: '✗', unchecked: '–' };
const ZIP = [0x50, 0x4b];

/** The text of a file: a Word document, or text in any encoding that Chinese offices use. @throws FileRefusal */
export function bulletinText(bytes: Uint8Array): string {
  return ZIP.every((byte, i) => bytes[i] === byte) ? textOfDocx(bytes) : decodeText(bytes).text;
}

/** What the check says of a bulletin: a line a figure, in the order of the text. */
export function verifyLines(text: string, say: Say): { lines: string[]; differ: number } {
  const found = verifyBulletin(text);
  const differ = found.filter(({ verdict }) => verdict === 'differs').length;
  return { lines: [...found.map((each) => lineOf(each, text, say)), sumOf(found, say)], differ };
}

function lineOf({ verdict, from, printed, figure, subject, working, right }: Checked, text: string, say: Say): string {
  const line = text.slice(0, from).split('\n').length;
  const whose = typeof subject === 'string' ? say(words(`verify_of_${subject}`)) : subject.unit;
  const name = say(words(`verify_${figure}`));
  const why =
    verdict === 'unchecked'
      ? say(words(working ? 'verify_unchecked_possible' : 'verify_unchecked', working ?? ''))
      : [working, right && say(words('verify_right', right))].filter(Boolean).join('，');
  return `${MARKS[verdict]} ${say(words('verify_line', line))} ${whose} ${name} ${printed}  ${why}`;
}

function sumOf(found: readonly Checked[], say: Say): string {
  const count = (verdict: Checked['verdict']) => found.filter((each) => each.verdict === verdict).length;
  return say(words('verify_sum', count('follows'), count('differs'), count('unchecked')));
}
