/** Rows by their keys. */

export const keyOf = (a: string, b: string): string => `${a}\n${b}`;

/** Items by what they have in common, in their order. */
export function grouped<T>(all: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of all) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

/** Of records with the same key the one with the highest version; the later one of the same version. */
export function newest<T extends { header: { version: number } }>(
  all: readonly T[],
  by: (item: T) => string,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of all) {
    const other = found.get(by(item));
    if (!other || item.header.version >= other.header.version) found.set(by(item), item);
  }
  return found;
}
