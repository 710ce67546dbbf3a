/** The worker that makes and reads backup files. */
import { browser } from 'wxt/browser';
import { type RemoteBackup, remoteBackup } from '../../../lib/backup/remote.ts';

let started: RemoteBackup | undefined;

/** Started at the first use, as it brings a library of ciphers along; it ends with its page. */
export function theBackup(): RemoteBackup {
  started ??= remoteBackup(new Worker(browser.runtime.getURL('/backup-worker.js')));
  return started;
}
