/** Putting documents back. Put twice, it changes nothing; what was chosen here stays unless it is asked to give way. */
import * as z from 'zod/mini';
import { zSiteProfile } from '../profiles/profile.ts';
import { type Unmasking, zUnmasking } from '../ticket/unmasking.ts';
import { evidenceOfBody, type SettingSchemas, type StoredDocument, zStoredDocument } from './documents.ts';
import { guarded, StoreError } from './errors.ts';
import { zEvidenceRow } from './evidence-row.ts';
import { MOST_UNMASKINGS } from './office.ts';
import type { Store } from './open.ts';
import { reminderKey } from './reminderKey.ts';
import { issuesText } from './rows.ts';
import { markUnsettled } from './rules.ts';
import { type LedgerRow, type SiteRow, zLedgerRow, zSiteRow } from './schema.ts';
import { checkedSetting } from './setting.ts';

/** Added · taken into what was there · nothing new · another one is here, which stays. */
type PutDocument = 'added' | 'merged' | 'unchanged' | 'kept';

export interface PutOptions {
  settings: SettingSchemas;
  /** Whether a setting or a profile takes the place of another one that is here. */
  replace?: boolean;
}

/** Settings by which clocks are worked out: open tickets have to be settled anew. */
const RULING = new Set(['rules', 'calendar']);

/** What became of documents. */
export interface PutDocuments {
  added: number;
  merged: number;
  unchanged: number;
  /** Of which another one is here, which stays. */
  kept: Pick<StoredDocument, 'kind' | 'key'>[];
  /** What has not the shape of its kind; its name where it tells one. */
  refused: { document?: Pick<StoredDocument, 'kind' | 'key'>; reason: string }[];
}

/**
 * Puts documents into the store in one transaction, each by its kind: sites are united, of a reminder what was shown and seen
 * anywhere counts, settings and profiles that are others here stay (or give way to `replace`), a picture that is here stays as it
 * is. What is malformed is refused one by one.
 * @throws StoreError by what the database said; then nothing was written
 */
export function putDocuments(store: Store, raws: readonly unknown[], options: PutOptions): Promise<PutDocuments> {
  return guarded(async () => {
    const put: PutDocuments = { added: 0, merged: 0, unchanged: 0, kept: [], refused: [] };
    if (raws.length === 0) return put;
    const tables = [store.sites, store.profiles, store.meta, store.ledger, store.evidence];
    return store.db.transaction('rw', tables, async () => {
      for (const raw of raws) {
        const outcome = await outcomeOf(store, raw, options);
        const document = zIdentity.safeParse(raw).data;
        if (typeof outcome === 'object') put.refused.push({ ...(document ? { document } : {}), ...outcome });
        else if (outcome !== 'kept') put[outcome]++;
        else if (document) put.kept.push(document);
      }
      return put;
    });
  });
}

/** Nothing is written of what is malformed: it is checked before. */
async function outcomeOf(store: Store, raw: unknown, options: PutOptions): Promise<PutDocument | { reason: string }> {
  try {
    const document = checkedSetting(zStoredDocument, raw);
    return await PUT[document.kind](store, document, options);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'invalid') return { reason: error.message };
    throw error;
  }
}

const zIdentity = z.object({ kind: zStoredDocument.shape.kind, key: zStoredDocument.shape.key });

type Put = (store: Store, document: StoredDocument, options: PutOptions) => Promise<PutDocument>;

const PUT: Record<StoredDocument['kind'], Put> = {
  async site(store, { key, body }) {
    const site = checked(zSiteRow, body, key, ({ origin }) => origin);
    const known = whole(zSiteRow, await store.sites.get(key));
    return put(store.sites, known, known ? unitedSite(known, site) : site);
  },

  async profile(store, { key, body }, { replace }) {
    const profile = checked(zSiteProfile, body, key, ({ id }) => id);
    const known = whole(zSiteProfile, await store.profiles.get(key));
    return known && !replace && !same(known, profile) ? 'kept' : put(store.profiles, known, profile);
  },

  async setting(store, { key, body }, { settings, replace }) {
    const schema = Object.hasOwn(settings, key) ? settings[key] : undefined;
    if (!schema) throw new StoreError('invalid', 'setting: unknown');
    const value = checkedSetting(schema, body);
    const row = await store.meta.get(key);
    const known = whole(schema, row?.value);
    if (key === 'unmaskings') {
      const united = unitedUnmaskings(known ?? [], value);
      return put(store.meta, row, { key, value: united });
    }
    if (known !== undefined && !replace && !same(known, value)) return 'kept';
    const outcome = await put(store.meta, row, { key, value });
    if (outcome !== 'unchanged' && RULING.has(key)) await markUnsettled(store);
    return outcome;
  },

  async ledger(store, { key, body }) {
    const row = checked(zLedgerRow, body, key, (parts) => (reminderKey(parts) === parts.key ? parts.key : ''));
    const known = whole(zLedgerRow, await store.ledger.get(key));
    return put(store.ledger, known, known ? unitedReminder(known, row) : row);
  },

  async evidence(store, { key, body }) {
    const row = evidenceOfBody(body);
    if (!row || row.id !== key) throw new StoreError('invalid', 'evidence: no such row');
    if (whole(zEvidenceRow, await store.evidence.get(key))) return 'unchanged';
    await store.evidence.put(row);
    return 'added';
  },
};

/** What is stored; one that is broken here says nothing, and the good copy takes its place. */
function whole<S extends z.ZodMiniType>(schema: S, stored: unknown): z.infer<S> | undefined {
  const result = schema.safeParse(stored);
  return result.success ? result.data : undefined;
}

async function put<T>(
  table: { put: (row: T) => PromiseLike<unknown> },
  known: T | undefined,
  row: T,
): Promise<PutDocument> {
  if (known !== undefined && same(known, row)) return 'unchanged';
  await table.put(row);
  return known === undefined ? 'added' : 'merged';
}

function checked<S extends z.ZodMiniType>(
  schema: S,
  body: unknown,
  key: string,
  keyOf: (row: z.infer<S>) => string,
): z.infer<S> {
  const result = schema.safeParse(body);
  if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
  if (keyOf(result.data) !== key) throw new StoreError('invalid', 'key: not its own');
  return result.data;
}

/** What is not said here of a site is taken over; drift is of the browser that saw it. */
function unitedSite(here: SiteRow, { enabledAt, name, pages, visitDetails }: SiteRow): SiteRow {
  return {
    ...(name === undefined ? {} : { name }),
    ...(pages === undefined ? {} : { pages }),
    ...(visitDetails === undefined ? {} : { visitDetails }),
    ...here,
    enabledAt: enabledAt < here.enabledAt ? enabledAt : here.enabledAt,
  };
}

function unitedReminder(here: LedgerRow, there: LedgerRow): LedgerRow {
  const [shownAt, seenAt] = [earlier(here.shownAt, there.shownAt), earlier(here.seenAt, there.seenAt)];
  return {
    ...here,
    ...(shownAt === undefined ? {} : { shownAt }),
    ...(seenAt === undefined ? {} : { seenAt }),
    plannedAt: earlier(here.plannedAt, there.plannedAt) ?? here.plannedAt,
    seen: here.seen === 1 || there.seen === 1 ? 1 : 0,
  };
}

function unitedUnmaskings(here: unknown, there: unknown): Unmasking[] {
  const zAll = z.array(zUnmasking);
  const all = [...checkedSetting(zAll, here), ...checkedSetting(zAll, there)];
  const distinct = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_UNMASKINGS);
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Whether two rows say the same, whatever the order of their fields. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
