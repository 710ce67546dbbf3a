import { useId, useState } from 'preact/hooks';
import { SHORTEST_PASSPHRASE } from '../../../lib/backup/passphrase.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  /** Typed twice where a file is locked with it, once where one is opened. */
  twice: boolean;
  /** What the button says. */
  label: string;
  busy: boolean;
  onGiven: (passphrase: string) => void;
}

/** A passphrase. It is kept nowhere. */
export function Passphrase({ twice, label: button, busy, onGiven }: Props) {
  const told = useId();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shows, setShows] = useState(false);
  const [isTried, setTried] = useState(false);
  const isShort = twice && first.length < SHORTEST_PASSPHRASE;
  const isOther = twice && !isShort && first !== second;
  const isWrong = isTried && (isShort || isOther);
  const field = (name: string, label: string, value: string, onInput: (value: string) => void) => (
    <label>
      <span>{say(words(label))}</span>
      <input
        name={name}
        {...(shows ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
        autocomplete={twice ? 'new-password' : 'off'}
        value={value}
        aria-describedby={told}
        aria-invalid={isWrong}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <form
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isShort && !isOther && first !== '') onGiven(first);
      }}
    >
      <div class="line">
        {field('passphrase', 'backup_passphrase', first, setFirst)}
        {twice && field('passphrase-again', 'backup_passphrase_again', second, setSecond)}
        <label>
          <input type="checkbox" checked={shows} onChange={(event) => setShows(event.currentTarget.checked)} />
          {say(words('backup_passphrase_show'))}
        </label>
      </div>
      <p id={told} class={isWrong ? 'wrong' : 'note'} role="status">
        {isTried && isShort && say(words('backup_passphrase_short', SHORTEST_PASSPHRASE))}
        {isTried && isOther && say(words('backup_passphrase_other'))}
        {!isWrong && twice && say(words('backup_passphrase_note', SHORTEST_PASSPHRASE))}
      </p>
      <button type="submit" class="main" disabled={busy}>
        {button}
      </button>
    </form>
  );
}
