/** The sites that tickets of a file can belong to, and what is remembered of their columns. */
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../lib/protocol/answer.ts';
import type { ownCommands } from '../../lib/protocol/own.ts';
import type { Words } from '../../lib/ticket/words.ts';
import { ask, failureWords } from '../office.ts';

export interface Sites {
  /** Undefined until the background has answered. */
  known: Answer<typeof ownCommands, 'profiles'> | undefined;
  failure: Words | undefined;
  reload: () => Promise<void>;
}

export function useSites(): Sites {
  const [known, setKnown] = useState<Sites['known']>();
  const [failure, setFailure] = useState<Words>();
  const reload = async () => {
    try {
      setKnown(await ask('profiles', {}));
      setFailure(undefined);
    } catch (error) {
      setFailure(failureWords(error));
    }
  };
  useEffect(() => {
    void reload();
    // The clerk switches a site on in another tab, and comes back.
    const again = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', again);
    addEventListener('focus', again);
    return () => {
      document.removeEventListener('visibilitychange', again);
      removeEventListener('focus', again);
    };
  }, []);
  return { known, failure, reload };
}
