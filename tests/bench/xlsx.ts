/**
 * The workbook of 100,000 tickets beside the better of two known writers, exceljs' streaming one and SheetJS, which get
 * the same cells of the same tickets: time, and the most memory held, each in a process of its own.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { reportOf } from '../../lib/figures/report.ts';
import { archiveEntries } from '../archive-entries.ts';
import type { BenchEntry } from './entry.ts';
import { type Handed, question, repeated } from './xlsx/tickets.ts';

const PEERS = ['exceljs', 'sheetjs'] as const;
type Writer = 'ours' | (typeof PEERS)[number];
interface Run {
  ms: number;
  mb: number;
}

const CHILD = fileURLToPath(new URL('xlsx/child.ts', import.meta.url));
const runs: Record<Writer, Promise<Run>[]> = { ours: [], exceljs: [], sheetjs: [] };

function handedOver(): Handed {
  const quarter = archiveEntries(question.asOfMs);
  const cases = Array.from(repeated(quarter), ({ counted }) => counted);
  const { cases: _cases, lists: _lists, ...report } = reportOf(cases, question);
  return { quarter, report };
}

async function run(writer: Writer): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'anqi-xlsx-'));
  try {
    const handed = join(folder, 'handed.json');
    await writeFile(handed, JSON.stringify(handedOver()));
    const args = [CHILD, writer, handed, join(folder, 'tickets.xlsx')];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const figures: Run = JSON.parse(stdout);
    process.stderr.write(`xlsx: ${writer} ${Math.round(figures.ms)} ms, ${Math.round(figures.mb)} MB\n`);
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Both figures are taken from the same runs. */
function sides(figure: keyof Run) {
  const asked: Record<Writer, number> = { ours: 0, exceljs: 0, sheetjs: 0 };
  const next = async (writer: Writer) => {
    const at = asked[writer]++;
    runs[writer][at] ??= run(writer);
    return (await runs[writer][at])[figure];
  };
  return {
    ours: () => next('ours'),
    async theirs() {
      const figures: number[] = [];
      for (const peer of PEERS) figures.push(await next(peer));
      return Math.min(...figures);
    },
  };
}

export const xlsx: BenchEntry[] = [
  { name: 'xlsx', unit: 'ms', reference: 'peer', runs: 3, prepare: () => sides('ms') },
  { name: 'xlsx-memory', unit: 'MB', reference: 'peer', runs: 3, prepare: () => sides('mb') },
];
