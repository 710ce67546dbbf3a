import { useEffect } from 'preact/hooks';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  text: Words;
  /** 0 to 1. */
  share: number;
  isCancelled: boolean;
  onCancel: () => void;
}

/** How far something has come that would be cut short if the page were closed. */
export function Working({ text, share, isCancelled, onCancel }: Props) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return (
    <div class="working">
      <progress value={share} max={1} aria-label={say(text)} />
      <div class="line">
        <span role="status">{say(text)}</span>
        <button type="button" disabled={isCancelled} onClick={onCancel}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}
