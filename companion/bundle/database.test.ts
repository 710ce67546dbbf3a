import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../store/open.ts';
import { ticketsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { filled, START_MS } from '../testing/browsing.ts';
import { PLACES } from '../testing/places.ts';
import { exportBundle } from './export.ts';
import { importBundle } from './import.ts';
import { ownKey } from './keys.ts';

async function merged(store: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const page of ticketsIn(store, { history: true }, () => expect.unreachable('a damaged row')))
    all.push(...page.map((kept) => JSON.stringify(kept)));
  return all;
}

test('a database gives and takes bundles as a file does: there and back, the same tickets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anqi-database-'));
  const places = await PLACES.postgres();
  const town = await openFile(join(folder, 'town', 'anqi.db'), START_MS);
  const other = await openFile(join(folder, 'other', 'anqi.db'), START_MS);
  const office = await (await places.fresh()).open();
  try {
    await filled(town, 700);
    const send = async (from: Store, name: string) => {
      const signer = await ownKey(join(folder, name));
      const file = join(folder, `${name}.anqi`);
      await exportBundle(from, file, { signer, nowMs: START_MS });
      return [file, { trust: signer.fingerprint, nowMs: START_MS }] as const;
    };
    const there = await send(town, 'town');
    expect(await importBundle(office, join(folder, 'office'), ...there)).toMatchObject({ added: 700, known: 0 });
    expect(await importBundle(office, join(folder, 'office'), ...there)).toMatchObject({ added: 0, known: 700 });
    expect(await merged(office)).toEqual(await merged(town));
    const back = await send(office, 'office');
    expect(await importBundle(other, join(folder, 'other'), ...back)).toMatchObject({ added: 700 });
    expect(await merged(other)).toEqual(await merged(town));
  } finally {
    await Promise.all([town, other, office].map((store) => store.close()));
    await places.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
