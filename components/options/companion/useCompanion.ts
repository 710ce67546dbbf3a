/** What is known of the companion, kept fresh while somebody looks at it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Answer } from '../../../lib/protocol/answer.ts';
import type { ownCommands } from '../../../lib/protocol/own.ts';
import type { Words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';

export type Companion = Answer<typeof ownCommands, 'companion'>;

/** Names in `storage.session` under which the background keeps what it found out, how a restore goes, and that tickets changed. */
const TOLD = ['companion', 'restoring', 'changed'];
/** So often it is asked how far something has come that nobody tells of. */
const MOVING_MS = 1_000;

export interface CompanionHook {
  companion: Companion | undefined;
  /** An answer of the companion itself is waited for. */
  isAsking: boolean;
  failure: Words | undefined;
  /** Does something with the companion; what goes wrong is shown. @returns whether it went well */
  act(work: () => Promise<unknown>): Promise<boolean>;
  /** Looks again at what is known. */
  load(): Promise<void>;
}

export function useCompanion(): CompanionHook {
  const [companion, setCompanion] = useState<Companion>();
  const [asking, setAsking] = useState(0);
  const [failure, setFailure] = useState<Words>();
  const isTried = useRef(false);

  const load = () =>
    ask('companion', {}).then(setCompanion, (error: unknown) => {
      setFailure(failureWords(error));
    });
  const act = async (work: () => Promise<unknown>) => {
    setAsking((count) => count + 1);
    setFailure(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(failureWords(error));
      return false;
    } finally {
      await load();
      setAsking((count) => count - 1);
    }
  };

  useEffect(() => {
    void load();
    const seen = () => void (document.hidden || load());
    const told = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && TOLD.some((name) => name in changes)) seen();
    };
    browser.storage.onChanged.addListener(told);
    document.addEventListener('visibilitychange', seen);
    return () => {
      browser.storage.onChanged.removeListener(told);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
  // Whoever looks wants to know how it is, and nobody has asked since the browser was started.
  useEffect(() => {
    if (isTried.current || !companion?.on || companion.last.state !== 'unknown') return;
    isTried.current = true;
    void act(() => ask('tryCompanion', {}));
  }, [companion]);
  useEffect(() => {
    if (!companion || (asking === 0 && !isSending(companion))) return undefined;
    const timer = setTimeout(() => void load(), MOVING_MS);
    return () => clearTimeout(timer);
  }, [companion, asking]);

  return { companion, isAsking: asking > 0, failure, act, load };
}

const isSending = ({ on, last, waiting, filling }: Companion): boolean =>
  on && last.state === 'ready' && (waiting > 0 || filling);
