import type { OfficeLine } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { openTicket } from '../worklist/open.ts';

interface Props {
  caption: string;
  lines: readonly OfficeLine[];
  /** What the citizen said stands beside: of those that are not satisfied. */
  reasons?: boolean;
}

/** Tickets as a table; a click on the number opens the ticket on its platform. */
export function TicketTable({ caption, lines, reasons = false }: Props) {
  const columns = [
    'ticketNo',
    'title',
    'unit',
    'channel',
    'category',
    ...(reasons ? ['satisfaction', 'why'] : ['dueAt', 'finishedAt']),
  ];
  return (
    <table class="tickets">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" class={column}>
              {say(words(column === 'why' ? 'notice_column_why' : `field_${column}`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.site} ${line.ticketNo}`}>
            <th scope="row" class="ticketNo">
              {line.url ? (
                <button type="button" class="value" onClick={() => void openTicket(line)}>
                  {line.ticketNo}
                </button>
              ) : (
                line.ticketNo
              )}
            </th>
            <td class="title">{line.title || '—'}</td>
            <td>{line.unit || '—'}</td>
            <td>{line.channel || '—'}</td>
            <td>{line.category || '—'}</td>
            {reasons ? (
              <>
                <td>{line.satisfaction || '—'}</td>
                <td class="opinion">{line.why || '—'}</td>
              </>
            ) : (
              <>
                <td class="time">{line.dueAt || '—'}</td>
                <td class="time">
                  {line.finishedAt || say(words('notice_open'))}
                  {line.overdue && <span class="overdue">{say(words('office_overdue'))}</span>}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
