/** The files that an office hands in of a period: bulletin, tickets, limits, figures. */
import { draftBulletin } from '../bulletin/draft.ts';
import type { Source } from '../bulletin/source.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import type { Ticket } from '../ticket/model.ts';
import { bulletinMarkdown } from './bulletin-markdown.ts';
import { deadlinesIcs } from './deadlines-ics.ts';
import { figuresJson } from './figures-json.ts';
import type { OfficeFormat } from './office-names.ts';
import { ticketsCsv } from './tickets-csv.ts';

export interface Office {
  source: Source;
  /** The day on the bulletin, and what versions of events grow by: epoch milliseconds. */
  madeMs: number;
  hours: WorkingHours;
}

/** Long work says how far it is, and ends when it is told to. */
export interface Work {
  signal?: AbortSignal | undefined;
  /** @param share 0 to 1 */
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * One file, as it is written to disk.
 * @throws the signal's reason when it was cancelled
 */
export async function officeFile(format: OfficeFormat, office: Office, work: Work = {}): Promise<Uint8Array> {
  work.signal?.throwIfAborted();
  const { source, madeMs, hours } = office;
  const { report, say, unmask } = source;
  const { question } = report;
  switch (format) {
    case 'bulletin.docx': {
      const { bulletinDocx } = await import('./bulletin-docx.ts');
      return await bulletinDocx(draftBulletin(source, madeMs), madeMs);
    }
    case 'bulletin.md':
      return bytesOf(bulletinMarkdown(draftBulletin(source, madeMs)));
    case 'tickets.xlsx': {
      const { workbookStream } = await import('./workbook.ts');
      const { signal, onProgress = () => {} } = work;
      const { entries } = source;
      const asked = { report, entries, say, unmask: unmask === true, onProgress, ...(signal ? { signal } : {}) };
      return new Uint8Array(await new Response(workbookStream(asked)).arrayBuffer());
    }
    case 'tickets.csv':
      return bytesOf(ticketsCsv(ticketsIn(office), say, question.asOfMs, question.calendar, { unmask }));
    case 'deadlines.ics': {
      const open = ticketsIn(office).filter(({ open: isOpen }) => isOpen === 1);
      return bytesOf(deadlinesIcs(open, { say, nowMs: madeMs, calendar: question.calendar, hours, unmask }));
    }
    case 'figures.json':
      return bytesOf(`${JSON.stringify(figuresJson(report, say), undefined, 2)}\n`);
  }
}

const ticketsIn = ({ source: { entries } }: Office): Ticket[] => entries.map(({ ticket }) => ticket);

const bytesOf = (text: string) => new TextEncoder().encode(text);
