/** What else the clerk's browsers keep: of each thing the one that was written last. */
import type { Selectable } from 'kysely';
import { crcOfDocument } from './crc.ts';
import type { DocumentRow } from './schema.ts';
import type { Store } from './store.ts';
import { parsed } from './take.ts';
import { troubled } from './trouble.ts';

/** A line, and the key behind which the next one begins. */
export type KeyedLine = [text: string, key: readonly [string, string]];

type Key = Pick<Selectable<DocumentRow>, 'kind' | 'key'>;

/** The documents as lines of JSON, in the order of kind and key. */
export async function* documentLines(
  store: Store,
  after: readonly [string, string] | undefined,
  onDamage: () => void,
): AsyncGenerator<KeyedLine> {
  const keys = await troubled(() => keysOf(store));
  const from = after === undefined ? 0 : keys.findIndex(({ kind, key }) => kind === after[0] && key === after[1]) + 1;
  for (const { kind, key } of keys.slice(from)) {
    const body = await troubled(() => newest(store, { kind, key }, onDamage));
    if (body !== undefined) yield [JSON.stringify({ kind, key, body }), [kind, key]];
  }
}

/** How many there are. */
export async function countDocuments(store: Store): Promise<number> {
  return (await troubled(() => keysOf(store))).length;
}

const own = (store: Store) =>
  store.db.selectFrom('replicas').select('id').where('owner', '=', store.me).where('signer', 'is', null);

function keysOf(store: Store): Promise<Key[]> {
  return store.db
    .selectFrom('documents')
    .select(['kind', 'key'])
    .distinct()
    .where('owner', '=', store.me)
    .where('replica', 'in', own(store))
    .where('body', 'is not', null)
    .orderBy('kind')
    .orderBy('key')
    .execute();
}

async function newest(store: Store, { kind, key }: Key, onDamage: () => void): Promise<unknown> {
  const rows = await store.db
    .selectFrom('documents')
    .selectAll()
    .where('owner', '=', store.me)
    .where('replica', 'in', own(store))
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('at', 'desc')
    .orderBy('replica')
    .execute();
  const whole = rows.filter((row) => crcOfDocument(row) === Number(row.crc));
  if (whole.length < rows.length) onDamage();
  const body = whole[0]?.body;
  return body === null || body === undefined ? undefined : parsed(body);
}
