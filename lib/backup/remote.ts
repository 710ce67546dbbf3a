/** The session of backups in a worker, asked from the page. */
import { type Remote, remote, served } from '../protocol/remote.ts';
import { BackupRefusal, REFUSALS, type RefusalCode } from './refusal.ts';
import type { BackupSession } from './session.ts';

export type RemoteBackup = Remote<BackupSession>;

/** Its methods; named here, so that a page does not carry the session with it. */
const CALLS = ['make', 'open', 'begin', 'next'] as const satisfies readonly (keyof BackupSession)[];

export const servedBackup = (session: BackupSession, post: (answered: unknown) => void) =>
  served(session, (error) => (error instanceof BackupRefusal ? error.code : 'failed'), post);

/** @param worker one that serves the session */
export const remoteBackup = (worker: Worker): RemoteBackup =>
  remote<BackupSession>(worker, CALLS, (code) => {
    const known = REFUSALS.find((each): each is RefusalCode => each === code);
    return new BackupRefusal(known ?? 'failed');
  });
