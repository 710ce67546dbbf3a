import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { keptWords, type Restored } from './run.ts';

/** Lines of the list shown. */
const SHOWN = 200;

interface Props {
  result: Restored;
  /** Tickets of the file. */
  total: number;
  onReplace: () => void;
}

/** What a restore brought, what stayed as it is, and what could not be put back. */
export function RestoreResult({ result, total, onReplace }: Props) {
  const { added, merged, unchanged, changes, documents, kept, refused, done, failure, isCancelled } = result;
  return (
    <>
      <p role="status" class={isCancelled || failure ? 'trouble' : 'told'}>
        {isCancelled || failure
          ? say(words('backup_partly', done, total, failure ? say(failure) : ''))
          : say(words('backup_restored', added, merged, unchanged, changes, documents))}
      </p>
      {kept.length > 0 && (
        <div class="offer">
          <p>
            {say(
              words(
                'backup_kept',
                keptWords(kept)
                  .map(say)
                  .join(say(words('notice_join'))),
              ),
            )}
          </p>
          <div class="line">
            <button type="button" onClick={onReplace}>
              {say(words('backup_replace'))}
            </button>
          </div>
        </div>
      )}
      {refused.length > 0 && (
        <details>
          <summary>{say(words('backup_not_put', refused.length))}</summary>
          <ul class="refused">
            {refused.slice(0, SHOWN).map(({ what, detail }, i) => (
              <li key={i}>
                {say(what)}
                {detail !== undefined && <span class="note">{say(words('technical_detail', detail))}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
