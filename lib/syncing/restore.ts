/** Everything back from the companion: what else was kept, then tickets with their histories. */
import * as z from 'zod/mini';
import type { AskCompanion } from './pass.ts';

const zTicketLine = z.strictObject({ ticket: z.unknown(), changes: z.array(z.unknown()) });
const zDocumentLine = z.strictObject({ kind: z.string(), key: z.string(), body: z.unknown() });
export type TicketLine = z.infer<typeof zTicketLine>;
export type DocumentLine = z.infer<typeof zDocumentLine>;

/** As many tickets are put into the store at once. */
const AT_ONCE = 500;

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
  for await (const lines of linesOf(ask, 'tickets', zTicketLine, signal)) {
    await tickets(lines);
    count += lines.length;
    await onProgress(count);
  }
}

async function* linesOf<S extends z.ZodMiniType>(
  ask: AskCompanion,
  what: 'tickets' | 'documents',
  schema: S,
  signal: AbortSignal | undefined,
): AsyncGenerator<z.infer<S>[]> {
  let after: string | undefined;
  let rest = '';
  let ready: z.infer<S>[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const piece = await ask('pull', { what, ...(after === undefined ? {} : { after }) });
    const lines = `${piece.begins ? '' : rest}${piece.text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) ready.push(z.parse(schema, JSON.parse(line)));
    for (; ready.length >= AT_ONCE; ready = ready.slice(AT_ONCE)) yield ready.slice(0, AT_ONCE);
    if (piece.next === undefined) break;
    after = piece.next;
  }
  if (ready.length > 0) yield ready;
}
