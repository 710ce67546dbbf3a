import type { Categories as Counts } from '../../lib/metrics/parts.ts';
import { words } from '../../lib/ticket/words.ts';
import { Bars } from '../charts/Bars.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { say } from '../say.ts';

/** What was due by category: the first five, the rest together, and what shows none. */
export function Categories({ named, others, unstated }: Counts) {
  const rows = [
    ...named.map(({ value, due }) => ({ label: value, value: due, quiet: false })),
    { label: say(words('chart_others', others.values)), value: others.due, quiet: true },
    { label: say(words('report_unstated')), value: unstated, quiet: true },
  ].filter(({ value }) => value > 0);
  const all = rows.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => `${((value * 100) / all).toFixed(1)}%`;
  return (
    <>
      <Bars
        title={say(words('chart_categories_title'))}
        bars={rows.map((row) => ({ ...row, print: String(row.value) }))}
      />
      <ChartTable
        open={say(words('chart_table'))}
        caption={say(words('chart_categories_title'))}
        head={[say(words('report_by_category')), say(words('metric_due')), say(words('chart_share'))]}
        rows={rows.map(({ label, value }) => [label, String(value), share(value)])}
      />
    </>
  );
}
