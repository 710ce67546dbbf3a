import { type Figure, printFigure } from '../lib/metrics/figures.ts';
import type { Glance } from '../lib/metrics/glance.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { QuarterSwitch } from './quarter/QuarterSwitch.tsx';
import { unitName } from './quarter/Units.tsx';
import { say } from './say.ts';

type Id = Figure['id'];

/** Figures of the popup, in reading order. What is due today and tomorrow belongs to the running quarter alone. */
const ALWAYS: readonly Id[] = ['due', 'finishRate', 'onTimeRate', 'overdue'];
const RUNNING: readonly Id[] = [...ALWAYS, 'dueToday', 'dueTomorrow'];
const PAST: readonly Id[] = [...ALWAYS, 'satisfactionRate', 'reworkRate'];

interface Props {
  glance: Glance;
  /** Names of the quarters next to it. */
  before: string | undefined;
  after: string | undefined;
  /** The one unit whose figures these are. */
  unit: string | undefined;
  onQuarter: (quarter: string) => void;
  /** Shows all units again. */
  onAllUnits: () => void;
  onOpen: (id: Id) => void;
}

/** A quarter's figures: each with its formula on hover, and a click to the tickets it counts. */
export function Figures({ glance, before, after, unit, onQuarter, onAllUnits, onOpen }: Props) {
  const { label, running, figures, name } = glance;
  const shown = (running ? RUNNING : PAST).flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
  const isEmpty = figures.every(({ numerator }) => numerator === 0);
  return (
    <section class="figures" aria-label={say(running ? words('popup_quarter', say(label)) : label)}>
      <QuarterSwitch quarter={name} running={running} before={before} after={after} onChoose={onQuarter} />
      {unit !== undefined && (
        <p class="only">
          <span>{say(words('popup_unit_only', unitName(unit)))}</span>
          <button type="button" class="quiet" aria-label={say(words('popup_unit_all'))} onClick={onAllUnits}>
            ×
          </button>
        </p>
      )}
      <div class="grid">
        {shown.map((figure) => (
          <button
            type="button"
            key={figure.id}
            data-figure={figure.id}
            class={`figure ${alarmOf(figure)}`}
            title={`${say(figure.name)}\n${say(figure.formula)}\n= ${fraction(figure)}`}
            onClick={() => onOpen(figure.id)}
          >
            <span class="name">{say(figure.name)}</span>
            <span class="value">{isEmpty ? '—' : printFigure(figure)}</span>
            <span class="of">
              {figure.unit === 'count' ? say(words('figure_tickets')) : figure.value === null ? '' : fraction(figure)}
            </span>
          </button>
        ))}
      </div>
      <p class="note">{say(isEmpty ? emptyWords(unit) : words('popup_basis'))}</p>
    </section>
  );
}

function emptyWords(unit: string | undefined): Words {
  return unit === undefined ? words('popup_quarter_empty') : words('popup_unit_empty', unitName(unit));
}

/** `135 / 159`, or the count itself. */
function fraction({ unit, numerator, denominator }: Figure): string {
  return unit === 'percent' ? `${numerator} / ${denominator}` : String(numerator);
}

function alarmOf({ id, value }: Figure): '' | 'overdue' | 'soon' {
  if ((value ?? 0) === 0) return '';
  return id === 'overdue' ? 'overdue' : id === 'dueToday' ? 'soon' : '';
}
