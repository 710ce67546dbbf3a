/** A table of a bulletin: its head repeated on every page, no row broken over two. */
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Table as TableBlock } from '../../bulletin/model.ts';
import { TEXT_WIDTH } from './page.ts';
import { runsOf } from './runs.ts';
import { fitOf } from './widths.ts';

export function tableOf(block: TableBlock): Table {
  const { size, widths } = fitOf(block);
  const row = (cells: readonly string[], styleOf: (column: number) => string, isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      ...(isHead ? { tableHeader: true } : {}),
      children: widths.map(
        (width, column) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            children: [
              new Paragraph({ style: styleOf(column), children: runsOf(cells[column] ?? '', { size: size * 2 }) }),
            ],
          }),
      ),
    });
  return new Table({
    style: 'TableGrid',
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      row(block.head, () => 'TableHead', true),
      ...block.rows.map((cells) =>
        row(cells, (column) => (block.texts.includes(column) ? 'TableText' : 'TableNumber'), false),
      ),
    ],
  });
}
