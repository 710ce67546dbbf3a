import { useEffect, useRef, useState } from 'preact/hooks';
import { instantText } from '../../../lib/calendar/time.ts';
import type { Answer } from '../../../lib/protocol/answer.ts';
import type { ownCommands } from '../../../lib/protocol/own.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { AllowSites } from './AllowSites.tsx';
import { MakeBackup } from './MakeBackup.tsx';
import { Restore } from './Restore.tsx';
import { momentWords } from './useRestore.ts';

/** Where the popup leads to. */
const PLACE = 'backup';

type State = Answer<typeof ownCommands, 'backupState'>;

/**
 * Backup files: made, and put back.
 * @param onRestored everything that the page shows may be different now
 */
export function Backup({ onRestored }: { onRestored: () => void }) {
  const [state, setState] = useState<State>();
  const [failure, setFailure] = useState<Words>();
  const section = useRef<HTMLElement>(null);
  const load = () =>
    ask('backupState', {}).then(
      (fresh) => {
        setState(fresh);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(failureWords(error)),
    );
  useEffect(() => {
    void load();
    if (location.hash === `#${PLACE}`) section.current?.scrollIntoView();
  }, []);
  const changed = () => {
    void load();
    onRestored();
  };
  const moment = (ms: number) => momentWords(instantText(ms));

  return (
    <section id={PLACE} class="backup" ref={section} aria-label={say(words('backup_title'))}>
      <h2>{say(words('backup_title'))}</h2>
      <p class="note">{say(words('backup_note'))}</p>
      <p class="warning">{say(words('backup_warning'))}</p>
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {state && (
        <p class="last">
          {say(state.madeMs === undefined ? words('backup_never') : words('backup_last', moment(state.madeMs)))}
          {state.companionMs !== undefined && ` ${say(words('backup_companion', moment(state.companionMs)))}`}
        </p>
      )}
      <MakeBackup onMade={() => void load()} />
      {state && <AllowSites origins={state.unpermitted} onAllowed={changed} />}
      <Restore onDone={changed} />
    </section>
  );
}
