/** What was not taken of a file, as words and as a file. */
import type { Refused } from '../../lib/importing/refused.ts';
import { toCsv } from '../../lib/reports/csv.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

export const REFUSED_HEADS = ['row', 'column', 'number', 'reason', 'loss'] as const;

/** The cells of one line, in the order of REFUSED_HEADS. */
export function refusedCells({ row, column = '', ticketNo = '', reason, detail = '', loss }: Refused): string[] {
  const place = row === undefined ? (ticketNo === '' ? say(words('import_whole_column')) : '') : String(row);
  const why = say(words(`reason_${reason}`, detail));
  return [place, column, ticketNo, why, say(words(`import_loss_${loss}`))];
}

export function headWords(): string[] {
  return REFUSED_HEADS.map((head) => say(words(`import_head_${head}`)));
}

export function refusedCsv(all: readonly Refused[]): string {
  return toCsv([headWords(), ...all.map(refusedCells)]);
}
