import { useState } from 'preact/hooks';
import { printFigure } from '../../lib/metrics/figures.ts';
import type { UnitLine } from '../../lib/metrics/parts.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** Lines shown before more are asked for. */
const FIRST = 8;

interface Props {
  units: readonly UnitLine[];
  chosen: string | undefined;
  /** undefined for all units. */
  onChoose: (unit: string | undefined) => void;
}

/** A coordinator's table: the units of a quarter, the lowest on-time rate first. Pressing one shows its figures alone. */
export function Units({ units, chosen, onChoose }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? units : units.filter(({ unit }, i) => i < FIRST || unit === chosen);
  return (
    <>
      <table class="units">
        <thead>
          <tr>
            <th scope="col">{say(words('report_by_unit'))}</th>
            {['due', 'overdue', 'onTimeRate'].map((id) => (
              <th key={id} scope="col">
                {say(words(`metric_${id}`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ unit, due, overdue, onTimeRate }) => (
            <tr key={unit} class={unit === chosen ? 'chosen' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="quiet"
                  aria-pressed={unit === chosen}
                  onClick={() => onChoose(unit === chosen ? undefined : unit)}
                >
                  {unitName(unit)}
                </button>
              </th>
              <td>{due}</td>
              <td class={overdue > 0 ? 'overdue' : ''}>{overdue}</td>
              <td>{printFigure({ unit: 'percent', value: onTimeRate })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length > FIRST && (
        <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {say(isWhole ? words('popup_units_less') : words('popup_units_more', units.length))}
        </button>
      )}
    </>
  );
}

/** A unit as it is printed: tickets may name none. */
export function unitName(unit: string): string {
  return unit === '' ? say(words('report_unstated')) : unit;
}
