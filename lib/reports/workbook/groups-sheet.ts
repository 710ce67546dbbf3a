/** The sheets of units (单位) and of categories (类别): the hotline's tickets of each, in the report's order. */
import type { Figure } from '../../figures/definitions.ts';
import { type Say, words } from '../../ticket/words.ts';
import { type CellWriter, columnName } from './cells.ts';
import { type Live, UNIT_STYLES } from './live.ts';
import { rangeOf, rowXml, sheetHead, sheetTail } from './sheet.ts';
import type { Tally } from './sums.ts';

export interface Group {
  /** '' of the tickets that show none. */
  name: string;
  figures: readonly Figure[];
  /** Of the tickets that were written. */
  tally: Tally;
}

const SHOWN = ['due', 'finished', 'finishRate', 'overdue', 'onTimeRate', 'satisfactionRate'];

export function* groupsSheet(
  column: 'unit' | 'category',
  groups: readonly Group[],
  live: Live,
  cells: CellWriter,
  say: Say,
): Generator<string> {
  const heads = [words(`field_${column}`), ...SHOWN.map((id) => words(`office_${id}`))];
  yield sheetHead([26, ...SHOWN.map(() => 13)], 1);
  yield rowXml(
    1,
    heads.map((head, index) => cells.shared(`${columnName(index)}1`, say(head), 'head')),
  );
  for (const [index, { name, figures, tally }] of groups.entries()) {
    const row = index + 2;
    const by = { column, cell: `$A${row}`, name };
    const values = SHOWN.map((id, place) => {
      const figure = figures.find((each) => each.id === id);
      if (!figure) return '';
      const at = `${columnName(place + 1)}${row}`;
      const { result, formula } = live.value(figure, tally, { isMailbox: false, by });
      const style = UNIT_STYLES[figure.unit];
      if (formula !== undefined) return cells.formula(at, formula, result, style);
      return typeof result === 'string' ? cells.text(at, result, style) : cells.number(at, result, style);
    });
    yield rowXml(row, [cells.text(`A${row}`, name || say(words('workbook_none')), 'id'), ...values]);
  }
  yield sheetTail(`<autoFilter ref="${rangeOf(heads.length, groups.length + 1)}"/>`);
}
