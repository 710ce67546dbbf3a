/** Runs in an empty page: a table that no person could use, read as the content script reads it. */
import { createReader } from '../../../lib/overlay/reader.ts';
import { dictionary } from '../../../lib/reading/lexicon.ts';
import { readPage } from '../../../lib/reading/page.ts';

const ROWS = 2_000;
const COLUMNS = 50;
const MEGABYTE = 1_000_000;
const LABELS = ['工单编号', '标题', '诉求内容', '诉求人', '联系电话', '承办单位', '办结期限', '工单状态'];
const VALUES = [
  '',
  '路灯不亮',
  '来电人称路灯损坏多日。',
  '张女士',
  '138****1234',
  '区城管局',
  '2026-11-26 17:30',
  '待处置',
];

/** @returns how many cells the page has */
export async function build(): Promise<number> {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (let i = 0; i < COLUMNS; i++) {
    const cell = document.createElement('th');
    cell.textContent = LABELS[i] ?? `列${i}`;
    head.append(cell);
  }
  const body = table.createTBody();
  for (let row = 0; row < ROWS; row++) {
    const line = body.insertRow();
    for (let i = 0; i < COLUMNS; i++) {
      const text = i === 0 ? `GD2026${String(row).padStart(6, '0')}` : (VALUES[i] ?? `${row}·${i}`);
      line.insertCell().textContent = row === 7 && i === 2 ? '长'.repeat(MEGABYTE) : text;
    }
  }
  document.body.replaceChildren(table);
  await settled();
  return ROWS * COLUMNS;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function settled(): Promise<void> {
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve));
}

/** @returns how many tickets were read */
export async function readInSlices(nowMs: number): Promise<number> {
  const reader = createReader(document, { now: () => nowMs, changes: () => 0 });
  await settled();
  performance.mark('bench-begin');
  const reading = await reader.read(dictionary);
  performance.mark('bench-end');
  if (reading?.tickets.length !== ROWS) throw new Error(`${reading?.tickets.length} tickets read, not ${ROWS}`);
  return reading.tickets.length;
}

/** @returns milliseconds */
export async function readAtOnce(nowMs: number): Promise<number> {
  await settled();
  const start = performance.now();
  readPage(document, { nowMs });
  return performance.now() - start;
}
