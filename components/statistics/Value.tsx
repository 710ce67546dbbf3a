import type { Figure } from '../../lib/figures/definitions.ts';
import { printFigure, workingOf } from '../../lib/figures/print.ts';
import type { Scope } from '../../lib/office/model.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';

/** Points weigh rates: no ticket stands behind them. */
const NO_TICKETS = ['compositeScore'];

interface Props {
  figure: Figure;
  scope: Scope;
  /** Whose figure it is. */
  of: string;
  onOpen: (behind: Behind) => void;
}

/** A figure as a button that opens its tickets; as text where there are none. */
export function Value({ figure, scope, of, onOpen }: Props) {
  const text = printFigure(figure);
  if (figure.numerator === 0 || figure.value === null || NO_TICKETS.includes(figure.id)) return <>{text}</>;
  const name = say(figure.name);
  return (
    <button
      type="button"
      class="value"
      title={workingOf(figure)}
      aria-label={`${of} ${name} ${text}`}
      onClick={() => onOpen({ title: `${of} ${name} ${text}`, note: say(figure.formula), scope, figure: figure.id })}
    >
      {text}
    </button>
  );
}
