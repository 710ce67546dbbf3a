import type { Figure } from '../../lib/figures/definitions.ts';
import { workingOf } from '../../lib/figures/print.ts';
import type { Scope } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { Value } from './Value.tsx';

interface Props {
  caption: string;
  figures: readonly Figure[];
  scope: Scope;
  onOpen: (behind: Behind) => void;
}

/** Figures with their arithmetic and their formula; each leads to its tickets. */
export function FigureTable({ caption, figures, scope, onOpen }: Props) {
  return (
    <table class="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {['figure', 'value', 'working', 'formula'].map((column) => (
            <th key={column} scope="col" class={column === 'value' ? 'number' : undefined}>
              {say(words(`office_${column}`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id}>
            <th scope="row">{say(figure.name)}</th>
            <td class="number">
              <Value figure={figure} scope={scope} of={caption} onOpen={onOpen} />
            </td>
            <td class="working">{workingOf(figure)}</td>
            <td class="note">{say(figure.formula)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
