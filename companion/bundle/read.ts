/** Reading a bundle, and making sure of it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Replica } from '../../lib/copies/record.ts';
import { decrypted, isEncrypted } from '../secret/age.ts';
import { parsed, recordOf } from '../store/take.ts';
import { Trouble, troubleOf } from '../store/trouble.ts';
import type { TakenTicket } from '../store/write-tickets.ts';
import {
  type Head,
  NO_NAME,
  type Totals,
  VERSION,
  zAnyHead,
  zCarried,
  zEnd,
  zHead,
  zReplicaLine,
  zSignature,
} from './format.ts';
import { isSignedBy } from './keys.ts';
import { boundedLines } from './lines.ts';
import { BundleRefusal, damaged } from './refusal.ts';

/** What stands in a bundle, in its order. */
export type Item =
  | { what: 'head'; head: Head }
  | { what: 'replica'; replica: Replica }
  | { what: 'ticket'; replica: string; ticket: TakenTicket };

/**
 * The items of a bundle. Only when the reading has ended without an error is it known that they are what was signed: read it once
 * for that, and a second time for what is in it.
 * @throws BundleRefusal, Trouble
 */
export async function* readBundle(file: string, passphrase: string | undefined): AsyncGenerator<Item> {
  try {
    yield* itemsOf(boundedLines(await plainOf(file, passphrase)));
  } catch (error) {
    if (error instanceof BundleRefusal || troubleOf(error)) throw error;
    throw damaged(error);
  }
}

/** The bytes of the lines, out of age and gzip. */
async function plainOf(file: string, passphrase: string | undefined): Promise<Readable> {
  const start: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 63 })) start.push(chunk as Buffer);
  const head = Buffer.concat(start);
  if (isEncrypted(head)) {
    if (passphrase === undefined)
      throw new Trouble('store-refused', 'the bundle is encrypted: give its passphrase with --passphrase-file');
    return unzipped(await decrypted(createReadStream(file), passphrase));
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) throw new BundleRefusal('this is no bundle of Anqi');
  return unzipped(createReadStream(file));
}

function unzipped(bytes: Readable): Readable {
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => bytes.destroy());
  return bytes.pipe(gunzip);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

async function* itemsOf(lines: AsyncGenerator<Uint8Array>): AsyncGenerator<Item> {
  const hash = createHash('sha256');
  const next = async (isSigned = true): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw damaged();
    if (isSigned) hash.update(value).update('\n');
    return utf8.decode(value);
  };
  const head = headOf(await next());
  yield { what: 'head', head };
  const seen: Totals = { replicas: 0, tickets: 0, changes: 0 };
  const replicas = new Set<string>();
  let end: Totals | undefined;
  while (!end) {
    const line = parsed(await next());
    const ended = zEnd.safeParse(line);
    if (ended.success) {
      end = ended.data;
      break;
    }
    const body = await next();
    const item = itemOf(line, body, replicas);
    if (item.what === 'replica') {
      replicas.add(item.replica.id);
      seen.replicas++;
    } else {
      seen.tickets++;
      seen.changes += item.ticket.header.changes?.length ?? 0;
    }
    yield item;
  }
  const signature = zSignature.safeParse(parsed(await next(false)));
  const isWhole = (await lines.next()).done && signature.success && isSame(seen, end);
  if (!isWhole) throw damaged();
  if (!isSignedBy(head.signer.key, hash.digest('hex'), signature.data.signature))
    throw new BundleRefusal('the signature is not of what stands in the bundle: it was changed; fetch it again');
}

const isSame = (a: Totals, b: Totals) =>
  a.replicas === b.replicas && a.tickets === b.tickets && a.changes === b.changes;

function headOf(line: string): Head {
  const any = zAnyHead.safeParse(parsed(line));
  if (!any.success) throw new BundleRefusal('this is no bundle of Anqi');
  if (any.data.version > VERSION)
    throw new BundleRefusal('a newer companion made this bundle: update the companion; nothing was touched');
  const head = zHead.safeParse(any.data);
  if (head.success) return head.data;
  const isName = head.error.issues.every(({ path }) => path.join('.') === 'signer.name');
  throw isName
    ? new BundleRefusal(`whoever made this bundle calls itself by ${NO_NAME}: ask for another`)
    : damaged(head.error);
}

function itemOf(line: unknown, body: string, replicas: ReadonlySet<string>): Exclude<Item, { what: 'head' }> {
  const browser = zReplicaLine.safeParse(line);
  if (browser.success && body === '') {
    const { what: _what, ...replica } = browser.data;
    return { what: 'replica', replica };
  }
  const carried = zCarried.safeParse(line);
  if (!carried.success || !replicas.has(carried.data.replica)) throw damaged(carried.error);
  const { replica, times = {}, toldAt, ...rest } = carried.data;
  const record = recordOf(rest, body);
  if (typeof record === 'string') throw damaged(new Error(record));
  const { header } = record;
  if (header.what !== 'ticket') throw damaged();
  return { what: 'ticket', replica, ticket: { ...record, header, times, ...(toldAt ? { toldAt } : {}) } };
}
