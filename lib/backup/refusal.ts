/** Why a file is not put back. It is found out before anything is written. */

/**
 * `foreign`: no backup of Anqi's · `newer`: of a newer Anqi · `damaged`: cut off or altered · `locked`: takes a passphrase, and none
 * was given · `passphrase`: another one · `unreadable`: the disk does not give it · `cancelled` · `failed`: anything else.
 */
export const REFUSALS = [
  'foreign',
  'newer',
  'damaged',
  'locked',
  'passphrase',
  'unreadable',
  'cancelled',
  'failed',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export class BackupRefusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, cause?: unknown) {
    super(`backup ${code}`, { cause });
    this.name = 'BackupRefusal';
    this.code = code;
  }
}

/** @param otherwise what an error of a decoder means where it came up */
export function toRefusal(error: unknown, otherwise: RefusalCode): BackupRefusal {
  if (error instanceof BackupRefusal) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'AbortError') return new BackupRefusal('cancelled', error);
  if (name === 'NotReadableError' || name === 'NotFoundError') return new BackupRefusal('unreadable', error);
  return new BackupRefusal(otherwise, error);
}
