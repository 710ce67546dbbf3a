import { type Figure, printFigure } from '../lib/metrics/figures.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { say } from './say.ts';

/** Figures of the popup, in reading order. */
const SHOWN: readonly Figure['id'][] = ['due', 'finishRate', 'onTimeRate', 'overdue', 'dueToday', 'dueTomorrow'];

/** The quarter to date: each figure with its formula on hover, and a click to the tickets it counts. */
export function Figures(props: { period: Words; figures: readonly Figure[]; onOpen: (id: Figure['id']) => void }) {
  const shown = SHOWN.flatMap((id) => props.figures.find((figure) => figure.id === id) ?? []);
  return (
    <section class="figures" aria-label={say(words('popup_quarter', say(props.period)))}>
      <h2>{say(words('popup_quarter', say(props.period)))}</h2>
      <div class="grid">
        {shown.map((figure) => (
          <button
            type="button"
            key={figure.id}
            data-figure={figure.id}
            class={`figure ${alarmOf(figure)}`}
            title={`${say(figure.name)}\n${say(figure.formula)}\n= ${fraction(figure)}`}
            onClick={() => props.onOpen(figure.id)}
          >
            <span class="name">{say(figure.name)}</span>
            <span class="value">{printFigure(figure)}</span>
            <span class="of">
              {figure.unit === 'count' ? say(words('figure_tickets')) : figure.value === null ? '' : fraction(figure)}
            </span>
          </button>
        ))}
      </div>
      <p class="note">{say(words('popup_basis'))}</p>
    </section>
  );
}

/** `135 / 159`, or the count itself. */
function fraction({ unit, numerator, denominator }: Figure): string {
  return unit === 'percent' ? `${numerator} / ${denominator}` : String(numerator);
}

function alarmOf({ id, value }: Figure): '' | 'overdue' | 'soon' {
  if ((value ?? 0) === 0) return '';
  return id === 'overdue' ? 'overdue' : id === 'dueToday' ? 'soon' : '';
}
