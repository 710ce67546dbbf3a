/** The office's session in a worker, asked from the page. */
import { FileRefusal } from '../importing/refusal.ts';
import { type Remote, remote, served } from '../protocol/remote.ts';
import { StoreError } from '../store/errors.ts';
import type { OfficeSession } from './session.ts';

/** Its methods; named here, so that a page does not carry the session with it. */
const OFFICE_CALLS = [
  'quarters',
  'load',
  'behind',
  'listed',
  'leaderDay',
  'draft',
  'file',
  'verify',
] as const satisfies readonly (keyof OfficeSession)[];

export type RemoteOffice = Remote<OfficeSession>;

/** What went wrong in the worker: a code of the store's or a file's refusal, `cancelled`, or `failed`. */
export class OfficeFailure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'OfficeFailure';
    this.code = code;
  }
}

export const servedOffice = (session: OfficeSession, post: (answered: unknown) => void) =>
  served(session, codeOf, post);

/** @param worker one that serves the session */
export const remoteOffice = (worker: Worker): RemoteOffice =>
  remote<OfficeSession>(worker, OFFICE_CALLS, (code) => new OfficeFailure(code));

function codeOf(error: unknown): string {
  if (error instanceof StoreError || error instanceof FileRefusal) return error.code;
  return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
}
