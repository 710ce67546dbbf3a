/** The files of a period under the names that an office keeps them by, and all of them in one. */
import { zipSync } from 'fflate';
import { dayOfMs, dayText } from '../calendar/time.ts';
import { periodLabel } from '../figures/period.ts';
import { safeName } from '../reports/formats.ts';
import { type Office, officeFile, type Work } from '../reports/office-files.ts';
import { OFFICE_FORMATS, type OfficeFormat } from '../reports/office-names.ts';
import { words } from '../ticket/words.ts';
import type { MadeFile } from './model.ts';

const TYPES: Record<OfficeFormat, string> = {
  'bulletin.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'bulletin.md': 'text/markdown;charset=utf-8',
  'tickets.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'tickets.csv': 'text/csv;charset=utf-8',
  'deadlines.ics': 'text/calendar;charset=utf-8',
  'figures.json': 'application/json;charset=utf-8',
};

/** Such as 按期_通报_路口镇_2020年第二季度_20200706.docx: what it is, of whom, of when, and when it was made. */
function officeFileName(format: OfficeFormat | 'all', { source, madeMs }: Office): string {
  const { unit, report, say } = source;
  const [what = '', extension = 'zip'] = format.split('.');
  const day = dayText(dayOfMs(madeMs)).replaceAll('-', '');
  const parts = [say(words(`office_file_${what}`)), unit, say(periodLabel(report.question.period)), day];
  return `${safeName(parts.filter((part) => part !== undefined && part !== '').join('_'))}.${extension}`;
}

/** @throws the signal's reason when it was cancelled */
export async function madeFile(format: OfficeFormat | 'all', office: Office, work: Work): Promise<MadeFile> {
  const { entries } = office.source;
  const made = {
    name: officeFileName(format, office),
    tickets: entries.length,
  };
  if (format !== 'all') return { ...made, type: TYPES[format], bytes: owned(await officeFile(format, office, work)) };
  const files: Record<string, Uint8Array> = {};
  for (const [i, each] of OFFICE_FORMATS.entries()) {
    const onProgress = (share: number) => work.onProgress?.((i + share) / OFFICE_FORMATS.length);
    files[officeFileName(each, office)] = await officeFile(each, office, { signal: work.signal, onProgress });
    onProgress(1);
  }
  work.signal?.throwIfAborted();
  return { ...made, type: 'application/zip', bytes: owned(zipSync(files)) };
}

/** Bytes that can be handed to another thread. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
