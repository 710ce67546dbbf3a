/** Reading, over pages that have their truth beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../companion/read/reader.ts';
import type { FileReading } from '../../companion/read/result.ts';
import { type Difference, emptyScore, rightShare, type Score, scorePage, type Truth } from './score.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/pages');
/** The instant that the pages and their truths are relative to. */
const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');

/** Folders below the fixtures whose pages were written by people who had not seen the reader. */
function groupsOf(folders: string[]): { name: string; folder: string }[] {
  if (folders.length > 0) return folders.map((folder) => ({ name: folder, folder }));
  const below = readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'frames')
    .map(({ name }) => ({ name, folder: join(FIXTURES, name) }));
  return [{ name: 'pages', folder: FIXTURES }, ...below];
}

/** Reads the pages of a folder. @returns the score, and every difference in a line */
export async function evalFolder(folder: string): Promise<{ score: Score; lines: string[] }> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''));
  const score = emptyScore();
  const lines: string[] = [];
  let at = 0;
  const take = (reading: FileReading) => {
    const name = names[at++] ?? '';
    const truth: Truth = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const differences = scorePage(score, truth, reading.tickets);
    if (reading.kind !== truth.kind) lines.push(`${name}: read as ${reading.kind}, is ${truth.kind}`);
    lines.push(...differences.map((difference) => `${name}: ${print(difference)}`));
  };
  await readFiles(
    names.map((name) => join(folder, `${name}.html`)),
    NOW_MS,
    take,
  );
  return { score, lines };
}

function print({ ticketNo, field, truth, read }: Difference): string {
  const short = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  if (read === undefined) return `${ticketNo} ${field}: ${short(truth ?? '')} is missing`;
  if (truth === undefined) return `${ticketNo} ${field}: ${short(read)} stands nowhere`;
  return `${ticketNo} ${field}: ${short(read)} should be ${short(truth)}`;
}

/**
 * Prints fields right, wrong, missing and extra, and tickets missed and invented, for each folder of pages.
 * @param folders other folders than the project's fixtures; with them every difference is listed
 */
export async function evalReading(folders: string[]): Promise<void> {
  for (const { name, folder } of groupsOf(folders)) {
    const { score, lines } = await evalFolder(folder);
    if (folders.length > 0 || lines.length < 40) for (const line of lines) process.stdout.write(`  ${line}\n`);
    process.stdout.write(
      `reading ${name}: ${score.exact} of ${score.pages} pages exact, ${rightShare(score).toFixed(2)} % of fields right ` +
        `(right ${score.right}, wrong ${score.wrong}, missing ${score.missing}, extra ${score.extra}); ` +
        `tickets ${score.tickets}, missed ${score.missedTickets}, invented ${score.inventedTickets}\n`,
    );
  }
}
