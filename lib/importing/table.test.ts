import { describe, expect, it } from 'vitest';
import { dictionary } from '../reading/lexicon.ts';
import { openBook } from './open.ts';
import { plainSheet, type Sheet } from './sheet.ts';
import { tableOf } from './table.ts';
import { makeWorkbook, rowXml } from './testing.ts';

const of = (rows: string[][], more: Partial<Sheet> = {}) => tableOf({ ...plainSheet('', rows), ...more }, dictionary);
const leaves = (rows: string[][]) => of(rows)?.headers.map((parts) => parts.join('/'));

const RECORD = ['202611230339', '路灯不亮', '2026-11-20', '2026-11-24', '办理中'];
const HEADER = ['工单编号', '标题', '派单时间', '办结期限', '状态'];

describe('the header', () => {
  it('is found below titles, conditions of the query and blank rows', () => {
    const above = [['2026年第三季度工单明细'], [], ['单位：云溪区', '统计期间：2026-07-01 至 2026-09-30'], []];
    const table = of([...above, HEADER, RECORD, RECORD]);
    expect(table).toMatchObject({ headerRows: { from: 5, to: 5 } });
    expect(table?.records.map(({ row }) => row)).toEqual([6, 7]);
  });

  it('of two rows with merged cells names group and column', async () => {
    const data =
      rowXml(1, ['2026年第三季度工单明细']) +
      rowXml(2, ['工单编号', '标题', '市交办', '', '区交办', '']) +
      rowXml(3, ['', '', '交办时间', '办结期限', '交办时间', '办结期限']) +
      rowXml(4, ['202611230339', '路灯不亮', '2026-11-20', '2026-11-28', '2026-11-20', '2026-11-24']);
    const merges = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const after = `<mergeCells>${merges}</mergeCells>`;
    const { sheets } = await openBook(makeWorkbook({ sheets: [{ name: '明细', data, after }] }));
    const table = tableOf(sheets[0] as Sheet, dictionary);
    expect(table?.headerRows).toEqual({ from: 2, to: 3 });
    expect(table?.headers.slice(2)).toEqual([
      ['市交办', '交办时间'],
      ['市交办', '办结期限'],
      ['区交办', '交办时间'],
      ['区交办', '办结期限'],
    ]);
    expect(table?.records).toHaveLength(1);
  });

  it('of two rows is found where the format keeps no merged cells', () => {
    expect(
      leaves([
        ['工单编号', '标题', '市交办', '', '区交办', ''],
        ['', '', '交办时间', '办结期限', '交办时间', '办结期限'],
        ['202611230339', '路灯不亮', '2026-11-20', '2026-11-28', '2026-11-20', '2026-11-24'],
      ]),
    ).toEqual(['工单编号', '标题', '市交办/交办时间', '市交办/办结期限', '区交办/交办时间', '区交办/办结期限']);
  });

  it('with names that nobody knows is the row of labels', () => {
    const table = of([['某局导出'], ['甲', '乙', '丙'], ['202611230339', '路灯不亮', '2026-11-20']]);
    expect(table).toMatchObject({ headerRows: { from: 2, to: 2 }, headers: [['甲'], ['乙'], ['丙']] });
  });

  it('names columns apart that are called the same', () => {
    expect(leaves([['工单编号', '标题', '备注', '备注'], RECORD])).toEqual(['工单编号', '标题', '备注', '备注 2', '']);
  });

  it('is not there in a text', () => {
    expect(of([['平台维护通知'], ['请稍后再试']])).toBeUndefined();
  });
});

describe('the records', () => {
  it('are without totals, signatures, remarks and repeated headers', () => {
    const table = of([
      HEADER,
      RECORD,
      ['第 1 页'],
      HEADER,
      RECORD,
      [],
      ['合计', '2'],
      ['', '共 2 条'],
      ['制表人：张三', '', '审核：李四', '', '2026-10-01'],
      ['注：以上数据截至 9 月 30 日'],
    ]);
    expect(table?.records.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('take the text of a cell that is drawn over several of them', () => {
    const rows = [HEADER, RECORD, ['', '', '', '', '待签收']];
    const table = of(rows, { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] });
    expect(table?.records[1]?.cells).toEqual(['202611230339', '', '', '', '待签收']);
  });

  it('are not lost to a merged cell of the size of the sheet', () => {
    const rows = [HEADER, ...Array.from({ length: 500 }, () => RECORD)];
    const merges = Array.from({ length: 20_000 }, () => ({ top: 1, left: 0, bottom: 1_048_575, right: 16_383 }));
    expect(of(rows, { merges })?.records).toHaveLength(500);
  });
});
