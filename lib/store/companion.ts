/** What this browser knows of its companion: whether the clerk wants one, and what it has acknowledged. */
import * as z from 'zod/mini';
import { zReplicaId } from '../copies/record.ts';
import { zSite, zTicketNo } from '../ticket/model.ts';
import { zInstant } from '../ticket/moment.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedSetting, setting } from './setting.ts';

const KEY = 'companion';
const DOCUMENTS = 'companion-documents';
const zName = z.string().check(z.minLength(1), z.maxLength(100));

const zCompanion = z.strictObject({
  /** Whether what is written is to be sent. */
  on: z.boolean(),
  /** This browser's profile among all that send. */
  replica: zReplicaId,
  clerk: z.optional(zName),
  unit: z.optional(zName),
  /** The highest version that was acknowledged. */
  acked: z.number(),
  /** The batches that were acknowledged last, the newest at the end, and the one that is on its way. */
  batches: z.optional(z.array(z.string())),
  sending: z.optional(z.string()),
  /** Sites whose data the clerk deleted, when, and under which number: told again to a companion that does not know it. */
  deleted: z.optional(z.array(z.strictObject({ site: zSite, at: zInstant, version: z.number() }))),
  /** Tickets from before it was turned on: up to this one they are in the outbox; from the first on where nothing stands. */
  filling: z.optional(z.strictObject({ after: z.optional(z.tuple([zSite, zTicketNo])) })),
  /** When it last acknowledged that everything had arrived. */
  safeAt: z.optional(zInstant),
  /** The program that was last offered what is refused (refusals.ts). */
  offeredTo: z.optional(z.string()),
  /** The folder that it writes exports to, as it said last. */
  folder: z.optional(z.string()),
});
export type Companion = z.infer<typeof zCompanion>;

/** What else was sent, by kind and key joined by a line break: under which version, and the checksum of what it was. */
const zSent = z.record(z.string(), z.strictObject({ version: z.number(), checksum: z.string() }));
export type SentDocuments = z.infer<typeof zSent>;

export async function sentDocuments(store: Store): Promise<SentDocuments> {
  return (await setting(store, DOCUMENTS, zSent)) ?? {};
}

export function saveSentDocuments(store: Store, sent: SentDocuments): Promise<void> {
  return guarded(async () => {
    await store.meta.put({ key: DOCUMENTS, value: checkedSetting(zSent, sent) });
  });
}

/** Undefined where it was never turned on. */
export function companionOf(store: Store): Promise<Companion | undefined> {
  return setting(store, KEY, zCompanion);
}

export async function companionIsOn(store: Store): Promise<boolean> {
  return (await companionOf(store))?.on === true;
}

/**
 * Changes what is known of the companion, in one transaction with whatever else the change writes.
 * @param change gives what is to be kept; undefined leaves it as it is
 */
export function changeCompanion(
  store: Store,
  change: (before: Companion | undefined) => Promise<Companion | undefined> | Companion | undefined,
): Promise<Companion | undefined> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, store.outbox, async () => {
      const before = await companionOf(store);
      const after = await change(before);
      if (after !== undefined) await store.meta.put({ key: KEY, value: checkedSetting(zCompanion, after) });
      return after ?? before;
    }),
  );
}

/**
 * Notes that everything of a site was deleted, within that transaction; also while the companion is off, as what it keeps of the site
 * is to go once it is on again.
 */
export async function noteSiteGone(store: Store, site: string, at: string): Promise<void> {
  await changeCompanion(store, async (before) => {
    if (!before) return undefined;
    const version = await store.outbox.add({ what: 'site-gone', site, at });
    if (!before.on) await store.outbox.delete(version);
    const others = (before.deleted ?? []).filter((each) => each.site !== site);
    return { ...before, deleted: [...others, { site, at, version: version ?? 1 }] };
  });
}

/** What a companion is told that knows less than this browser: first what was deleted, then, piece by piece, all that there is. */
export async function tellAnew(store: Store, { deleted = [] }: Companion): Promise<Pick<Companion, 'filling'>> {
  await store.outbox.bulkAdd(
    deleted.map(({ site, at, version }) => ({ what: 'site-gone', site, at, upTo: version }) as const),
  );
  return { filling: {} };
}

/** Notes the folder for exports: whoever exports while the companion does not answer is told that it is not in there. */
export async function noteFolder(store: Store, folder: string | undefined): Promise<void> {
  if ((await companionOf(store))?.folder === folder) return;
  await changeCompanion(store, (before) => {
    if (!before) return undefined;
    const { folder: _before, ...rest } = before;
    return { ...rest, ...(folder === undefined ? {} : { folder }) };
  });
}

/** Turns sending on, with everything that is stored still to be sent; or off: then nothing more is noted. */
export function switchCompanion(
  store: Store,
  wanted: { on: boolean; clerk?: string | undefined; unit?: string | undefined },
): Promise<Companion | undefined> {
  const { on, clerk, unit } = wanted;
  const names = { ...(clerk ? { clerk } : {}), ...(unit ? { unit } : {}) };
  return changeCompanion(store, async (before) => {
    if (!on) {
      await store.outbox.clear();
      if (!before) return undefined;
      const { filling: _filling, ...rest } = before;
      return { ...rest, on: false };
    }
    const { clerk: _clerk, unit: _unit, ...rest } = before ?? { replica: crypto.randomUUID(), acked: 0, on };
    return { ...rest, ...names, on, ...(before?.on ? {} : await tellAnew(store, rest)) };
  });
}
