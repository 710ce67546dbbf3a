import { words } from '../../lib/ticket/words.ts';
import { download } from '../download.ts';
import { say } from '../say.ts';
import { RefusedList } from './RefusedList.tsx';
import { refusedCsv } from './refused-words.ts';
import type { Outcome } from './run.ts';

/** Lines of the list shown; the saved file has all. */
const SHOWN = 200;

interface Props {
  outcome: Outcome;
  /** Name of the file that was imported. */
  name: string;
  /** Absent where the file has one sheet. */
  onSheets: (() => void) | undefined;
  onAgain: () => void;
}

/** What an import brought: tickets, and what was not taken, as a list that can be saved. */
export function Result({ outcome, name, onSheets, onAgain }: Props) {
  const { stored, total, added, changed, unchanged, refused, failure } = outcome;
  const isWhole = stored === total;
  return (
    <section class="result">
      <p role="status" class="done">
        {say(words('import_done', name, added, changed, unchanged))}
      </p>
      {!isWhole && !failure && <p class="note trouble">{say(words('import_cancelled', stored, total - stored))}</p>}
      {failure && (
        <p class="note trouble" role="alert">
          {say(words('import_failed', stored, say(failure)))}
        </p>
      )}
      <div class="line">
        <button type="button" onClick={onAgain}>
          {say(words('import_again'))}
        </button>
        {onSheets && (
          <button type="button" onClick={onSheets}>
            {say(words('import_next_sheet'))}
          </button>
        )}
      </div>
      {refused.length > 0 && (
        <>
          <div class="line">
            <h2>{say(words('import_problems', refused.length))}</h2>
            <button
              type="button"
              onClick={() =>
                download(
                  `${say(words('import_file_refused', name.replace(/\.\w+$/, '')))}.csv`,
                  'text/csv;charset=utf-8',
                  refusedCsv(refused),
                )
              }
            >
              {say(words('import_save_list'))}
            </button>
          </div>
          <RefusedList refused={refused.slice(0, SHOWN)} />
        </>
      )}
    </section>
  );
}
