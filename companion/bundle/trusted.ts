/** Whose bundles are taken: the fingerprints that somebody here compared and trusted. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { instantText } from '../../lib/calendar/time.ts';
import { zInstant } from '../../lib/ticket/moment.ts';
import { replaceFile } from '../files/beside.ts';
import { parsed } from '../store/take.ts';
import { Trouble, troubled } from '../store/trouble.ts';

const zTrusted = z.strictObject({
  signers: z.array(
    z.strictObject({
      fingerprint: z.string().check(z.regex(/^\d{4}(?:-\d{4}){7}$/)),
      /** What the signer calls itself in the bundle that was trusted first. */
      name: z.optional(z.string()),
      since: zInstant,
    }),
  ),
});
type Trusted = z.infer<typeof zTrusted>;

const fileOf = (folder: string): string => join(folder, 'trusted.json');

/** @throws Trouble where the list is there and cannot be understood: it is not taken for an empty one */
function trustedIn(folder: string): Trusted {
  const file = fileOf(folder);
  if (!existsSync(file)) return { signers: [] };
  const trusted = zTrusted.safeParse(parsed(readFileSync(file, 'utf8')));
  if (trusted.success) return trusted.data;
  throw new Trouble('store-refused', `${file} is no list of trusted signers: mend it, or move it away and trust anew`);
}

export const isTrusted = (folder: string, fingerprint: string): boolean =>
  trustedIn(folder).signers.some((signer) => signer.fingerprint === fingerprint);

/** Remembers that a signer is trusted. @throws Trouble */
export async function trust(
  folder: string,
  { fingerprint, name }: { fingerprint: string; name?: string | undefined },
  nowMs: number,
): Promise<void> {
  await troubled(async () => {
    const { signers } = trustedIn(folder);
    if (signers.some((signer) => signer.fingerprint === fingerprint)) return;
    const signer = { fingerprint, ...(name === undefined ? {} : { name }), since: instantText(nowMs) };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    replaceFile(fileOf(folder), `${JSON.stringify({ signers: [...signers, signer] }, null, 2)}\n`);
  });
}
