/** `anqi report`: tickets of a file, or of the office's copy → the figures, the bulletin and the tickets of a period, as files. */
import { instantText } from '../../lib/calendar/time.ts';
import { officeFile } from '../../lib/reports/office-files.ts';
import { OFFICE_FORMATS } from '../../lib/reports/office-names.ts';
import type { Say } from '../../lib/ticket/words.ts';
import type { Machine } from '../place.ts';
import { countFile, countOffice } from './counted.ts';
import { questionOf, type ReportArguments } from './question.ts';
import { appendLine, writeFiles } from './write.ts';

/**
 * Writes every file of OFFICE_FORMATS, and notes in unmask.log when names and numbers were asked for.
 * @returns what was left out of the tickets that were read, in words
 * @throws Error in words where nothing can be written
 */
export async function runReport(asked: ReportArguments, nowMs: number, say: Say, machine: Machine): Promise<string[]> {
  const question = questionOf(asked, nowMs);
  const { tickets } = question;
  const { report, entries, profile, hours, told } =
    tickets === undefined
      ? await countOffice(machine, question, asked, nowMs)
      : await countFile(tickets, question, asked);
  const source = { report, entries, settings: profile.bulletin, unit: asked.unit, unmask: asked.unmask, say };
  const files: Record<string, Uint8Array> = {};
  for (const format of OFFICE_FORMATS) files[format] = await officeFile(format, { source, madeMs: nowMs, hours });
  // First the note: whoever has the names has it too.
  if (asked.unmask)
    appendLine(
      asked.out,
      'unmask.log',
      `${instantText(nowMs)} ${question.period.name} ${entries.length} ${tickets ?? '--db'}`,
    );
  writeFiles(asked.out, files);
  return told;
}
