import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  name: string;
  isChanged: boolean;
  /** Whether the clerk wants to leave although something is not saved. */
  isAsking: boolean;
  onRename: (name: string) => void;
  onStay: () => void;
  onClose: () => void;
  onSave: () => Promise<void>;
}

/** The profile's name; saving, and leaving without. */
export function WizardActions({ name, isChanged, isAsking, onRename, onStay, onClose, onSave }: Props) {
  const isBusy = useRef(false);
  if (isAsking) return <Unsaved onStay={onStay} onClose={onClose} />;
  return (
    <div class="actions">
      <label>
        {say(words('mapping_name'))}
        <input type="text" value={name} maxLength={100} onInput={(event) => onRename(event.currentTarget.value)} />
      </label>
      <button type="button" onClick={onClose}>
        {say(words('cancel'))}
      </button>
      <button
        type="button"
        class="save"
        disabled={!isChanged || name.trim() === ''}
        onClick={() => {
          // Not disabled meanwhile: the keyboard would fall back to the page.
          if (isBusy.current) return;
          isBusy.current = true;
          void onSave().finally(() => {
            isBusy.current = false;
          });
        }}
      >
        {say(words('mapping_save'))}
      </button>
    </div>
  );
}

/** Asks before something that was chosen is lost. */
function Unsaved({ onStay, onClose }: Pick<Props, 'onStay' | 'onClose'>) {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div class="actions" role="alert">
      <span>{say(words('mapping_unsaved'))}</span>
      <button type="button" class="danger" onClick={onClose}>
        {say(words('mapping_discard'))}
      </button>
      <button type="button" ref={stay} onClick={onStay}>
        {say(words('mapping_stay'))}
      </button>
    </div>
  );
}
