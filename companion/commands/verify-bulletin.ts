import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { bulletinText } from '../../lib/verifying/text.ts';
import { verifyLines } from '../bulletin/verify.ts';
import { say } from '../say.ts';
import { written } from '../written.ts';
import { EXIT, refuse } from './output.ts';

export const verify = defineCommand({
  meta: {
    name: 'verify-bulletin',
    description: 'Work the figures of a printed bulletin (text or docx) out again; exit 1 if one does not follow.',
  },
  args: { file: { type: 'positional', description: 'The bulletin (.txt, .docx)', required: false } },
  async run({ args }) {
    const [file] = args._;
    if (file === undefined) return refuse('name the bulletin to check.');
    let text: string;
    try {
      text = bulletinText(readFileSync(file));
    } catch {
      return refuse(`${file} cannot be read as a bulletin: it must be there, and a Word document (.docx) or a text`);
    }
    const { lines, differ } = verifyLines(text, say);
    await written(process.stdout, `${lines.join('\n')}\n`);
    if (differ > 0) process.exitCode = EXIT.differs;
  },
});
