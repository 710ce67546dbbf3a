import type { Refused } from '../../lib/importing/refused.ts';
import { headWords, REFUSED_HEADS, refusedCells } from './refused-words.ts';

/** What is not taken of a file: row, column, number, reason, and what that costs. */
export function RefusedList({ refused }: { refused: readonly Refused[] }) {
  return (
    <div class="refused">
      <table>
        <thead>
          <tr>
            {headWords().map((head, i) => (
              <th scope="col" class={REFUSED_HEADS[i]} key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {refused.map((each) => (
            <tr key={`${each.row} ${each.column} ${each.reason} ${each.ticketNo}`} class={each.loss}>
              {refusedCells(each).map((text, i) => (
                <td class={REFUSED_HEADS[i]} title={text} key={REFUSED_HEADS[i]}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
