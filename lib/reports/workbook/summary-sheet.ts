/** The sheet of all figures (汇总): hotline and mailboxes, each with its parts and its formula in words. */

import { instantText } from '../../calendar/time.ts';
import { plainMoment } from '../../clocks/view.ts';
import type { Figure } from '../../figures/definitions.ts';
import { periodLabel } from '../../figures/period.ts';
import type { PrintedReport } from '../../figures/report.ts';
import { type Say, words } from '../../ticket/words.ts';
import type { CellWriter } from './cells.ts';
import { type Live, type LiveCell, UNIT_STYLES } from './live.ts';
import { PAGE, rowXml, sheetHead, sheetTail } from './sheet.ts';
import type { StyleName } from './styles.ts';
import type { Tally } from './sums.ts';

const HEAD = ['name', 'value', 'numerator', 'denominator', 'formula'].map((name) => words(`workbook_${name}`));
const WIDTHS = [24, 14, 14, 14, 60];
const HEAD_ROW = 3;

/** @param tallies of the tickets that were written */
export function* summarySheet(
  report: PrintedReport,
  tallies: { hotline: Tally; mailbox: Tally },
  live: Live,
  cells: CellWriter,
  say: Say,
): Generator<string> {
  const { period, profile, asOfMs } = report.question;
  const asOf = plainMoment(instantText(asOfMs));
  yield sheetHead(WIDTHS, HEAD_ROW, { isShownFirst: true, isPrinted: true });
  yield rowXml(1, [cells.text('A1', say(words('workbook_title', say(periodLabel(period)))), 'title')]);
  yield rowXml(2, [cells.text('A2', say(words('office_as_of', asOf, profile.name)), 'plain')]);
  yield rowXml(
    HEAD_ROW,
    HEAD.map((name, index) =>
      cells.shared(`${'ABCDE'.charAt(index)}${HEAD_ROW}`, say(name), index > 0 && index < 4 ? 'numberHead' : 'head'),
    ),
  );
  let row = HEAD_ROW;
  const cell = (at: string, { result, formula }: LiveCell, style: StyleName) => {
    if (formula !== undefined) return cells.formula(at, formula, result, style);
    return typeof result === 'string' ? cells.text(at, result, style) : cells.number(at, result, style);
  };
  function figureRow(figure: Figure, tally: Tally, isMailbox: boolean): string {
    row++;
    const at = { above: `C${row}`, below: `D${row}` };
    const { above, below, value } = live.parts(figure, tally, { isMailbox }, at);
    return rowXml(row, [
      cells.text(`A${row}`, say(figure.name), 'plain'),
      cell(`B${row}`, value, UNIT_STYLES[figure.unit]),
      cell(at.above, above, figure.unit === 'points' ? 'decimal' : 'part'),
      below ? cell(at.below, below, 'part') : '',
      cells.text(`E${row}`, say(figure.formula), 'plain'),
    ]);
  }
  for (const name of ['hotline', 'mailbox'] as const) {
    row++;
    yield rowXml(row, [cells.text(`A${row}`, say(words(`office_${name}`)), 'head')]);
    for (const figure of report[name]) yield figureRow(figure, tallies[name], name === 'mailbox');
  }
  yield sheetTail(PAGE);
}
