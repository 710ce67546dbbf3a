/** Putting back what a backup file holds: batch after batch, until the end or until the clerk cancels. */
import type { RemoteBackup } from '../../../lib/backup/remote.ts';
import type { Batch } from '../../../lib/backup/session.ts';
import type { Answer } from '../../../lib/protocol/answer.ts';
import type { ownCommands } from '../../../lib/protocol/own.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { isViews, putBackViews } from '../../worklist/kept-views.ts';
import { documentWords, settingWords } from '../document-words.ts';

type Put = Answer<typeof ownCommands, 'putBack'>;

/** What is not put back, and why. */
export interface NotPut {
  what: Words;
  /** For the engineer; none for a line of the file that is none of a backup's. */
  detail?: string;
}

export interface Restored {
  added: number;
  merged: number;
  unchanged: number;
  changes: number;
  /** Settings and the like that are new here. */
  documents: number;
  kept: Put['kept'];
  refused: NotPut[];
  /** Tickets that were handed over. */
  done: number;
  /** Why it ended before the end, where the clerk did not end it. */
  failure?: Words;
  isCancelled: boolean;
}

interface Run {
  session: RemoteBackup;
  /** Only the documents, in place of others that are here. */
  replace: boolean;
  onProgress: (tickets: number) => void;
  /** Aborted when the clerk cancels: the batch under way is put back whole, the next one not begun. */
  signal: AbortSignal;
}

export async function putAll({ session, replace, onProgress, signal }: Run): Promise<Restored> {
  const total: Restored = {
    added: 0,
    merged: 0,
    unchanged: 0,
    changes: 0,
    documents: 0,
    kept: [],
    refused: [],
    done: 0,
    isCancelled: false,
  };
  try {
    await session.begin();
    let coming = session.next();
    for (let batch = await coming; batch && !signal.aborted; batch = await coming) {
      // The worker reads on while the background stores; a failure is met where the next batch is awaited.
      coming = session.next();
      coming.catch(() => undefined);
      if (replace && batch.documents.length === 0) break;
      const tickets = replace ? [] : batch.tickets;
      const views = batch.documents.filter(isViews);
      const documents = batch.documents.filter((each) => !isViews(each));
      noteResult(total, batch, await ask('putBack', { documents, tickets, replace, more: true }));
      for (const { body } of views) total.documents += await putBackViews(body);
      total.done += tickets.length;
      onProgress(total.done);
    }
    total.isCancelled = signal.aborted;
  } catch (error) {
    total.failure = failureWords(error);
  }
  // What waits for the last batch must not wait for ever.
  await ask('putBack', { documents: [], tickets: [], replace, more: false }).catch((error: unknown) => {
    total.failure ??= failureWords(error);
  });
  return total;
}

function noteResult(total: Restored, { strange }: Batch, { tickets, documents, kept, refused }: Put): void {
  total.added += tickets.added;
  total.merged += tickets.merged;
  total.unchanged += tickets.unchanged;
  total.changes += tickets.changes;
  total.documents += documents;
  total.kept.push(...kept);
  for (const line of strange) total.refused.push({ what: words('backup_not_put_line', line) });
  for (const { document, reason } of refused.documents)
    total.refused.push({ what: document ? documentWords(document) : words('backup_not_put_document'), detail: reason });
  for (const each of refused.tickets) total.refused.push({ what: ticketWords(each), detail: each.reason });
}

function ticketWords({ ticketNo, isEntry }: Put['refused']['tickets'][number]): Words {
  if (ticketNo === undefined) return words('backup_not_put_unknown');
  return words(isEntry ? 'backup_not_put_entry' : 'backup_not_put_ticket', ticketNo);
}

/** What of a backup stayed as it is here: settings by their names, profiles counted. */
export function keptWords(kept: Restored['kept']): Words[] {
  const profiles = kept.filter(({ kind }) => kind === 'profile').length;
  const settings = kept.filter(({ kind }) => kind === 'setting');
  return [
    ...settings.map(({ key }) => settingWords(key) ?? words('document_setting_other')),
    ...(profiles > 0 ? [words('backup_profiles', profiles)] : []),
  ];
}
