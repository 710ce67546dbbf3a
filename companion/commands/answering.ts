/** Commands that answer lines of JSON with lines of JSON. */
import { defineCommand } from 'citty';
import { answerOf as checked } from '../check/answer.ts';
import { zRequest as zCheck } from '../check/request.ts';
import { answerOf as dated } from '../deadline/answer.ts';
import { zRequest as zDeadline } from '../deadline/request.ts';
import { answerLine, answerLines } from '../lines.ts';
import { say } from '../say.ts';
import { written } from '../written.ts';
import { EXIT } from './output.ts';

export const deadline = defineCommand({
  meta: {
    name: 'deadline',
    description:
      'Work deadlines out: a JSON request a line on standard input, a JSON answer a line on standard output.',
  },
  run: () => answerInput((text, line) => answerLine(text, line, zDeadline, (asked) => dated(asked, Date.now()))),
});

export const check = defineCommand({
  meta: {
    name: 'check',
    description:
      'Check replies: a JSON line {"id","title"?,"question","reply","fields"?} each on standard input, what was found on standard output.',
  },
  run: () => answerInput((text, line) => answerLine(text, line, zCheck, (asked) => checked(asked, say))),
});

async function answerInput(answer: (text: string, line: number) => object): Promise<void> {
  const refused = await answerLines(process.stdin, answer, (line) => written(process.stdout, line));
  if (refused > 0) process.exitCode = EXIT.someRefused;
}
