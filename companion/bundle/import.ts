/** Taking a bundle in. */
import { chmodSync, constants, copyFileSync, mkdirSync } from 'node:fs';
import type { Transaction } from 'kysely';
import type { Replica } from '../../lib/copies/record.ts';
import { tidyData } from '../backup/tidy.ts';
import { discard, temporaryIn } from '../files/temporary.ts';
import { grouped } from '../store/keys.ts';
import type { Tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { writeTickets } from '../store/write-tickets.ts';
import type { Head } from './format.ts';
import { fingerprintOf, ownKey } from './keys.ts';
import { type Item, readBundle } from './read.ts';
import { BundleRefusal } from './refusal.ts';
import { isTrusted, trust } from './trusted.ts';

export interface Importing {
  passphrase?: string | undefined;
  /** A fingerprint that is trusted from now on, should the bundle be of it. */
  trust?: string | undefined;
  nowMs: number;
}

export interface Imported {
  head: Head;
  fingerprint: string;
  /** Copies that were not there, that took the place of older ones, that were known in this version or a later one. */
  added: number;
  renewed: number;
  known: number;
  /** Copies of this store's own browsers, which tell of themselves. */
  own: number;
}

type TicketItem = Extract<Item, { what: 'ticket' }>;

/** As many copies go into one transaction. */
const BATCH = 500;

/**
 * Takes a bundle in, after all of it was found to be what a trusted signer signed. The file is copied first: on a shared folder it
 * could change between the check and the reading.
 * @param folder the data folder
 * @throws BundleRefusal, Trouble
 */
export async function importBundle(store: Store, folder: string, file: string, asked: Importing): Promise<Imported> {
  return troubled(async () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    tidyData(folder);
    const copy = temporaryIn(folder);
    try {
      copied(file, copy);
      const { head, fingerprint } = await checkedHead(copy, folder, asked);
      const counts = { added: 0, renewed: 0, known: 0, own: 0 };
      const replicas = new Map<string, Replica>();
      let batch: TicketItem[] = [];
      const flush = async () => {
        const taken = batch;
        batch = [];
        await store.db.transaction().execute(async (transaction) => {
          const written = await write(store, transaction, { taken, replicas, signer: fingerprint, at: head.madeAt });
          for (const name of ['added', 'renewed', 'known', 'own'] as const) counts[name] += written[name];
        });
      };
      for await (const item of readBundle(copy, asked.passphrase)) {
        if (item.what === 'replica') replicas.set(item.replica.id, item.replica);
        if (item.what === 'ticket') batch.push(item);
        if (batch.length === BATCH) await flush();
      }
      if (batch.length > 0) await flush();
      return { head, fingerprint, ...counts };
    } finally {
      discard(copy);
    }
  });
}

function copied(file: string, copy: string): void {
  try {
    copyFileSync(file, copy, constants.COPYFILE_EXCL);
    chmodSync(copy, 0o600);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'].includes(code))
      throw new BundleRefusal('the bundle cannot be read: is it there?', { cause: error });
    throw error;
  }
}

/** Reads all of a bundle and writes nothing. @throws BundleRefusal where it is not whole, or nobody trusts its signer */
async function checkedHead(
  copy: string,
  folder: string,
  asked: Importing,
): Promise<{ head: Head; fingerprint: string }> {
  let head: Head | undefined;
  for await (const item of readBundle(copy, asked.passphrase)) if (item.what === 'head') head = item.head;
  if (!head) throw new BundleRefusal('this is no bundle of Anqi');
  const fingerprint = fingerprintOf(head.signer.key);
  const isKnown = isTrusted(folder, fingerprint) || (await ownKey(folder)).fingerprint === fingerprint;
  if (!isKnown && asked.trust !== fingerprint)
    throw new BundleRefusal(
      `nobody here trusts its signer yet. Ask ${head.signer.name ?? 'whoever made it'} to read the output of \`anqi key\` out to you; if it is ${fingerprint}, run this again with --trust ${fingerprint}`,
    );
  if (!isKnown) await trust(folder, { fingerprint, name: head.signer.name }, asked.nowMs);
  return { head, fingerprint };
}

interface Batch {
  taken: readonly TicketItem[];
  replicas: ReadonlyMap<string, Replica>;
  signer: string;
  /** When the bundle was made. */
  at: string;
}

async function write(store: Store, transaction: Transaction<Tables>, { taken, replicas, signer, at }: Batch) {
  const counts = { added: 0, renewed: 0, known: 0, own: 0 };
  const own = new Set(
    (
      await transaction
        .selectFrom('replicas')
        .select('id')
        .where('owner', '=', store.me)
        .where('signer', 'is', null)
        .execute()
    ).map(({ id }) => id),
  );
  for (const [id, items] of grouped(taken, ({ replica }) => replica)) {
    const replica = replicas.get(id);
    if (!replica) throw new Trouble('bad-message', 'a ticket is of a browser that the bundle does not name');
    if (own.has(id)) {
      counts.own += items.length;
      continue;
    }
    const version = items.reduce((most, { ticket }) => Math.max(most, ticket.header.version), 0);
    await noteForeign(transaction, replica, { signer, at, version });
    // Nobody knows it from a bundle that was not made yet.
    const tickets = items.map(({ ticket }) => ({
      ...ticket,
      toldAt: ticket.toldAt !== undefined && ticket.toldAt < at ? ticket.toldAt : at,
    }));
    const { added, renewed } = await writeTickets(store, transaction, id, tickets);
    counts.added += added;
    counts.renewed += renewed;
    counts.known += tickets.length - added - renewed;
  }
  return counts;
}

/** Makes a browser known by hearsay; what an older bundle calls it does not replace what a newer one did. */
async function noteForeign(
  transaction: Transaction<Tables>,
  { id, clerk, unit, browser }: Replica,
  { signer, at, version }: { signer: string; at: string; version: number },
): Promise<void> {
  const about = { clerk: clerk ?? null, unit: unit ?? null, browser, seen_at: at };
  await transaction
    .insertInto('replicas')
    .values({ id, ...about, version, signer })
    .onConflict((conflict) => conflict.columns(['owner', 'id']).doNothing())
    .execute();
  await transaction
    .updateTable('replicas')
    .set(about)
    .where('id', '=', id)
    .where('signer', 'is not', null)
    .where('seen_at', '<', at)
    .execute();
  await transaction
    .updateTable('replicas')
    .set({ version })
    .where('id', '=', id)
    .where('signer', 'is not', null)
    .where('version', '<', version)
    .execute();
}
