import { useState } from 'preact/hooks';
import type { Backup } from '../../../lib/protocol/companion.ts';
import { words } from '../../../lib/ticket/words.ts';
import { ask } from '../../office.ts';
import { say, saySentences } from '../../say.ts';
import { momentWords } from '../backup/useRestore.ts';
import type { CompanionHook } from './useCompanion.ts';

interface Props {
  /** The newest first. */
  backups: readonly Backup[];
  /** The file itself is damaged: the newest backup is the way out. */
  isDamaged: boolean;
  act: CompanionHook['act'];
}

/** Backups of the companion's file: made, and put in its place. */
export function Backups({ backups, isDamaged, act }: Props) {
  const [chosen, setChosen] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [newest] = backups;

  const during = async (work: () => Promise<string>) => {
    setBusy(true);
    setTold('');
    await act(async () => setTold(await work()));
    setBusy(false);
    setChosen(undefined);
  };
  const make = () =>
    during(async () => {
      const { backup } = await ask('companionBackup', {});
      return say(words('companion_backup_made', momentWords(backup.madeAt), sizeText(backup.bytes)));
    });
  const restore = ({ name, madeAt }: Backup) =>
    during(async () => {
      const { setAside } = await ask('restoreBackup', { name });
      const done = words('companion_backup_restored', momentWords(madeAt));
      return saySentences(setAside === undefined ? [done] : [done, words('companion_set_aside', setAside)]);
    });
  const confirm = (backup: Backup) => (
    <div class="offer">
      <p>{say(words('companion_backup_sure', momentWords(backup.madeAt), sizeText(backup.bytes)))}</p>
      <div class="line">
        <button type="button" class="main" disabled={isBusy} onClick={() => void restore(backup)}>
          {say(words('companion_backup_restore'))}
        </button>
        {!isDamaged && (
          <button type="button" disabled={isBusy} onClick={() => setChosen(undefined)}>
            {say(words('cancel'))}
          </button>
        )}
      </div>
    </div>
  );

  return (
    <div class="part backups">
      <h3>{say(words('companion_backups_title'))}</h3>
      {isDamaged && newest && confirm(newest)}
      {!isDamaged && (
        <div class="line">
          <button type="button" disabled={isBusy} onClick={() => void make()}>
            {say(words('companion_backup_now'))}
          </button>
          <span class="note">{say(words('companion_backups_note'))}</span>
        </div>
      )}
      {isBusy && (
        <p class="note" role="status">
          {say(words('companion_asking'))}
        </p>
      )}
      {told !== '' && (
        <p class="told" role="status">
          {told}
        </p>
      )}
      {backups.length === 0 && (
        <p class="note">{say(words(isDamaged ? 'companion_backups_gone' : 'companion_backups_none'))}</p>
      )}
      {backups.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{say(words('companion_backup_at'))}</th>
              <th class="number">{say(words('companion_backup_size'))}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <tr key={backup.name}>
                <td>
                  {momentWords(backup.madeAt)}
                  {chosen === backup.name && confirm(backup)}
                </td>
                <td class="number">{sizeText(backup.bytes)}</td>
                <td class="do">
                  <button
                    type="button"
                    class="quiet"
                    disabled={isBusy}
                    aria-expanded={chosen === backup.name}
                    aria-label={say(words('companion_backup_from', momentWords(backup.madeAt)))}
                    onClick={() => setChosen(chosen === backup.name ? undefined : backup.name)}
                  >
                    {say(words('companion_backup_use'))}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Bytes as a person reads them. */
function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
