import type { Figure } from '../../lib/figures/definitions.ts';
import { periodLabel, periodOf } from '../../lib/figures/period.ts';
import { printFigure } from '../../lib/figures/print.ts';
import type { Loaded } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { Bars } from '../charts/Bars.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { Categories } from '../quarter/Categories.tsx';
import { Weeks } from '../quarter/Weeks.tsx';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { ChartCard } from './ChartCard.tsx';
import { FigureTable } from './FigureTable.tsx';

/** Categories that stand under their own name; units that are drawn. */
const NAMED = 8;
const DRAWN = 12;

const figureValue = (figures: readonly Figure[], id: string) => figures.find((each) => each.id === id)?.value ?? 0;

/** What the hotline's quarter looks like, and its figures. */
export function Overview({ loaded, onOpen }: { loaded: Loaded; onOpen: (behind: Behind) => void }) {
  const { hotline, splits, weeks, weeksInAll, units } = loaded.report;
  if (figureValue(hotline, 'due') === 0 && figureValue(hotline, 'received') === 0)
    return <p class="empty">{say(words('office_empty'))}</p>;
  const period = periodOf(loaded.report.period);
  const of = [loaded.unit, period && say(periodLabel(period))].filter(Boolean).join('_');
  const categories = splits.category.map(({ name, figures }) => ({ value: name, due: figureValue(figures, 'due') }));
  const stated = categories.filter(({ value }) => value !== '');
  const rest = stated.slice(NAMED);
  return (
    <>
      <div class="charts">
        <ChartCard title={say(words('chart_weeks'))} of={of}>
          <Weeks weeks={weeks} weeksInAll={weeksInAll} />
        </ChartCard>
        <ChartCard title={say(words('chart_categories'))} of={of}>
          <Categories
            named={stated.slice(0, NAMED)}
            others={{ values: rest.length, due: rest.reduce((sum, { due }) => sum + due, 0) }}
            unstated={categories.find(({ value }) => value === '')?.due ?? 0}
          />
        </ChartCard>
        {units.length > 1 && (
          <ChartCard title={say(words('chart_units'))} of={of}>
            <OnTimeByUnit units={units} />
          </ChartCard>
        )}
      </div>
      <FigureTable caption={say(words('office_hotline'))} figures={hotline} scope={{ by: 'hotline' }} onOpen={onOpen} />
    </>
  );
}

/** The units with the lowest on-time rates; all of them in the table. */
function OnTimeByUnit({ units }: Pick<Loaded['report'], 'units'>) {
  const rows = units
    .flatMap(({ unit, figures }) => {
      const rate = figures.find(({ id }) => id === 'onTimeRate');
      return rate && rate.value !== null
        ? [{ name: unit || say(words('report_unstated')), rate, value: rate.value }]
        : [];
    })
    .sort((a, b) => a.value - b.value || (a.name < b.name ? -1 : 1));
  const title = say(words('chart_units_title'));
  return (
    <>
      <Bars
        title={title}
        max={100}
        bars={rows.slice(0, DRAWN).map(({ name, value, rate }) => ({ label: name, value, print: printFigure(rate) }))}
      />
      <ChartTable
        open={say(words('chart_table'))}
        caption={title}
        head={['office_unit', 'office_onTimeRate', 'office_working'].map((key) => say(words(key)))}
        rows={rows.map(({ name, rate }) => [name, printFigure(rate), `${rate.numerator} ÷ ${rate.denominator}`])}
      />
    </>
  );
}
