import type { Glance } from '../../lib/metrics/glance.ts';
import type { Parts } from '../../lib/metrics/parts.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { Fold } from '../Fold.tsx';
import { say } from '../say.ts';
import { Categories } from './Categories.tsx';
import { changeWords, OnTime } from './OnTime.tsx';
import { Units } from './Units.tsx';
import { Weeks } from './Weeks.tsx';

interface Props {
  glance: Glance;
  /** Absent until they come; of the quarter before until those of a new one are there. */
  parts: Parts | undefined;
  /** Whether the parts are not yet those of the glance. */
  busy: boolean;
  failure: Words | undefined;
  unit: string | undefined;
  onUnit: (unit: string | undefined) => void;
}

/** The figures' charts, each in a section that can be folded away. */
export function Charts({ glance, parts, busy, failure, unit, onUnit }: Props) {
  const due = glance.figures.find(({ id }) => id === 'due')?.value ?? 0;
  return (
    <>
      <Fold name="onTime" title={say(words('metric_onTimeRate'))} brief={say(changeWords(glance.onTime))}>
        <OnTime {...glance} />
      </Fold>
      <Fold name="weeks" title={say(words('chart_weeks'))}>
        {due > 0 ? <Weeks {...glance} /> : <p class="note">{say(words('chart_none'))}</p>}
      </Fold>
      {failure && (
        <p class="note trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {parts && (
        <>
          <Fold name="categories" title={say(words('chart_categories'))} busy={busy}>
            {due > 0 ? <Categories {...parts.categories} /> : <p class="note">{say(words('chart_none'))}</p>}
          </Fold>
          {parts.units.length > 0 && (
            <Fold
              name="units"
              title={say(words('popup_units'))}
              brief={say(words('popup_units_count', parts.units.length))}
              busy={busy}
            >
              <Units units={parts.units} chosen={unit} onChoose={onUnit} />
            </Fold>
          )}
        </>
      )}
    </>
  );
}
