/** Which version of Node a program is made of. */

const parts = (version: string) => version.split('.').map(Number);

function newerFirst(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  return [0, 1, 2].map((at) => (right[at] ?? 0) - (left[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * The version for a target: this Node's own where npm has it for the target, else the newest of the same major that npm has both for the target
 * and for this system. A program takes its script from a blob that only a Node of the very same version is sure to write.
 * @param own this Node's version, @param target @param here versions that npm has
 */
export function versionFor(own: string, target: readonly string[], here: readonly string[]): string | undefined {
  if (target.includes(own)) return own;
  const [major] = parts(own);
  const shared = target.filter((version) => /^\d+\.\d+\.\d+$/.test(version) && here.includes(version));
  return shared.filter((version) => parts(version)[0] === major).sort(newerFirst)[0];
}
