import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Words, words } from '../lib/ticket/words.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';

/** That no copy was made for a week: one calm line, put away for another week by a click. */
export function BackupNote({ days, onQuiet }: { days: number | undefined; onQuiet: () => void }) {
  const [failure, setFailure] = useState<Words>();
  const openBackup = () => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#backup') });
  const quiet = () => ask('quietBackup', {}).then(onQuiet, (error: unknown) => setFailure(failureWords(error)));
  return (
    <p class="note backup-note">
      {say(failure ?? (days === undefined ? words('backup_due_never') : words('backup_due', days)))}
      {' · '}
      <button type="button" class="quiet" onClick={openBackup}>
        {say(words('backup_make'))}
      </button>
      <button type="button" class="quiet" onClick={() => void quiet()}>
        {say(words('backup_later'))}
      </button>
    </p>
  );
}
