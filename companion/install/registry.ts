/** The Windows registry, through its own command `reg.exe`. Tried against its documentation only, not on Windows. */
import type { Run } from './run.ts';

/** Sets the default value of a key of the registry, creating the key. */
export const setKey = (key: string, value: string): string[] => ['add', key, '/ve', '/t', 'REG_SZ', '/d', value, '/f'];

export const deleteKey = (key: string): string[] => ['delete', key, '/f'];

/** `reg query` answers in lines `    NAME    REG_TYPE    VALUE`; the default value's name is in the system's language. */
const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** The values right under a key, by their names; empty where there is no such key. */
export function keyValues(run: Run, key: string): Map<string, { type: string; text: string }> {
  const { code, stdout } = run('reg.exe', ['query', key]);
  const values = new Map<string, { type: string; text: string }>();
  if (code !== 0) return values;
  for (const line of stdout.split(/\r?\n/)) {
    // The values of keys below this one would come after another key's line, but are not asked for (no /s).
    const [, name, type, text = ''] = VALUE.exec(line) ?? [];
    if (name !== undefined && type !== undefined) values.set(name, { type, text });
  }
  return values;
}

/** The default value of a key. */
export function defaultValue(run: Run, key: string): string | undefined {
  const { code, stdout } = run('reg.exe', ['query', key, '/ve']);
  if (code !== 0) return undefined;
  const found = stdout.split(/\r?\n/).map((line) => VALUE.exec(line));
  return found.find((match) => match?.[2] === 'REG_SZ')?.[3];
}
