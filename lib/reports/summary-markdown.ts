/** The summary as Markdown, for chat groups and notes. */
import { plainMoment } from '../clocks/view.ts';
import { printFigure } from '../metrics/figures.ts';
import { type Say, words } from '../ticket/words.ts';
import { type SummaryModel, TABLE_FIGURES } from './model.ts';

/** Markdown text of a summary (GitHub tables). */
export function summaryMarkdown(model: SummaryModel, say: Say): string {
  const told = (key: string) => escapeMarkdown(say(words(key)));
  const parts = [
    `# ${told('report_title')} ${escapeMarkdown(say(model.period.label))}`,
    `${told('report_made_at')} ${plainMoment(model.madeAt)}`,
    table(
      ['figure', 'value', 'formula'].map((column) => told(`report_${column}`)),
      model.figures.map((figure) => [
        escapeMarkdown(say(figure.name)),
        printFigure(figure),
        escapeMarkdown(say(figure.formula)),
      ]),
      [0, 2],
    ),
  ];
  for (const { by, rows } of model.tables) {
    const lines = rows.map(({ value, figures }) => [
      escapeMarkdown(value || say(words('report_unstated'))),
      ...figures.map(printFigure),
    ]);
    const heading = told(`report_by_${by}`);
    parts.push(`## ${heading}`, table([heading, ...TABLE_FIGURES.map((id) => told(`metric_${id}`))], lines));
  }
  return `${parts.join('\n\n')}\n`;
}

/**
 * Text that Markdown shows as it is: pipes would break a table, markup, HTML and addresses would come alive. Line
 * breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (www) => www.replace('.', '\\.'));
}

/** @param texts columns that hold text, set to the left; the others hold numbers */
function table(head: string[], rows: string[][], texts: readonly number[] = [0]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (texts.includes(i) ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
