/** bulletin.md: the bulletin's figures as text and tables, each figure with its arithmetic. */
import { instantText } from '../../lib/calendar/time.ts';
import type { Figure } from '../../lib/figures/definitions.ts';
import type { Ranked } from '../../lib/figures/ranking.ts';
import type { Report } from '../../lib/figures/report.ts';
import { escapeMarkdown } from '../../lib/reports/summary-markdown.ts';
import { type Say, words } from '../../lib/ticket/words.ts';

const UNIT_COLUMNS = ['due', 'finished', 'finishRate', 'overdue', 'onTimeRate', 'satisfactionRate', 'reworkRate'];

export function bulletinMarkdown(report: Report, say: Say): string {
  const { question, hotline, mailbox, units, rankings, tickets, merged } = report;
  const title = say(words('office_title', question.period.name));
  const due = hotline.find(({ id }) => id === 'due')?.value ?? 0;
  const parts = [`# ${title}`, say(words('office_as_of', instantText(question.asOfMs), question.profile.name))];
  if (due === 0) parts.push(say(words('office_empty')));
  parts.push(`## ${say(words('office_hotline'))}`, figureTable(hotline, say));
  parts.push(`### ${say(words('office_units_by_due'))}`, rankTable(rankings.unitsByDue, say));
  parts.push(`### ${say(words('office_categories_by_due'))}`, rankTable(rankings.categoriesByDue, say));
  parts.push(`### ${say(words('office_units_by_overdue'))}`, rankTable(rankings.unitsByOverdue, say));
  parts.push(`## ${say(words('office_mailbox'))}`, figureTable(mailbox, say));
  parts.push(`## ${say(words('office_per_unit'))}`, unitTable(units, say));
  const notes = [
    ['office_no_limit', tickets.noLimit.length],
    ['office_no_unit', tickets.noUnit.length],
    ['office_no_category', tickets.noCategory.length],
    ['office_merged', merged.length],
  ] as const;
  parts.push(`## ${say(words('office_notes'))}`, notes.map(([key, count]) => `- ${say(words(key, count))}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function printed({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  if (value === null) return '—';
  if (unit === 'percent') return `${value.toFixed(2)}%`;
  return unit === 'count' ? String(value) : value.toFixed(2);
}

/** The arithmetic of a figure: 2259 ÷ 2282. */
const working = ({ numerator, denominator }: Figure) =>
  denominator === null ? '' : `${Number(numerator.toFixed(2))} ÷ ${denominator}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`).join('\n');

const figureTable = (figures: readonly Figure[], say: Say) =>
  table(
    ['office_figure', 'office_value', 'office_working', 'office_formula'].map((key) => say(words(key))),
    figures.map((figure) => [say(figure.name), printed(figure), working(figure), say(figure.formula)]),
  );

const rankTable = (ranking: readonly Ranked[], say: Say) =>
  table(
    ['office_rank', 'office_name', 'office_tickets'].map((key) => say(words(key))),
    ranking.map(({ rank, name, value }) => [String(rank), name || '—', String(value)]),
  );

function unitTable(units: Report['units'], say: Say): string {
  const names = UNIT_COLUMNS.map((id) => say(words(`office_${id}`)));
  return table(
    [say(words('office_unit')), ...names],
    units.map(({ unit, figures }) => [
      unit || '—',
      ...UNIT_COLUMNS.map((id) => {
        const figure = figures.find((each) => each.id === id);
        return figure ? printed(figure) : '—';
      }),
    ]),
  );
}
