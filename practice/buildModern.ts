/** Building the modern face into practice/dist/modern. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import modernConfig from './modern/vite.config.ts';

const SOURCES = fileURLToPath(new URL('./modern/', import.meta.url));

/** Where the built face lies. */
export const MODERN_DIST = fileURLToPath(new URL('./dist/modern/', import.meta.url));

/**
 * Builds unless the last build is newer than every source.
 * @returns whether it built
 * @throws Error of vite when a source does not compile
 */
export async function buildModern(): Promise<boolean> {
  const built = await changedAt(join(MODERN_DIST, 'index.html'));
  if (built >= (await newest(SOURCES))) return false;
  await build({ ...modernConfig, configFile: false, logLevel: 'warn' });
  return true;
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => changedAt(join(entry.parentPath, entry.name))),
  );
  return Math.max(...times);
}

/** Time of the last change in epoch milliseconds; 0 when there is no such file. */
async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
