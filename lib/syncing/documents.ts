/** What else is kept, sent where it differs from what was sent before. */
import { instantText } from '../calendar/time.ts';
import { checksumOf } from '../copies/checksum.ts';
import type { DocumentHeader, SyncRecord } from '../copies/record.ts';
import { MAX_BATCH_RECORDS } from '../protocol/companion.ts';
import { companionOf, type SentDocuments, saveSentDocuments, sentDocuments } from '../store/companion.ts';
import type { Store } from '../store/open.ts';
import { batchOf } from './batch.ts';
import { type AskCompanion, sendBatch } from './pass.ts';

/** One thing that is kept, with its key among those of its kind. */
export interface Document {
  kind: DocumentHeader['kind'];
  key: string;
  body: unknown;
}

const MOST_CHARS = 3_000_000;

/**
 * Sends documents that are new, differ, or are there no more.
 * @param documents all that there are
 * @returns how many were acknowledged
 */
export async function sendDocuments(
  store: Store,
  replica: string,
  ask: AskCompanion,
  documents: readonly Document[],
  nowMs: number,
): Promise<number> {
  const sent = await sentDocuments(store);
  let last = (await companionOf(store))?.acked ?? 0;
  const next = (): number => ++last;
  const at = instantText(nowMs);
  const records: { record: SyncRecord; key: string; checksum: string | undefined }[] = [];
  for (const { kind, key, body } of documents) {
    const text = JSON.stringify(body);
    const checksum = await checksumOf(text);
    const name = `${kind}\n${key}`;
    if (sent[name]?.checksum === checksum) continue;
    const version = Math.max(next(), (sent[name]?.version ?? 0) + 1);
    records.push({ record: { header: { what: 'document', kind, key, version, at }, body: text }, key: name, checksum });
  }
  const there = new Set(documents.map(({ kind, key }) => `${kind}\n${key}`));
  for (const name of Object.keys(sent).filter((each) => !there.has(each))) {
    const [kind = '', key = ''] = name.split('\n');
    const version = Math.max(next(), (sent[name]?.version ?? 0) + 1);
    const header = { what: 'document', kind: kind as Document['kind'], key, version, at, gone: 'deleted' } as const;
    records.push({ record: { header }, key: name, checksum: undefined });
  }
  for (const part of inParts(records)) {
    const batch = await batchOf(
      part.map(({ record }) => record),
      0,
    );
    await sendBatch(store, replica, ask, batch);
    await saveSentDocuments(store, afterwards(await sentDocuments(store), part));
  }
  return records.length;
}

function afterwards(
  sent: SentDocuments,
  part: readonly { record: SyncRecord; key: string; checksum: string | undefined }[],
): SentDocuments {
  const after = { ...sent };
  for (const { record, key, checksum } of part) {
    if (checksum === undefined) delete after[key];
    else after[key] = { version: record.header.version, checksum };
  }
  return after;
}

/** Parts that each make a batch; one document that is longer than a batch is one all the same. */
function inParts<T extends { record: SyncRecord }>(records: readonly T[]): T[][] {
  const parts: T[][] = [];
  let chars = 0;
  for (const each of records) {
    const length = each.record.body?.length ?? 0;
    const part = parts.at(-1);
    if (!part || part.length >= MAX_BATCH_RECORDS || chars + length > MOST_CHARS) {
      parts.push([each]);
      chars = length;
    } else {
      part.push(each);
      chars += length;
    }
  }
  return parts;
}
