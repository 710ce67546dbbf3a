import { type Figure, printFigure } from '../../lib/metrics/figures.ts';
import type { Glance } from '../../lib/metrics/glance.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { Bars } from '../charts/Bars.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { say } from '../say.ts';

type Props = Pick<Glance, 'label' | 'running' | 'onTime'>;

/** The on-time rate of a quarter beside that of the quarter before. */
export function OnTime({ label, running, onTime: { now, before, beforeLabel } }: Props) {
  const nowLabel = say(running ? words('popup_quarter', say(label)) : label);
  return (
    <>
      <Bars
        title={say(words('chart_onTime_title'))}
        max={100}
        bars={[
          { label: nowLabel, value: now.value ?? 0, print: printFigure(now) },
          { label: say(beforeLabel), value: before.value ?? 0, print: printFigure(before), quiet: true },
        ]}
      />
      <p class="note of">{say(words('chart_onTime_says', fraction(now), fraction(before)))}</p>
      <ChartTable
        open={say(words('chart_table'))}
        caption={say(words('chart_onTime_title'))}
        head={[
          say(words('chart_quarter')),
          say(words('metric_onTimeRate')),
          say(words('chart_onTime')),
          say(words('metric_due')),
        ]}
        rows={[
          [nowLabel, printFigure(now), String(now.numerator), String(now.denominator)],
          [say(beforeLabel), printFigure(before), String(before.numerator), String(before.denominator)],
        ]}
      />
    </>
  );
}

const fraction = ({ numerator, denominator, value }: Figure) =>
  value === null ? '—' : `${numerator} / ${denominator}`;

/** What has changed since the quarter before, in a few words. */
export function changeWords({ points, before }: Glance['onTime']): Words {
  if (points === null) return words(before.value === null ? 'chart_points_no_before' : 'chart_points_no_now');
  if (points === 0) return words('chart_points_same');
  return words(points > 0 ? 'chart_points_up' : 'chart_points_down', Math.abs(points).toFixed(2));
}
