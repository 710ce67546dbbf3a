/** Whether the data file is whole. */
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { isOurShape } from './shape.ts';
import { Trouble, troubled } from './trouble.ts';

/** Files up to this size are checked at every start: that takes a fraction of a second. Larger ones once a day. */
const SMALL_BYTES = 100_000_000;
const DAY_MS = 86_400_000;
const KEY = 'checkedMs';

/**
 * Checks the structure of the file where that is due. What single rows say is checked when they are read (crc.ts).
 * @throws Trouble `store-damaged`
 */
export async function checkFile(raw: DatabaseSync, file: string, nowMs: number): Promise<void> {
  await troubled(async () => {
    if (!(await isOurShape(raw))) throw damaged();
    if (statSync(file).size > SMALL_BYTES && nowMs - lastCheck(raw) < DAY_MS && nowMs >= lastCheck(raw)) return;
    const found = raw.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
    if (found[0]?.integrity_check !== 'ok') throw damaged();
    if (statSync(file).size > SMALL_BYTES)
      raw
        .prepare('insert into meta values (?, ?) on conflict do update set value = excluded.value')
        .run(KEY, String(nowMs));
  });
}

const damaged = () =>
  new Trouble('store-damaged', 'the data file is damaged; `anqi restore` puts a backup in its place');

function lastCheck(raw: DatabaseSync): number {
  const row = raw.prepare('select value from meta where key = ?').get(KEY) as { value: string } | undefined;
  return Number(row?.value ?? 0);
}
