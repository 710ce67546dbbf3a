/** Building a face into practice/dist/<face>. */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { configOf, distOf, type Face, sourcesOf } from './faces.ts';

/**
 * Builds unless the last build is newer than every source.
 * @returns whether it built
 * @throws Error of vite when a source does not compile; the last build then stays as it was
 */
export async function buildFace(face: Face): Promise<boolean> {
  const dist = distOf(face);
  const changed = await newest(sourcesOf(face));
  const isFresh = async () => (await changedAt(join(dist, 'index.html'))) >= changed;
  if (await isFresh()) return false;
  await mkdir(dirname(dist), { recursive: true });
  // Built beside and then put in place: another run may be serving the last build meanwhile.
  const fresh = await mkdtemp(join(dirname(dist), 'building-'));
  const last = `${fresh}-last`;
  try {
    await build(mergeConfig(configOf(face), { build: { outDir: fresh } }));
    // Another run may have built the same meanwhile, and its pages be open: theirs stays.
    if (await isFresh()) return true;
    await rename(dist, last).catch(unless('ENOENT'));
    await rename(fresh, dist).catch(unless('ENOTEMPTY', 'EEXIST'));
  } finally {
    for (const folder of [fresh, last]) await rm(folder, { recursive: true, force: true });
  }
  return true;
}

/** Handles errors that mean that another run was quicker: its build is as good as this one. @throws any other error */
function unless(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}

/** Time of the last change of any file in the folders. */
async function newest(folders: readonly string[]): Promise<number> {
  const entries = await Promise.all(folders.map((path) => readdir(path, { withFileTypes: true, recursive: true })));
  const files = entries.flat().filter((entry) => entry.isFile());
  return Math.max(...(await Promise.all(files.map((entry) => changedAt(join(entry.parentPath, entry.name))))));
}

/** Time of the last change in epoch milliseconds; 0 when there is no such file. */
async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
