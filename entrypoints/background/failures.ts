/** Errors of the background as what the asking context is told. */
import type { Failure } from '../../lib/protocol/answer.ts';
import { toStoreError } from '../../lib/store/errors.ts';

const CODES = {
  'storage-full': 'storage-full',
  closed: 'storage-closed',
  invalid: 'bad-message',
  failed: 'failed',
} as const;

export function toFailure(error: unknown): Failure {
  const { code, message } = toStoreError(error);
  console.warn('Anqi:', error);
  return { code: CODES[code], detail: message };
}
