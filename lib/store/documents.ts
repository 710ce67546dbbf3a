/** What of the store is worth keeping besides the tickets, as documents of plain JSON: sites, profiles, settings, reminders, pictures. */
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from '../copies/record.ts';
import { bytesOf, textOf } from './base64.ts';
import { guarded } from './errors.ts';
import { type EvidenceRow, zEvidenceRow } from './evidence-row.ts';
import type { Store } from './open.ts';
import { allProfiles } from './profiles.ts';
import { checkedRows } from './rows.ts';
import { zLedgerRow } from './schema.ts';
import { setting } from './setting.ts';
import { allSites } from './sites.ts';

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

/**
 * Every document, in the order in which they are put back: reminders before any ticket, so that none is given again.
 * @param settings see lib/backup/settings.ts
 */
export async function* documentsOf(store: Store, settings: SettingSchemas): AsyncGenerator<StoredDocument> {
  for (const site of await allSites(store)) yield { kind: 'site', key: site.origin, body: site };
  for (const profile of await allProfiles(store)) yield { kind: 'profile', key: profile.id, body: profile };
  for (const [key, schema] of Object.entries(settings)) {
    const body = await setting(store, key, schema);
    if (body !== undefined) yield { kind: 'setting', key, body };
  }
  yield* ledgerOf(store);
  for (const id of await guarded(() => store.evidence.toCollection().primaryKeys())) {
    const row = await guarded(() => store.evidence.get(id));
    const [checked] = row ? checkedRows(store, 'evidence', zEvidenceRow, [row]) : [];
    if (checked) yield { kind: 'evidence', key: id, body: await bodyOfEvidence(checked) };
  }
}

async function* ledgerOf(store: Store): AsyncGenerator<StoredDocument> {
  let last = '';
  for (;;) {
    const rows = await guarded(() => store.ledger.where('key').above(last).limit(LEDGER_PAGE).toArray());
    const end = rows.at(-1);
    if (!end) return;
    last = end.key;
    for (const row of checkedRows(store, 'ledger', zLedgerRow, rows)) yield { kind: 'ledger', key: row.key, body: row };
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
