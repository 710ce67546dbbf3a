import { useEffect } from 'preact/hooks';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  text: Words;
  /** 0 to 1. */
  share: number;
  isCancelled: boolean;
  onCancel: () => void;
  /** The background does it, and goes on when the page is closed. */
  goesOn?: boolean;
}

/** How far something has come; the browser asks before a page is closed that would cut it short. */
export function Working({ text, share, isCancelled, onCancel, goesOn = false }: Props) {
  useEffect(() => {
    if (goesOn) return undefined;
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
