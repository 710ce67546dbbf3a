import { useState } from 'preact/hooks';
import { CommandError } from '../../../lib/protocol/answer.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';

/** The folder into which exports are written: a path, as browsers hand no folder's path to a page. */
export function Folder({ folder, onChosen }: { folder: string | undefined; onChosen: () => void }) {
  const [path, setPath] = useState(folder ?? '');
  const [fault, setFault] = useState<Words>();
  const [told, setTold] = useState<Words>();
  const [isBusy, setBusy] = useState(false);

  const choose = async (wanted: string | undefined) => {
    setBusy(true);
    setFault(undefined);
    setTold(undefined);
    try {
      const answer = await ask('chooseFolder', wanted === undefined ? {} : { path: wanted });
      setPath(answer.folder ?? '');
      onChosen();
      setTold(
        answer.folder === undefined ? words('companion_folder_off') : words('companion_folder_set', answer.folder),
      );
    } catch (error) {
      const isNone = error instanceof CommandError && error.failure.code === 'no-folder';
      setFault(isNone ? words('companion_folder_wrong') : failureWords(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="part">
      <h3>{say(words('companion_folder_title'))}</h3>
      <p class="note">
        {say(folder === undefined ? words('companion_folder_none') : words('companion_folder_now', folder))}
      </p>
      <form
        class="line folder"
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '' && !isBusy) void choose(path.trim());
        }}
      >
        <Text
          id="companion-folder"
          label={say(words('companion_folder'))}
          value={path}
          placeholder={say(words('companion_folder_example'))}
          fault={fault}
          onText={setPath}
        />
        <button type="submit" disabled={isBusy || path.trim() === ''}>
          {say(words('companion_folder_save'))}
        </button>
        {folder !== undefined && (
          <button type="button" disabled={isBusy} onClick={() => void choose(undefined)}>
            {say(words('companion_folder_stop'))}
          </button>
        )}
      </form>
      {told && (
        <p class="note" role="status">
          {say(told)}
        </p>
      )}
    </div>
  );
}
