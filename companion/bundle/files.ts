/** Which files an import is about. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from './format.ts';
import { BundleRefusal } from './refusal.ts';

/** Files as they are named, and of folders the bundles in them by name. @throws BundleRefusal where a folder has none */
export function bundlesIn(places: readonly string[]): string[] {
  return places.flatMap((place) => {
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [place];
    const names = readdirSync(place).filter((name) => name.endsWith(EXTENSION));
    if (names.length === 0) throw new BundleRefusal(`${place} holds no bundle (*${EXTENSION})`);
    return names.toSorted().map((name) => join(place, name));
  });
}
