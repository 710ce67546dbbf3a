/** The queue of pictures to be read, and what was read in them. Any function may be the last that a worker runs. */
import { findIn } from '../evidence/find.ts';
import type { Recognised } from '../ocr/model.ts';
import { guarded, StoreError } from './errors.ts';
import { type EvidenceRow, type Failed, zEvidenceRow } from './evidence-row.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';

/** Beginnings after which a picture is given up: each time its process ended without an answer. */
const MOST_TRIES = 3;
/** Most pieces of a ticket: more are no evidence but an album. */
const MOST_OF_TICKET = 30;
const DAY_MS = 86_400_000;
/** Pictures that were not read are kept as long, so that reading can be begun anew. */
const PICTURE_DAYS = 7;
/** What was read is kept as long. */
const TEXT_DAYS = 30;

/** @throws StoreError `invalid` where the ticket has as many as are kept */
export function addEvidence(
  store: Store,
  row: Pick<EvidenceRow, 'id' | 'site' | 'ticketNo' | 'name' | 'addedMs' | 'takenMs'> & { image: Blob },
): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.evidence, async () => {
      const count = await store.evidence.where('[site+ticketNo]').equals([row.site, row.ticketNo]).count();
      if (count >= MOST_OF_TICKET) throw new StoreError('invalid', `more than ${MOST_OF_TICKET} pictures of a ticket`);
      await store.evidence.add({ ...row, state: 'waiting', progress: 0, tries: 0 });
    }),
  );
}

/** The evidence of a ticket, the newest first. */
export function evidenceOf(store: Store, site: string, ticketNo: string): Promise<EvidenceRow[]> {
  return guarded(async () => {
    const rows = await store.evidence.where('[site+ticketNo]').equals([site, ticketNo]).toArray();
    return checkedRows(store, 'evidence', zEvidenceRow, rows).sort((a, b) => b.addedMs - a.addedMs);
  });
}

/** Whether pictures wait, or were being read when the process ended. */
export function hasUnread(store: Store): Promise<boolean> {
  return guarded(async () => (await store.evidence.where('state').anyOf('waiting', 'running').count()) > 0);
}

/**
 * The picture to read next, marked as being read. One that is so marked already was left by a process that ended: whoever
 * asks is the only reader, so that it is taken up again, until it has ended `MOST_TRIES` of them.
 */
export function takeEvidence(store: Store): Promise<{ id: string } | undefined> {
  return guarded(() =>
    store.db.transaction('rw', store.evidence, async () => {
      const rows = await store.evidence.where('state').anyOf('waiting', 'running').toArray();
      rows.sort((a, b) => a.addedMs - b.addedMs || a.id.localeCompare(b.id));
      for (const { id, tries, image } of rows) {
        if (tries < MOST_TRIES && image) {
          await store.evidence.update(id, { state: 'running', progress: 0, tries: tries + 1 });
          return { id };
        }
        await store.evidence.update(id, { state: 'failed', failure: 'gave_up' });
      }
      return undefined;
    }),
  );
}

/** The picture of a piece of evidence, while there is one. */
export function pictureOf(store: Store, id: string): Promise<Blob | undefined> {
  return guarded(async () => (await store.evidence.get(id))?.image);
}

/** @returns whether it is still wanted: not called off or removed meanwhile */
export function noteProgress(store: Store, id: string, share: number): Promise<boolean> {
  return change(store, id, (row) => {
    row.progress = Math.min(1, Math.max(0, share));
  });
}

/** Keeps what was read, and drops the picture. */
export function finishEvidence(store: Store, id: string, recognised: Recognised): Promise<boolean> {
  return change(store, id, (row) => {
    const texts = recognised.lines.map(({ text }) => text);
    delete row.image;
    Object.assign(row, { state: 'done', progress: 1, recognised, found: findIn(texts, row.takenMs) });
  });
}

export function failEvidence(store: Store, id: string, failure: Failed): Promise<boolean> {
  return change(store, id, (row) => {
    Object.assign(row, { state: 'failed', progress: 0, failure });
    // Reading it again would end the same way.
    if (failure === 'broken') delete row.image;
  });
}

/** Nobody can read: all that waits has failed, and can be begun anew. */
export function failUnread(store: Store): Promise<void> {
  return guarded(async () => {
    await store.evidence.where('state').anyOf('waiting', 'running').modify({ state: 'failed', failure: 'engine' });
  });
}

function change(store: Store, id: string, alter: (row: EvidenceRow) => void): Promise<boolean> {
  return guarded(async () => {
    const count = await store.evidence
      .where('id')
      .equals(id)
      .and(({ state }) => state === 'running')
      .modify(alter);
    return count > 0;
  });
}

/** What the clerk does with a piece of evidence of a site's ticket; another site's is left alone. */
export function cancelEvidence(store: Store, site: string, id: string): Promise<void> {
  return ofSite(store, site, id, (row) => {
    if (row.state === 'waiting' || row.state === 'running') row.state = 'cancelled';
  });
}

/** Puts one that was called off or failed back into the queue. */
export function retryEvidence(store: Store, site: string, id: string): Promise<void> {
  return ofSite(store, site, id, (row) => {
    if (!row.image || (row.state !== 'cancelled' && row.state !== 'failed')) return;
    Object.assign(row, { state: 'waiting', progress: 0, tries: 0 });
    delete row.failure;
  });
}

function ofSite(store: Store, site: string, id: string, alter: (row: EvidenceRow) => void): Promise<void> {
  return guarded(async () => {
    await store.evidence
      .where('id')
      .equals(id)
      .and((row) => row.site === site)
      .modify(alter);
  });
}

export function removeEvidence(store: Store, site: string, id: string): Promise<void> {
  return guarded(async () => {
    await store.evidence
      .where('id')
      .equals(id)
      .and((row) => row.site === site)
      .delete();
  });
}

/** Drops pictures that nobody had read, and texts whose time is over. */
export function tidyEvidence(store: Store, nowMs: number): Promise<void> {
  return guarded(async () => {
    await store.evidence
      .filter(({ state, addedMs }) => {
        const days = state === 'done' ? TEXT_DAYS : PICTURE_DAYS;
        return state !== 'waiting' && state !== 'running' && addedMs < nowMs - days * DAY_MS;
      })
      .delete();
  });
}
