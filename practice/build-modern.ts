/** Building the modern face into practice/dist/modern. */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, mergeConfig } from 'vite';
import modernConfig from './modern/vite.config.ts';

const SOURCES = fileURLToPath(new URL('./modern/', import.meta.url));
const DIST = fileURLToPath(new URL('./dist/', import.meta.url));

/** Where the built face lies. */
export const MODERN_DIST = join(DIST, 'modern');

/**
 * Builds unless the last build is newer than every source.
 * @returns whether it built
 * @throws Error of vite when a source does not compile; the last build then stays as it was
 */
export async function buildModern(): Promise<boolean> {
  const built = await changedAt(join(MODERN_DIST, 'index.html'));
  if (built >= (await newest(SOURCES))) return false;
  await mkdir(DIST, { recursive: true });
  // Built beside and then put in place: another run may be serving the last build meanwhile.
  const fresh = await mkdtemp(join(DIST, 'building-'));
  try {
    await build(mergeConfig(modernConfig, { configFile: false, logLevel: 'warn', build: { outDir: fresh } }));
    await rm(MODERN_DIST, { recursive: true, force: true });
    await rename(fresh, MODERN_DIST).catch(ifTaken);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

/** Another run built the same sources just now: its build is as good as this one. @throws any other error */
function ifTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return Math.max(...(await Promise.all(files.map((entry) => changedAt(join(entry.parentPath, entry.name))))));
}

/** Time of the last change in epoch milliseconds; 0 when there is no such file. */
async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
