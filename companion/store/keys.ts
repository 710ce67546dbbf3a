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
