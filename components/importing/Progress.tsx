import { useEffect } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  /** Name of the file. */
  name: string;
  stored: number;
  total: number;
  isCancelled: boolean;
  onCancel: () => void;
}

/** How far an import has come. */
export function Progress({ name, stored, total, isCancelled, onCancel }: Props) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  const text = say(words('import_progress', stored, total));
  return (
    <section class="progress">
      <h2>{say(words('import_importing', name))}</h2>
      <progress value={stored} max={total} aria-label={text} />
      <div class="line">
        <span role="status">{text}</span>
        <button type="button" disabled={isCancelled} onClick={onCancel}>
          {say(words('cancel'))}
        </button>
      </div>
    </section>
  );
}
