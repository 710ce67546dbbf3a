/** The summary as CSV: figures with their formulas, then one table for each dimension. */
import { plainMoment } from '../clocks/view.ts';
import { printFigure } from '../metrics/figures.ts';
import { type Say, words } from '../ticket/words.ts';
import { type Cell, toCsv } from './csv.ts';
import { type SummaryModel, TABLE_FIGURES } from './model.ts';

/** CSV text of a summary. */
export function summaryCsv(model: SummaryModel, say: Say): string {
  const rows: Cell[][] = [
    [say(words('report_title')), say(model.period.label)],
    [say(words('report_made_at')), plainMoment(model.madeAt)],
    [],
    ['figure', 'value', 'numerator', 'denominator', 'formula'].map((column) => say(words(`report_${column}`))),
  ];
  for (const figure of model.figures) {
    const { name, formula, numerator, denominator } = figure;
    rows.push([say(name), printFigure(figure), numerator, denominator, say(formula)]);
  }
  for (const { by, rows: lines } of model.tables) {
    const names = TABLE_FIGURES.map((id) => say(words(`metric_${id}`)));
    rows.push([], [say(words(`report_by_${by}`)), ...names]);
    for (const { value, figures } of lines) {
      rows.push([value || say(words('report_unstated')), ...figures.map(printFigure)]);
    }
  }
  return toCsv(rows);
}
