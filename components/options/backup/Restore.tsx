import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { ImportZone } from '../ImportZone.tsx';
import { Passphrase } from './Passphrase.tsx';
import { RestoreResult } from './RestoreResult.tsx';
import { summaryWords, useRestore } from './useRestore.ts';
import { Working } from './Working.tsx';

/** A backup file, chosen or dropped: read through first, then offered, then put back. */
export function Restore({ onDone }: { onDone: () => void }) {
  const { state, open, run, replace, cancel, close } = useRestore(onDone);
  const isBusy = state.at === 'running';
  return (
    <ImportZone
      label={say(words('backup_choose'))}
      note={say(words('backup_choose_note'))}
      accept=".gz,.age,.jsonl,.json"
      disabled={isBusy}
      onFile={(file) => !isBusy && open(file)}
    >
      {state.at === 'checking' && (
        <Working
          text={words('backup_checking', state.file.name)}
          share={state.share}
          isCancelled={false}
          onCancel={cancel}
        />
      )}
      {state.at === 'locked' && (
        <div class="offer">
          <p>{say(words('backup_locked', state.file.name))}</p>
          {state.wrong && (
            <p class="wrong" role="alert">
              {say(words('backup_refused_passphrase'))}
            </p>
          )}
          <Passphrase
            twice={false}
            label={say(words('backup_unlock'))}
            busy={false}
            onGiven={(passphrase) => open(state.file, passphrase)}
          />
        </div>
      )}
      {state.at === 'refused' && (
        <p class="trouble" role="alert">
          {say(words('backup_refused', state.file.name, say(state.why)))}
        </p>
      )}
      {state.at === 'offered' && (
        <div class="offer" role="status">
          <p>{say(summaryWords(state.summary))}</p>
          <p class="note">{say(words('backup_offer_note'))}</p>
          <div class="line">
            <button type="button" class="main" onClick={() => run(state.file, state.summary)}>
              {say(words('backup_restore'))}
            </button>
            <button type="button" onClick={close}>
              {say(words('cancel'))}
            </button>
          </div>
        </div>
      )}
      {state.at === 'running' && (
        <Working
          text={words('backup_restoring', state.done, state.summary.tickets)}
          share={state.summary.tickets === 0 ? 1 : state.done / state.summary.tickets}
          isCancelled={state.isCancelled}
          onCancel={cancel}
        />
      )}
      {state.at === 'done' && (
        <RestoreResult
          result={state.result}
          total={state.summary.tickets}
          onReplace={() => replace(state.file, state.summary, state.result)}
        />
      )}
    </ImportZone>
  );
}
