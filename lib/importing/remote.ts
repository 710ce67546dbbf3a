/** A session that runs in a worker, asked from the page as if it were there. */
import { type Remote, remote, served } from '../protocol/remote.ts';
import { FileRefusal, type FileRefusalCode } from './refusal.ts';
import type { Session } from './session.ts';

export type RemoteSession = Remote<Session>;

/** Answers what is asked of a session. */
export const servedSession = (session: Session, post: (answered: unknown) => void) =>
  served(session, (error) => (error instanceof FileRefusal ? error.code : 'failed'), post);

/** @param worker one that serves a session */
export const remoteSession = (worker: Worker): RemoteSession =>
  remote<Session>(
    worker,
    ['open', 'view', 'choose', 'check', 'batch', 'refused'],
    (code) => new FileRefusal(code as FileRefusalCode),
  );
