import type { Loaded } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';

/** 领导接听日: a row a day; who took the calls is named in the bulletin's settings. */
export function LeaderTab({ loaded, onOpen }: { loaded: Loaded; onOpen: (behind: Behind) => void }) {
  if (loaded.leader.length === 0) return <p class="empty">{say(words('statistics_no_leader'))}</p>;
  return (
    <table class="split">
      <caption>{say(words('notice_table_leader'))}</caption>
      <thead>
        <tr>
          {['day', 'leader', 'calls', 'finished', 'overdue'].map((column, i) => (
            <th key={column} scope="col" class={i > 1 ? 'number' : undefined}>
              {say(words(`notice_leader_${column}`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {loaded.leader.map(({ day, leader, calls, finished, overdue }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>{leader || '—'}</td>
            <td class="number">
              {calls === 0 ? (
                0
              ) : (
                <button
                  type="button"
                  class="value"
                  onClick={() => onOpen({ title: `${say(words('notice_table_leader'))} ${day}`, leaderDay: day })}
                >
                  {calls}
                </button>
              )}
            </td>
            <td class="number">{finished}</td>
            <td class="number">{overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
