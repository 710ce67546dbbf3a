import { useState } from 'preact/hooks';
import type { Figure } from '../../lib/figures/definitions.ts';
import type { Scope } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { Value } from './Value.tsx';

interface Props {
  caption: string;
  /** What the rows are: 承办单位, 行业分类. */
  head: string;
  by: Scope['by'];
  rows: readonly { name: string; figures: readonly Figure[] }[];
  columns: readonly string[];
  onOpen: (behind: Behind) => void;
}

/** Figures of each unit, category …: sorted by any column, each figure leads to its tickets. */
export function SplitTable({ caption, head, by, rows, columns, onOpen }: Props) {
  const [sort, setSort] = useState<{ id: string; down: boolean }>({ id: 'due', down: true });
  const figureOf = (figures: readonly Figure[], id: string) => figures.find((each) => each.id === id);
  const sorted = rows.toSorted((a, b) => {
    const [x, y] = [figureOf(a.figures, sort.id)?.value, figureOf(b.figures, sort.id)?.value];
    // What is undefined comes last, whichever way.
    if (typeof x !== 'number' || typeof y !== 'number')
      return Number(typeof x !== 'number') - Number(typeof y !== 'number');
    return (sort.down ? y - x : x - y) || (a.name < b.name ? -1 : 1);
  });
  if (rows.length === 0) return <p class="empty">{say(words('statistics_none'))}</p>;
  return (
    <table class="split">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((id) => {
            const isSorted = sort.id === id;
            return (
              <th
                key={id}
                scope="col"
                class="number"
                aria-sort={isSorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" class="head" onClick={() => setSort({ id, down: isSorted ? !sort.down : true })}>
                  {say(words(`office_${id}`))}
                  <span aria-hidden="true">{isSorted ? (sort.down ? '↓' : '↑') : ''}</span>
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ name, figures }) => {
          const shown = name || say(words('report_unstated'));
          return (
            <tr key={name}>
              <th scope="row">{shown}</th>
              {columns.map((id) => {
                const figure = figureOf(figures, id);
                return (
                  <td key={id} class="number">
                    {figure ? <Value figure={figure} scope={{ by, name }} of={shown} onOpen={onOpen} /> : '—'}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
