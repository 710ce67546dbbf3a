/** `anqi verify-bulletin`: a printed bulletin's figures, worked out again. */
import { type Say, type Words, words } from '../../lib/ticket/words.ts';
import { type Checked, verifyBulletin } from '../../lib/verifying/verify.ts';
import { sumWords, whoseWords, whyWords } from '../../lib/verifying/words.ts';

const MARKS = { follows: '✓', differs: '✗', unchecked: '–' };

/** What the check says of a bulletin: a line a figure, in the order of the text. */
export function verifyLines(text: string, say: Say): { lines: string[]; differ: number } {
  const found = verifyBulletin(text);
  const differ = found.filter(({ verdict }) => verdict === 'differs').length;
  const sum = say(found.length === 0 ? words('verify_nothing') : sumWords(found));
  return { lines: [...found.map((each) => lineOf(each, text, say)), sum], differ };
}

function lineOf(each: Checked, text: string, say: Say): string {
  const { verdict, from, printed, figure, right } = each;
  const line = text.slice(0, from).split('\n').length;
  const told = (part: Words | string) => (typeof part === 'string' ? part : say(part));
  const why = [told(whyWords(each)), right && say(words('verify_right', right))].filter(Boolean).join('，');
  const name = say(words(`verify_${figure}`));
  return `${MARKS[verdict]} ${say(words('verify_line', line))} ${told(whoseWords(each))} ${name} ${printed}  ${why}`;
}
