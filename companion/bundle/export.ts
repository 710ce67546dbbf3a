/** Writing a bundle. */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { instantText } from '../../lib/calendar/time.ts';
import { moveIn } from '../files/beside.ts';
import { discard, streamInto, temporaryIn, tidy } from '../files/temporary.ts';
import { plain } from '../plain.ts';
import { PROGRAM } from '../program.ts';
import { encrypted } from '../secret/age.ts';
import { rowsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { FORMAT, type Head, isSignerName, NO_NAME, type Totals, VERSION } from './format.ts';
import type { Signer } from './keys.ts';
import { type Asked, portionOf } from './portion.ts';
import { BundleRefusal } from './refusal.ts';

export interface Exporting extends Asked {
  signer: Signer;
  /** What the signer calls itself (format.ts, isSignerName), for those who are asked to trust it. */
  name?: string | undefined;
  passphrase?: string | undefined;
  nowMs: number;
}

export interface Exported extends Totals {
  /** Rows that were left out because they are not what was written. */
  damaged: number;
}

/**
 * Writes a bundle to a file that is not there yet; it is whole, or not there.
 * @throws BundleRefusal where there is nothing to write, the file is there, or nobody could import it
 * @throws Trouble
 */
export async function exportBundle(store: Store, file: string, asked: Exporting): Promise<Exported> {
  if (asked.name && !isSignerName(asked.name)) throw new BundleRefusal(`nobody could import a bundle under ${NO_NAME}`);
  tidy(dirname(file), Date.now());
  const beside = temporaryIn(dirname(file));
  try {
    const about: Exported = { replicas: 0, tickets: 0, changes: 0, damaged: 0 };
    await troubled(async () => {
      const { passphrase } = asked;
      await pipeline(
        Readable.from(linesOf(store, asked, about), { objectMode: false }),
        createGzip(),
        async function* (bytes: AsyncIterable<Uint8Array>) {
          yield* passphrase === undefined ? bytes : await encrypted(Readable.from(bytes), passphrase);
        },
        streamInto(beside),
      );
      moveIn(beside, file);
    });
    return about;
  } catch (error) {
    const thrown = error instanceof Trouble ? error.cause : error;
    const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
    if (code === 'EEXIST') throw new BundleRefusal(`${file} is there already: choose another name`);
    if (code === 'ENOENT') throw new BundleRefusal(`the folder of ${file} is not there`);
    throw error;
  } finally {
    discard(beside);
  }
}

/** The lines; the hash runs along. */
async function* linesOf(store: Store, asked: Exporting, about: Exported): AsyncGenerator<string> {
  const { signer, name, unit, since, nowMs } = asked;
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  const head: Head = {
    format: FORMAT,
    version: VERSION,
    program: PROGRAM,
    ...(unit === undefined ? {} : { unit }),
    ...(since === undefined ? {} : { since }),
    madeAt: instantText(nowMs),
    signer: { key: signer.publicKey, ...(name ? { name } : {}) },
  };
  yield hashed(`${JSON.stringify(head)}\n`);
  let known = await replicasOf(store);
  const told = new Set<string>();
  const units = new Set<string>();
  for await (const page of rowsIn(store, { history: true })) {
    let text = '';
    // A browser may have made itself known since, and told of tickets.
    if (page.some(({ copies }) => copies.some(({ replica }) => !known.has(replica)))) known = await replicasOf(store);
    for (const rows of page) {
      const portion = portionOf(rows, asked, known, () => about.damaged++);
      if (portion.unit !== undefined) units.add(portion.unit);
      for (const { replica, header, times, toldAt, body } of portion.carried) {
        const row = known.get(replica);
        if (!row) throw new Trouble('store-damaged', 'a ticket is of a browser that is not known');
        if (!told.has(replica)) text += `${replicaLine(row)}\n\n`;
        told.add(replica);
        const { what, ...rest } = header;
        text += `${JSON.stringify({ what, replica, ...rest, ...(times ? { times } : {}), ...(toldAt ? { toldAt } : {}) })}\n${body}\n`;
        about.tickets++;
        about.changes += header.changes?.length ?? 0;
      }
    }
    if (text !== '') yield hashed(text);
  }
  about.replicas = told.size;
  if (unit !== undefined && !units.has(unit) && told.size === 0) throw new BundleRefusal(noneOf(unit, units));
  const { replicas, tickets, changes } = about;
  yield hashed(`${JSON.stringify({ what: 'end', replicas, tickets, changes })}\n`);
  yield `${JSON.stringify({ signature: signer.sign(hash.digest('hex')) })}\n`;
}

const MOST_NAMED = 20;
const noneOf = (unit: string, units: ReadonlySet<string>): string =>
  units.size === 0
    ? 'the store holds no ticket yet'
    : `no ticket is of the unit ${unit}; there are ${plain([...units].toSorted().slice(0, MOST_NAMED).join(', '))}`;

async function replicasOf(store: Store) {
  const rows = await troubled(() =>
    store.db.selectFrom('replicas').select(['id', 'clerk', 'unit', 'browser']).orderBy('seen_at').execute(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const replicaLine = ({
  id,
  clerk,
  unit,
  browser,
}: {
  id: string;
  clerk: string | null;
  unit: string | null;
  browser: string;
}) => JSON.stringify({ what: 'replica', id, ...(clerk ? { clerk } : {}), ...(unit ? { unit } : {}), browser });
