/** The duty directory out to files and in from them. Readers of tables are loaded when a file is chosen. */
import { type DutyFault, type ParsedDuties, parseDuties } from '../../../lib/duties/file.ts';
import type { Directory } from '../../../lib/duties/model.ts';
import { dutiesOfSheet, dutyRows, templateRows } from '../../../lib/duties/sheet.ts';
import { toCsv, unguardCell } from '../../../lib/reports/csv.ts';
import { words } from '../../../lib/ticket/words.ts';

/** Far above any directory. */
const MAX_BYTES = 5_000_000;

export const dutiesCsv = (directory: Directory): string => toCsv(dutyRows(directory));
export const templateCsv = (): string => toCsv(templateRows());

/** The directory of a file of any kind, or what is wrong with it. */
export async function readDuties(name: string, bytes: Uint8Array): Promise<ParsedDuties> {
  if (bytes.length > MAX_BYTES) return refused(words('import_refused_too_large'));
  const { openBook } = await import('../../../lib/importing/open.ts');
  const { FileRefusal } = await import('../../../lib/importing/refusal.ts');
  const text = beginsJson(bytes) ? new TextDecoder().decode(bytes) : undefined;
  if (text !== undefined) return parseDuties(text);
  try {
    const { sheets, damaged } = await openBook(bytes);
    if (damaged) return refused(words('duties_fault_damaged'));
    const title = name.replace(/\.[^.]*$/, '').trim();
    const read = sheets.map((sheet) =>
      dutiesOfSheet({ ...sheet, rows: sheet.rows.map((row) => row.map(unguardCell)) }, title),
    );
    // A remark's sheet beside the table's is no fault of the file.
    return (
      read.find(({ ok }) => ok) ??
      read.find((each) => !each.ok && hasPlace(each.faults)) ??
      read[0] ??
      refused(words('import_refused_empty'))
    );
  } catch (error) {
    const code = error instanceof FileRefusal ? error.code : 'failed';
    return refused(words(`import_refused_${code.replaceAll('-', '_')}`));
  }
}

const hasPlace = (faults: readonly DutyFault[]) => faults.some(({ where }) => where.length > 0);

const refused = (what: DutyFault['what']): ParsedDuties => ({ ok: false, faults: [{ path: [], where: [], what }] });

/** Whether a file is JSON, whatever its name says: it begins with a bracket. */
function beginsJson(bytes: Uint8Array): boolean {
  return /^[\s\ufeff]*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
