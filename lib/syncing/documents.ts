/** What else is kept, sent where it differs from what was sent before. */
import { instantText } from '../calendar/time.ts';
import { checksumOf } from '../copies/checksum.ts';
import type { DocumentHeader, SyncRecord } from '../copies/record.ts';
import { MAX_BATCH_RECORDS } from '../protocol/companion.ts';
import { companionOf, type SentDocuments, saveSentDocuments, sentDocuments } from '../store/companion.ts';
import type { BrokenDocument, StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { forgetRefusedDocuments } from '../store/refusals.ts';
import { batchOf, lengthOf, MOST_CHARS } from './batch.ts';
import { type AskCompanion, sendBatch } from './pass.ts';

/** A document that is to be sent. */
interface Outgoing {
  record: SyncRecord;
  name: string;
  /** Of what it says; none where it is gone. */
  checksum?: string;
}

/**
 * Sends documents that are new, differ, or are there no more, batch by batch: what was taken is not sent again.
 * @param documents all that there are, also by name alone those that are broken here
 */
export async function sendDocuments(
  store: Store,
  replica: string,
  ask: AskCompanion,
  documents: AsyncIterable<StoredDocument | BrokenDocument>,
  nowMs: number,
): Promise<void> {
  const sent = await sentDocuments(store);
  let last = (await companionOf(store))?.acked ?? 0;
  const versionOf = (name: string): number => {
    last = Math.max(last, sent[name]?.version ?? 0) + 1;
    return last;
  };
  const at = instantText(nowMs);
  const there = new Set<string>();
  let part: Outgoing[] = [];
  let chars = 0;
  const send = async () => {
    if (part.length === 0) return;
    const records = part.map(({ record }) => record);
    const refused = await sendBatch(store, replica, ask, await batchOf(records, 0));
    const taken = part.filter((_, i) => !refused.has(i));
    await saveSentDocuments(store, afterwards(await sentDocuments(store), taken));
    part = [];
    chars = 0;
  };
  const add = async (outgoing: Outgoing) => {
    const length = lengthOf(outgoing.record);
    if (part.length >= MAX_BATCH_RECORDS || chars + length > MOST_CHARS) await send();
    part.push(outgoing);
    chars += length;
  };
  for await (const document of documents) {
    const { kind, key } = document;
    const name = nameOf(kind, key);
    there.add(name);
    // What the companion holds is then the good copy.
    if ('isBroken' in document) continue;
    const text = JSON.stringify(document.body);
    const checksum = await checksumOf(text);
    if (sent[name]?.checksum === checksum) continue;
    const header = { what: 'document', kind, key, version: versionOf(name), at } as const;
    await add({ record: { header, body: text }, name, checksum });
  }
  for (const name of Object.keys(sent).filter((each) => !there.has(each))) {
    const [kind, key] = parts(name);
    const header = { what: 'document', kind, key, version: versionOf(name), at, gone: 'deleted' } as const;
    await add({ record: { header }, name });
  }
  await send();
  await forgetRefusedDocuments(store, (kind, key) => there.has(nameOf(kind, key)) || nameOf(kind, key) in sent);
}

const nameOf = (kind: string, key: string): string => `${kind}\n${key}`;

function parts(name: string): [DocumentHeader['kind'], string] {
  const at = name.indexOf('\n');
  return [name.slice(0, at) as DocumentHeader['kind'], name.slice(at + 1)];
}

function afterwards(sent: SentDocuments, part: readonly Outgoing[]): SentDocuments {
  const after = { ...sent };
  for (const { record, name, checksum } of part) {
    if (checksum === undefined) delete after[name];
    else after[name] = { version: record.header.version, checksum };
  }
  return after;
}
