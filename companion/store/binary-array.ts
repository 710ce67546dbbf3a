/** Arrays in PostgreSQL's binary form: as text, every quote in a ticket's JSON would be escaped here and unescaped there. */

import type { Cell } from './store.ts';

const TEXT_OID = 25;
const BIGINT_OID = 20;
const HEADER_BYTES = 20;

/**
 * One-dimensional `text[]`, or `bigint[]` where the values are numbers, in the form that the server's array_recv reads
 * (src/backend/utils/adt/arrayfuncs.c): dimensions, whether there are nulls, the elements' type, length, first index; then each element's
 * length, -1 for null, and its bytes.
 */
export function binaryArray(values: readonly (Cell | undefined)[], of: 'text' | 'bigint'): Buffer {
  const longest = values.reduce<number>((sum, value) => sum + 4 + bytesAtMost(value), 0);
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + longest);
  let at = 0;
  const int = (value: number) => {
    at = bytes.writeInt32BE(value, at);
  };
  for (const value of [1, 1, of === 'text' ? TEXT_OID : BIGINT_OID, values.length, 1]) int(value);
  for (const value of values) {
    if (value === null || value === undefined) int(-1);
    else if (value instanceof Uint8Array) {
      int(value.length);
      bytes.set(value, at);
      at += value.length;
    } else if (of === 'bigint') {
      int(8);
      at = bytes.writeBigInt64BE(BigInt(value), at);
    } else {
      const written = bytes.write(String(value), at + 4);
      int(written);
      at += written;
    }
  }
  return bytes.subarray(0, at);
}

/** A number as text takes up to so many characters. */
const NUMBER_CHARS = 24;

function bytesAtMost(value: Cell | undefined): number {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'string' ? value.length * 3 : NUMBER_CHARS;
}
