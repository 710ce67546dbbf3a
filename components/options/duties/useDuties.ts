import { useEffect, useState } from 'preact/hooks';
import { type Directory, emptyDirectory } from '../../../lib/duties/model.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';

export interface Told {
  isTrouble: boolean;
  said: Words;
  /** The directory before, where the clerk may want it back. */
  before?: Directory;
}

/** The office's directory, and keeping another in its place. */
export function useDuties() {
  const [known, setKnown] = useState<Directory>();
  const [told, setTold] = useState<Told>();
  const fail = (error: unknown) => setTold({ isTrouble: true, said: failureWords(error) });
  useEffect(() => {
    ask('duties', {}).then(
      ({ directory }) => setKnown(directory ?? emptyDirectory(say(words('duties_default_name')))),
      fail,
    );
  }, []);

  /** @returns whether it is kept */
  const keep = async (directory: Directory, said: Words, before?: Directory): Promise<boolean> => {
    try {
      await ask('saveDuties', { directory });
      setKnown(directory);
      setTold({ isTrouble: false, said, ...(before ? { before } : {}) });
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  return { known, told, keep };
}
