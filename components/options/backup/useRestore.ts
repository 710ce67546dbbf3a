/** From a file to what it brought back. */
import { useRef, useState } from 'preact/hooks';
import type { Summary } from '../../../lib/backup/format.ts';
import { BackupRefusal } from '../../../lib/backup/refusal.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask } from '../../office.ts';
import { backupFailure } from './failure.ts';
import { putAll, type Restored } from './run.ts';
import { theBackup } from './start.ts';

export type RestoreState =
  | { at: 'idle' }
  | { at: 'checking'; file: File; share: number }
  /** It takes a passphrase; `wrong` after another one was tried. */
  | { at: 'locked'; file: File; wrong: boolean }
  | { at: 'refused'; file: File; why: Words }
  | { at: 'offered'; file: File; summary: Summary }
  | { at: 'running'; file: File; summary: Summary; done: number; isCancelled: boolean }
  | { at: 'done'; file: File; summary: Summary; result: Restored };

export interface Restoring {
  state: RestoreState;
  open(file: File, passphrase?: string): void;
  run(file: File, summary: Summary): void;
  /** Puts the settings of the file in the place of those that are here. */
  replace(file: File, summary: Summary, before: Restored): void;
  cancel(): void;
  close(): void;
}

/** @param onDone something was put back */
export function useRestore(onDone: () => void): Restoring {
  const [state, setState] = useState<RestoreState>({ at: 'idle' });
  const control = useRef(new AbortController());

  const open = async (file: File, passphrase?: string) => {
    control.current.abort();
    const mine = new AbortController();
    control.current = mine;
    // What was asked last counts: answers to what was asked before come too late.
    const show = (next: RestoreState) => control.current === mine && setState(next);
    show({ at: 'checking', file, share: 0 });
    try {
      const source = passphrase === undefined ? { file } : { file, passphrase };
      const onProgress = (share: number) => show({ at: 'checking', file, share });
      show({ at: 'offered', file, summary: await theBackup().open(source, { signal: mine.signal, onProgress }) });
    } catch (error) {
      const code = error instanceof BackupRefusal ? error.code : undefined;
      const why = backupFailure(error);
      if (code === 'locked' || code === 'passphrase') show({ at: 'locked', file, wrong: code === 'passphrase' });
      else show(why ? { at: 'refused', file, why } : { at: 'idle' });
    }
  };

  const put = async (file: File, summary: Summary, replace: boolean): Promise<Restored> => {
    const mine = new AbortController();
    control.current = mine;
    const onProgress = (done: number) =>
      setState({ at: 'running', file, summary, done, isCancelled: mine.signal.aborted });
    onProgress(0);
    return putAll({ session: theBackup(), replace, onProgress, signal: mine.signal });
  };

  const run = async (file: File, summary: Summary) => {
    const result = await put(file, summary, false);
    const isWhole = !result.isCancelled && !result.failure;
    // What was put back is safe in its file.
    if (isWhole) await ask('noteBackup', { madeMs: Date.parse(summary.madeAt) }).catch(() => undefined);
    setState({ at: 'done', file, summary, result });
    onDone();
  };
  const replace = async (file: File, summary: Summary, before: Restored) => {
    const { kept: _kept, failure: _failure, ...rest } = before;
    const { documents, kept, failure } = await put(file, summary, true);
    const result = { ...rest, documents: before.documents + documents, kept, ...(failure ? { failure } : {}) };
    setState({ at: 'done', file, summary, result });
    onDone();
  };

  return {
    state,
    open: (file, passphrase) => void open(file, passphrase),
    run: (file, summary) => void run(file, summary),
    replace: (file, summary, before) => void replace(file, summary, before),
    cancel() {
      control.current.abort();
      setState((now) =>
        now.at === 'running' ? { ...now, isCancelled: true } : now.at === 'checking' ? { at: 'idle' } : now,
      );
    },
    close: () => setState({ at: 'idle' }),
  };
}

/** A moment as it is read: `2026-11-24 14:05`. */
export const momentWords = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** What a file holds. */
export const summaryWords = ({ madeAt, tickets, changes, documents }: Summary): Words =>
  words('backup_offer', momentWords(madeAt), tickets, changes, documents);
