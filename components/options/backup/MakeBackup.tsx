import { useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { instantText } from '../../../lib/calendar/time.ts';
import { words } from '../../../lib/ticket/words.ts';
import { ask } from '../../office.ts';
import { saveBeside, savedText, saveFile } from '../../save-file.ts';
import { say } from '../../say.ts';
import { viewsDocuments } from '../../worklist/kept-views.ts';
import { backupFailure } from './failure.ts';
import { Passphrase } from './Passphrase.tsx';
import { theBackup } from './start.ts';
import { Working } from './Working.tsx';

/** Makes a backup file: with a passphrase into the chosen folder, where there is one; without, into the browser's downloads alone. */
export function MakeBackup({ onMade }: { onMade: () => void }) {
  const [share, setShare] = useState<number>();
  const [locks, setLocks] = useState(false);
  const [told, setTold] = useState<{ text: string[]; bad: boolean }>();
  const control = useRef(new AbortController());

  const make = async (passphrase?: string) => {
    control.current = new AbortController();
    const { signal } = control.current;
    setTold(undefined);
    setShare(0);
    try {
      const { name, blob, summary, broken } = await theBackup().make(
        {
          program: browser.runtime.getManifest().version,
          besides: await viewsDocuments(),
          ...(passphrase === undefined ? {} : { passphrase }),
        },
        { signal, onProgress: setShare },
      );
      const madeMs = Date.parse(summary.madeAt);
      // First the note: whoever has the names has it too.
      await ask('noteUnmasking', {
        unmasking: {
          at: instantText(madeMs),
          file: name,
          period: say(words('backup_period')),
          tickets: summary.tickets,
        },
      });
      // Nothing is masked in it: exports are handed in where others read.
      const { note, ...saved } =
        passphrase === undefined
          ? await saveBeside(name, blob, words('backup_kept_out'))
          : await saveFile(name, blob.type, blob);
      await ask('noteBackup', { madeMs });
      setLocks(false);
      setTold({
        text: [
          savedText('backup_made', name, saved, summary.tickets, summary.changes, summary.documents),
          ...(note ? [say(note)] : []),
          ...(broken > 0 ? [say(words('backup_broken', broken))] : []),
        ],
        bad: false,
      });
      onMade();
    } catch (error) {
      const failure = backupFailure(error);
      setTold({ text: [say(failure ?? words('backup_cancelled'))], bad: failure !== undefined });
    } finally {
      setShare(undefined);
    }
  };

  const label = say(words('backup_make'));
  const isBusy = share !== undefined;
  return (
    <div class="make">
      <div class="line">
        {!locks && (
          <button type="button" class="main" disabled={isBusy} onClick={() => void make()}>
            {label}
          </button>
        )}
        <label>
          <input
            type="checkbox"
            checked={locks}
            disabled={isBusy}
            onChange={(event) => setLocks(event.currentTarget.checked)}
          />
          {say(words('backup_lock'))}
        </label>
      </div>
      {locks && <Passphrase twice label={label} busy={isBusy} onGiven={(passphrase) => void make(passphrase)} />}
      {isBusy && (
        <Working
          text={words('backup_making')}
          share={share}
          onCancel={() => control.current.abort()}
          isCancelled={false}
        />
      )}
      {told && (
        <div class={told.bad ? 'trouble' : 'told'} role={told.bad ? 'alert' : 'status'}>
          {told.text.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </div>
  );
}
