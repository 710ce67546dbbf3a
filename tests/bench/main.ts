/** `npm run bench [-- --json] [-- NAME …]`: measures the entries whose name contains one of the given words. */
import { ENTRIES } from './entries.ts';
import { type Figure, measure } from './measure.ts';

function table(figures: Record<string, Figure>): string {
  const rows = Object.entries(figures).map(([name, figure]) => {
    const known = figure.floor === undefined ? `peer ${figure.peer}` : `floor ${figure.floor}`;
    return [name, `${figure.value} ${figure.unit}`, known, `×${figure.ratio}`, `n=${figure.n}`];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const chosen = ENTRIES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const figures: Record<string, Figure> = {};
for (const [index, entry] of chosen.entries()) {
  process.stderr.write(`bench ${index + 1}/${chosen.length}: ${entry.name}\n`);
  figures[entry.name] = await measure(entry);
}
process.stdout.write(`${args.includes('--json') ? JSON.stringify(figures, null, 2) : table(figures)}\n`);
