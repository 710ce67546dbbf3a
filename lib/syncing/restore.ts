/** Everything back from the companion: what else was kept, then tickets with their histories. */
import * as z from 'zod/mini';
import type { AskCompanion } from './pass.ts';

const zTicketLine = z.strictObject({ ticket: z.unknown(), changes: z.array(z.unknown()) });
const zDocumentLine = z.strictObject({ kind: z.string(), key: z.string(), body: z.unknown() });
export type TicketLine = z.infer<typeof zTicketLine>;
export type DocumentLine = z.infer<typeof zDocumentLine>;

/** As many tickets are put into the store at once. */
const AT_ONCE = 1_000;

export interface Restoring {
  /** Puts tickets back; safe to be done twice. */
  tickets(lines: TicketLine[]): Promise<void>;
  documents(lines: DocumentLine[]): Promise<void>;
  /** @param count tickets so far */
  onProgress(count: number): Promise<void>;
  signal?: AbortSignal;
}

/** @throws whatever `ask` or the putting back throws; begun again, it goes over what is there already without changing it */
export async function restoreAll(
  ask: AskCompanion,
  { tickets, documents, onProgress, signal }: Restoring,
): Promise<void> {
  // Reminders before the tickets that they are about: none is given twice.
  for await (const lines of linesOf(ask, 'documents', zDocumentLine, signal)) await documents(lines);
  let count = 0;
  const put = async (lines: TicketLine[]) => {
    await tickets(lines);
    count += lines.length;
    await onProgress(count);
  };
  let writing = Promise.resolve();
  try {
    for await (const lines of linesOf(ask, 'tickets', zTicketLine, signal)) {
      await writing;
      signal?.throwIfAborted();
      // The next ones are read while the database writes these.
      writing = awaited(put(lines));
    }
  } catch (error) {
    // Whoever is told that it ended counts what was written until then.
    await writing.catch(() => undefined);
    throw error;
  }
  await writing;
}

async function* linesOf<S extends z.ZodMiniType>(
  ask: AskCompanion,
  what: 'tickets' | 'documents',
  schema: S,
  signal: AbortSignal | undefined,
): AsyncGenerator<z.infer<S>[]> {
  let rest = '';
  let ready: z.infer<S>[] = [];
  const next = (after?: string) => awaited(ask('pull', { what, ...(after === undefined ? {} : { after }) }));
  let coming = next();
  for (;;) {
    const piece = await coming;
    signal?.throwIfAborted();
    // The companion reads and sends the next piece while this one is written.
    if (piece.next !== undefined) coming = next(piece.next);
    const lines = `${piece.begins ? '' : rest}${piece.text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) ready.push(z.parse(schema, JSON.parse(line)));
    for (; ready.length >= AT_ONCE; ready = ready.slice(AT_ONCE)) yield ready.slice(0, AT_ONCE);
    if (piece.next === undefined) break;
  }
  if (ready.length > 0) yield ready;
}

/** Work whose failure is told to whoever awaits it later; where nobody does, as another one failed before, it is no fault. */
function awaited<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
