import { useState } from 'preact/hooks';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';

export interface NamesGiven {
  clerk: string | undefined;
  unit: string | undefined;
}

interface Props {
  companion: { clerk?: string | undefined; unit?: string | undefined };
  /** What the button says. */
  label: Words;
  isBusy: boolean;
  onGiven: (names: NamesGiven) => void;
}

const LONGEST = 100;

/** Who works in this browser: it stands beside what they send, so that an office can merge and tell apart. */
export function Names({ companion, label, isBusy, onGiven }: Props) {
  const [clerk, setClerk] = useState(companion.clerk ?? '');
  const [unit, setUnit] = useState(companion.unit ?? '');
  const given = (text: string) => text.trim().slice(0, LONGEST) || undefined;
  return (
    <form
      class="names"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onGiven({ clerk: given(clerk), unit: given(unit) });
      }}
    >
      <div class="line">
        <Text id="companion-clerk" label={say(words('companion_clerk'))} value={clerk} onText={setClerk} />
        <Text id="companion-unit" label={say(words('companion_unit'))} value={unit} onText={setUnit} />
        <button type="submit" class="main" disabled={isBusy}>
          {say(label)}
        </button>
      </div>
      <p class="note">{say(words('companion_names_note'))}</p>
    </form>
  );
}
