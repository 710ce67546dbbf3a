/** 落款: the office and the date, set as GB/T 9704-2012, 7.3.5.2, wants them in a document without a seal. */
import { Paragraph } from 'docx';
import { CHARACTER, LINE } from './page.ts';
import { runsOf } from './runs.ts';

/** Width in characters; a digit takes half of one. */
const wide = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u00ff' ? 1 : 0.5), 0);

/**
 * How far from the right edge the lines end, in characters: the office two, and the date so that it begins two behind the
 * office's first character. Where the date is the longer one it ends two from the edge and the office gives way.
 */
function indentsOf(lines: readonly string[]): number[] {
  const offices = lines.slice(0, -1);
  const date = wide(lines.at(-1) ?? '');
  const office = Math.max(0, ...offices.map(wide));
  if (office === 0) return lines.map(() => 2);
  return office >= date ? [...offices.map(() => 2), office - date] : [...offices.map(() => date - office + 4), 2];
}

/** One empty line stands before it. */
export function signatureOf(lines: readonly string[]): Paragraph[] {
  const indents = indentsOf(lines);
  return lines.map(
    (line, at) =>
      new Paragraph({
        style: 'Signature',
        ...(at < lines.length - 1 ? { keepNext: true } : {}),
        ...(at === 0 ? { spacing: { before: LINE } } : {}),
        indent: { right: Math.round((indents[at] ?? 2) * CHARACTER) },
        children: runsOf(line),
      }),
  );
}
