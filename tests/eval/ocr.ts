/** Recognition of pictures of evidence: characters wrong, seconds, and contacts found as they were, beside native tesseract. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findIn } from '../../lib/evidence/find.ts';
import { matchPhone } from '../../lib/evidence/phones.ts';
import { suggestionsOf } from '../../lib/evidence/suggest.ts';
import { comparable, editDistance } from './ocr/errors.ts';
import { openOcrLab } from './ocr/lab.ts';
import { type EvidencePage, evidencePages, NOW } from './ocr/pages.ts';

const SEED = 7;

interface Sum {
  errors: number;
  characters: number;
  ms: number;
  pictures: number;
  /** Facts (number, time, length, whether reached) that were to be found, and that were. */
  facts: number;
  right: number;
}

const emptySum = (): Sum => ({ errors: 0, characters: 0, ms: 0, pictures: 0, facts: 0, right: 0 });

/** Native tesseract with the same language, where it is installed. */
function nativeReader(): ((file: string) => string[]) | undefined {
  const { status, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  if (status !== 0 || !stdout.includes('chi_sim')) return undefined;
  return (file) =>
    execFileSync('tesseract', [file, '-', '-l', 'chi_sim', '--psm', '6'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
}

/** Facts of a page that what was read offers first, for a ticket with its number. */
function factsRight({ truth }: EvidencePage, lines: readonly string[]): { facts: number; right: number } {
  const found = findIn(lines, Date.parse(NOW));
  const [offered] = suggestionsOf(found, { citizenPhone: truth.phone }, lines);
  const checks: boolean[] = [];
  if (truth.phone !== undefined) checks.push(found.phones.some((phone) => matchPhone(phone, truth.phone) === 'exact'));
  if (truth.at !== undefined) checks.push(offered?.at === truth.at);
  if (truth.seconds !== undefined) checks.push(offered?.seconds === truth.seconds);
  if (truth.reached !== undefined) checks.push(offered?.reached === truth.reached);
  return { facts: checks.length, right: checks.filter(Boolean).length };
}

/** Prints, for each reader, the character error rate by kind of picture, the seconds a picture, and the facts found. */
export async function evalOcr(): Promise<void> {
  const lab = await openOcrLab();
  const folder = mkdtempSync(join(tmpdir(), 'anqi-ocr-'));
  const native = nativeReader();
  const sums = new Map<string, Map<string, Sum>>();
  const count = (reader: string, page: EvidencePage, lines: readonly string[], ms: number): number => {
    const truth = comparable(page.lines.join(''));
    const errors = editDistance(truth, comparable(lines.join('')));
    const { facts, right } = factsRight(page, lines);
    const kinds = sums.get(reader) ?? sums.set(reader, new Map()).get(reader);
    for (const kind of [page.kind, 'all']) {
      const sum = kinds?.get(kind) ?? emptySum();
      sum.errors += errors;
      sum.characters += truth.length;
      sum.ms += ms;
      sum.pictures++;
      sum.facts += facts;
      sum.right += right;
      kinds?.set(kind, sum);
    }
    return (100 * errors) / truth.length;
  };
  try {
    for (const [i, page] of evidencePages(SEED).entries()) {
      const image = await lab.draw(page, SEED + i);
      // The first reading also starts the engine.
      if (i === 0) await lab.read(image, true);
      const ours = await lab.read(image, false);
      const plain = await lab.read(image, true);
      const rates = [
        `ours ${count('ours', page, ours.lines, ours.ms).toFixed(1)} %`,
        `plain ${count('plain', page, plain.lines, plain.ms).toFixed(1)} %`,
      ];
      if (native) {
        const file = join(folder, `${i}.img`);
        writeFileSync(file, Buffer.from(image, 'base64'));
        const start = performance.now();
        const lines = native(file);
        rates.push(`native ${count('native', page, lines, performance.now() - start).toFixed(1)} %`);
      }
      process.stdout.write(`  ${page.name} ${JSON.stringify(page.degrading)}: ${rates.join(', ')}\n`);
    }
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (!native) process.stdout.write('  tesseract with chi_sim is not installed: no peer\n');
  for (const [reader, kinds] of sums) {
    const parts = [...kinds].map(
      ([kind, { errors, characters }]) => `${kind} ${((100 * errors) / characters).toFixed(2)} %`,
    );
    const { ms, pictures, facts, right } = kinds.get('all') ?? emptySum();
    process.stdout.write(
      `ocr ${reader}: characters wrong: ${parts.join(', ')}; ${(ms / 1000 / pictures).toFixed(2)} s a picture; ` +
        `${right} of ${facts} facts right\n`,
    );
  }
}
