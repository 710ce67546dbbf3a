/** What else a batch holds, where it is newer than what is kept. */
import type { Transaction } from 'kysely';
import type { DocumentHeader } from '../../lib/copies/record.ts';
import { DOCUMENTS } from './bulks.ts';
import { crcOfDocument } from './crc.ts';
import { keyOf, newest } from './keys.ts';
import type { DocumentRow, Tables, Unwritten } from './schema.ts';
import type { Store } from './store.ts';
import type { Taken } from './take.ts';

export type TakenDocument = Taken & { header: DocumentHeader };

/** @returns how many were newer */
export async function writeDocuments(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  records: readonly TakenDocument[],
): Promise<number> {
  if (records.length === 0) return 0;
  const known = await transaction
    .selectFrom('documents')
    .select(['kind', 'key', 'version'])
    .where('owner', '=', store.me)
    .where('replica', '=', replica)
    .where('key', 'in', [...new Set(records.map(({ header }) => header.key))])
    .execute();
  const versions = new Map(known.map((row) => [keyOf(row.kind, row.key), Number(row.version)]));
  const fresh = [...newest(records, ({ header }) => keyOf(header.kind, header.key))]
    .filter(([key, { header }]) => header.version > (versions.get(key) ?? 0))
    .map(([, record]) => record);
  await store.write(
    transaction,
    DOCUMENTS,
    fresh.map(({ header, body }) => {
      const { kind, key, version, at, gone } = header;
      const row: Unwritten<DocumentRow> = { replica, kind, key, version, at, body: gone ? null : body };
      const whole = { ...row, crc: crcOfDocument(row) };
      return DOCUMENTS.columns.map((name) => whole[name as keyof typeof whole]);
    }),
  );
  return fresh.length;
}
