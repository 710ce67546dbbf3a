/** Failures of the store, by what the clerk can do about them. Their text never holds a ticket's. */

/**
 * `storage-full`: the disk or the browser's quota is used up · `invalid`: the caller passed something malformed ·
 * `closed`: another context upgrades or deleted the database, reopen · `failed`: anything else, retry later.
 */
export type StoreErrorCode = 'storage-full' | 'invalid' | 'closed' | 'failed';

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, detail: string, cause?: unknown) {
    super(`store ${code}: ${detail}`, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/**
 * Runs a piece of work on the store.
 * @throws StoreError in place of whatever Dexie or IndexedDB threw
 */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}

/** The store's error for anything thrown, found by the names along its chain: Dexie wraps the real cause. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const names = [...namesOf(error)];
  const detail = names.join(' < ') || 'unknown error';
  if (names.includes('QuotaExceededError')) return new StoreError('storage-full', detail, error);
  if (names.some((name) => name === 'DatabaseClosedError')) return new StoreError('closed', detail, error);
  return new StoreError('failed', detail, error);
}

/** A quota error may sit in `inner` of an AbortError, or among the `failures` of a BulkError. */
function* namesOf(error: unknown, depth = 0): Generator<string> {
  if (typeof error !== 'object' || error === null || depth > 4) return;
  if ('name' in error && typeof error.name === 'string') yield error.name;
  if ('inner' in error) yield* namesOf(error.inner, depth + 1);
  if ('cause' in error) yield* namesOf(error.cause, depth + 1);
  if ('failures' in error && Array.isArray(error.failures)) yield* namesOf(error.failures[0], depth + 1);
}
