import type { Checked } from '../../lib/importing/session.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { RefusedList } from './RefusedList.tsx';

/** What the whole sheet would give: tickets, those that may already be over, and what cannot be read. */
export function CheckSummary({ checked, records }: { checked: Checked | undefined; records: number }) {
  if (!checked) {
    return (
      <p class="note" role="status">
        {say(words('import_checking', records))}
      </p>
    );
  }
  const { tickets, open, overdue, untimed, refused, refusals, rowsLost } = checked;
  return (
    <section class="check">
      <p role="status">{tickets === 0 ? say(words('import_nothing')) : say(words('import_ready', records, tickets))}</p>
      {overdue > 0 && <p class="note trouble">{say(words('import_open_tickets', open, overdue))}</p>}
      {untimed > 0 && <p class="note trouble">{say(words('import_untimed', untimed))}</p>}
      {refusals > 0 && (
        <details onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}>
          <summary>
            {say(words('import_problems', refusals))}
            {rowsLost > 0 && ` · ${say(words('import_rows_lost', rowsLost))}`}
          </summary>
          {refusals > refused.length && <p class="note">{say(words('import_problems_more', refused.length))}</p>}
          <RefusedList refused={refused} />
        </details>
      )}
    </section>
  );
}
