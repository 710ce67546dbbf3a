import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Words } from '../../lib/ticket/words.ts';
import type { Entry } from '../../lib/worklist/entry.ts';
import { ask, failureWords } from '../office.ts';

/** Name in `storage.session` of the stamp that the background sets when tickets changed. */
const STAMP = 'changed';
/** Longest wait of a timer, and for a second change to come with the first. */
const LONGEST_MS = 2 ** 31 - 1;
const TOGETHER_MS = 300;

/** The open tickets as they stand: asked again when something was stored and when the next wording changes. */
export function useWorklist(): { entries: Entry[] | undefined; nowMs: number; failure: Words | undefined } {
  const [state, setState] = useState<{ entries: Entry[]; nowMs: number }>();
  const [failure, setFailure] = useState<Words>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStale = false;
    const later = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(load, Math.min(ms, LONGEST_MS));
    };
    const load = () => {
      // A panel that nobody sees waits until it is seen.
      isStale = document.hidden;
      if (isStale) return;
      ask('worklist', {}).then(
        ({ entries }) => {
          const nowMs = Date.now();
          setState({ entries, nowMs });
          setFailure(undefined);
          const next = entries.reduce(
            (least, { nextChangeMs = LONGEST_MS + nowMs }) => Math.min(least, nextChangeMs),
            LONGEST_MS + nowMs,
          );
          later(Math.max(next - nowMs, TOGETHER_MS));
        },
        (error: unknown) => setFailure(failureWords(error)),
      );
    };
    const changed = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && STAMP in changes) later(TOGETHER_MS);
    };
    const shown = () => {
      if (!document.hidden && isStale) load();
    };
    load();
    browser.storage.onChanged.addListener(changed);
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearTimeout(timer);
      browser.storage.onChanged.removeListener(changed);
      document.removeEventListener('visibilitychange', shown);
    };
  }, []);
  return { entries: state?.entries, nowMs: state?.nowMs ?? Date.now(), failure };
}
