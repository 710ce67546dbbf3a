/** The summary as Markdown, for chat groups and notes. */
import { plainMoment } from '../clocks/view.ts';
import { printFigure } from '../metrics/figures.ts';
import { type Say, words } from '../ticket/words.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import { type SummaryModel, TABLE_FIGURES } from './model.ts';

/** Markdown text of a summary (GitHub tables). */
export function summaryMarkdown(model: SummaryModel, say: Say): string {
  const told = (key: string) => escapeMarkdown(say(words(key)));
  const parts = [
    `# ${told('report_title')} ${escapeMarkdown(say(model.period.label))}`,
    `${told('report_made_at')} ${plainMoment(model.madeAt)}`,
    markdownTable(
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
    parts.push(`## ${heading}`, markdownTable([heading, ...TABLE_FIGURES.map((id) => told(`metric_${id}`))], lines));
  }
  return `${parts.join('\n\n')}\n`;
}
