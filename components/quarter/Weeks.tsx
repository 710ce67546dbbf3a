import { browser } from 'wxt/browser';
import type { Glance } from '../../lib/metrics/glance.ts';
import type { Week } from '../../lib/metrics/weeks.ts';
import { words } from '../../lib/ticket/words.ts';
import { ChartTable } from '../charts/ChartTable.tsx';
import { type Column, Columns } from '../charts/Columns.tsx';
import { say } from '../say.ts';

/** The trend of a quarter: what was due by week, and what of it is overdue. */
export function Weeks({ weeks, weeksInAll }: Pick<Glance, 'weeks' | 'weeksInAll'>) {
  const [due, overdue] = [say(words('metric_due')), say(words('metric_overdue'))];
  return (
    <>
      <Columns
        title={say(words('chart_weeks_title'))}
        places={weeksInAll}
        columns={weeks.map(columnOf)}
        legend={{ value: due, part: overdue, running: say(words('chart_week_running')) }}
      />
      <ChartTable
        open={say(words('chart_table'))}
        caption={say(words('chart_weeks_title'))}
        head={[say(words('chart_week')), due, overdue]}
        rows={weeks.map((week) => [rangeOf(week), String(week.due), String(week.overdue)])}
      />
    </>
  );
}

/** A tick where a month begins; the running week has its own. */
function columnOf(week: Week, i: number): Column {
  const { start, end, running, due, overdue } = week;
  const beginsMonth = i === 0 || start.slice(5, 7) !== end.slice(5, 7) || start.endsWith('-01');
  const tick = running ? say(words('chart_week_now')) : beginsMonth ? monthOf(end) : undefined;
  return {
    name: say(words('chart_week_says', rangeOf(week), due, overdue)),
    value: due,
    part: overdue,
    running,
    ...(tick === undefined ? {} : { tick }),
  };
}

function rangeOf({ start, end, running }: Week): string {
  const range = start === end ? start.slice(5) : say(words('chart_week_range', start.slice(5), end.slice(5)));
  return running ? say(words('chart_week_range_now', range)) : range;
}

/** 10月, Oct. */
function monthOf(day: string): string {
  const form = new Intl.DateTimeFormat(browser.i18n.getUILanguage(), { month: 'short', timeZone: 'UTC' });
  return form.format(new Date(`${day}T00:00:00Z`));
}
