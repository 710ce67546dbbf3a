/** What of the store is worth keeping besides the tickets, as documents of plain JSON: sites, profiles, settings, reminders, pictures. */
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from '../copies/record.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import { bytesOf, textOf } from './base64.ts';
import { guarded } from './errors.ts';
import { type EvidenceRow, zEvidenceRow } from './evidence-row.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';
import { type LedgerRow, zLedgerRow, zSiteRow } from './schema.ts';

export const zStoredDocument = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  /** Origin of a site, id of a profile or a picture, name of a setting, key of a reminder. */
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  body: z.unknown(),
});
export type StoredDocument = z.infer<typeof zStoredDocument>;

/** The settings that there are, by their keys in `meta`: what a clerk or an office chose, nothing that is worked out. */
export type SettingSchemas = Readonly<Record<string, z.ZodMiniType>>;

/** A picture as JSON holds it. */
const zImage = z.strictObject({ type: z.string().check(z.maxLength(100)), base64: z.string() });
const zEvidenceBody = z.extend(zEvidenceRow, { image: z.optional(zImage) });

const LEDGER_PAGE = 500;

/** A document that is stored and has lost its shape: there is nothing to be told of it but that it is there. */
export interface BrokenDocument {
  kind: StoredDocument['kind'];
  key: string;
  isBroken: true;
}

/**
 * Every document, in the order in which they are put back: reminders before any ticket, so that none is given again. Of those that
 * have lost their shape, which is reported, the names: they are not gone.
 * @param settings see lib/backup/settings.ts
 */
export async function* documentsOf(
  store: Store,
  settings: SettingSchemas,
): AsyncGenerator<StoredDocument | BrokenDocument> {
  const read = <S extends z.ZodMiniType>(table: string, kind: StoredDocument['kind'], schema: S) => {
    return (key: string, row: unknown): StoredDocument | BrokenDocument => {
      const [body] = checkedRows(store, table, schema, [row]);
      return body === undefined ? { kind, key, isBroken: true } : { kind, key, body };
    };
  };
  const site = read('sites', 'site', zSiteRow);
  for (const row of await guarded(() => store.sites.toArray())) yield site(row.origin, row);
  const profile = read('profiles', 'profile', zSiteProfile);
  for (const row of await guarded(() => store.profiles.toArray())) yield profile(row.id, row);
  for (const [key, schema] of Object.entries(settings)) {
    const row = await guarded(() => store.meta.get(key));
    if (row) yield read('meta', 'setting', schema)(key, row.value);
  }
  const reminder = read('ledger', 'ledger', zLedgerRow);
  for await (const row of ledgerOf(store)) yield reminder(row.key, row);
  const picture = read('evidence', 'evidence', zEvidenceRow);
  for (const id of await guarded(() => store.evidence.toCollection().primaryKeys())) {
    const row = await guarded(() => store.evidence.get(id));
    if (!row) continue;
    const document = picture(id, row);
    yield 'isBroken' in document ? document : { ...document, body: await bodyOfEvidence(row) };
  }
}

async function* ledgerOf(store: Store): AsyncGenerator<LedgerRow> {
  let last = '';
  for (;;) {
    const rows = await guarded(() => store.ledger.where('key').above(last).limit(LEDGER_PAGE).toArray());
    const end = rows.at(-1);
    if (!end) return;
    last = end.key;
    yield* rows;
  }
}

async function bodyOfEvidence({ image, ...row }: EvidenceRow): Promise<z.infer<typeof zEvidenceBody>> {
  if (!image) return row;
  return { ...row, image: { type: image.type, base64: textOf(new Uint8Array(await image.arrayBuffer())) } };
}

/** The row of a picture's document; undefined where it is none. */
export function evidenceOfBody(body: unknown): EvidenceRow | undefined {
  const checked = zEvidenceBody.safeParse(body);
  if (!checked.success) return undefined;
  const { image, ...row } = checked.data;
  if (!image) return row;
  const bytes = bytesOf(image.base64);
  return bytes && { ...row, image: new Blob([bytes], { type: image.type }) };
}
