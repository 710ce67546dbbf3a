import { describe, expect, it } from 'vitest';
import { fileProfile } from './profile.ts';
import { FileRefusal } from './refusal.ts';
import { createSession } from './session.ts';
import { makeWorkbook, rowXml } from './testing.ts';

const SITE = 'http://12345.local';
const NOW = Date.parse('2026-11-24T09:00:00+08:00');
const empty = fileProfile([], SITE, '导出表格');
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));

async function opened(bytes: Uint8Array, profile = empty) {
  const session = createSession(() => NOW);
  const { main } = await session.open(bytes);
  return { session, view: session.view(main, profile) };
}

const HEAD = '工单编号,标题,诉求人,联系电话,受理时间,办结期限,状态,办结时间';

describe('a file', () => {
  it('gives tickets in the words of its columns', async () => {
    const { session } = await opened(
      csv(
        HEAD,
        '202611230339,路灯不亮,张三,13812341234,2026/11/20 9:05,2026-11-24,办理中,',
        '202611230340,井盖破损,李四,无,2026年11月20日,2026-11-27 17:30,已办结,2026-11-21 10:00:00',
      ),
    );
    expect(await session.check()).toMatchObject({
      tickets: 2,
      refusals: 0,
      rowsLost: 0,
      open: 1,
      overdue: 0,
      untimed: 0,
    });
    expect(session.batch(0, 500)).toEqual([
      {
        ticketNo: '202611230339',
        title: '路灯不亮',
        citizenName: '张三',
        citizenPhone: '13812341234',
        receivedAt: '2026-11-20T09:05:00+08:00',
        dueAt: '2026-11-24',
        status: '办理中',
      },
      {
        ticketNo: '202611230340',
        title: '井盖破损',
        citizenName: '李四',
        receivedAt: '2026-11-20',
        dueAt: '2026-11-27T17:30:00+08:00',
        status: '已办结',
        finishedAt: '2026-11-21T10:00:00+08:00',
      },
    ]);
    expect(session.batch(1, 500)).toHaveLength(1);
  });

  it('with bad cells tells row, column and reason, and keeps the rest', async () => {
    const { session } = await opened(
      csv(
        `2026年第三季度工单明细`,
        HEAD,
        '202611230339,甲,张三,138,2026-11-20,2026-02-30,办理中,',
        ',乙,李四,13812341234,2026-11-20,2026-11-24,办理中,',
        '202611230341,丙,王五,电话不详,昨天 10:00,剩余2天,办理中,#N/A',
        '202611230339,丁,赵六,,2026-11-20,2026-11-24,办理中,',
        '2.02611E+11,戊,,,2026-11-20,2026-11-24,办理中,',
        '202611230342,己,,,2026-11-20,2026-11-24,办理中,尚未办结',
      ),
    );
    const checked = await session.check();
    expect(checked).toMatchObject({ tickets: 3, rowsLost: 3, open: 3 });
    const told = checked?.refused.map(({ row, column, reason, loss, detail }) => [row, column, reason, loss, detail]);
    expect(told).toEqual([
      [3, '办结期限', 'no_such_day', 'value', undefined],
      [4, '工单编号', 'no_number', 'row', undefined],
      [5, '受理时间', 'relative_time', 'value', undefined],
      [5, '办结时间', 'cell_error', 'value', undefined],
      [5, '联系电话', 'not_a_phone_number', 'value', undefined],
      [5, '办结期限', 'relative_time', 'value', undefined],
      [6, '工单编号', 'number_twice', 'row', '3'],
      [7, '工单编号', 'digits_lost', 'row', undefined],
    ]);
    expect(session.batch(1, 1)).toEqual([
      { ticketNo: '202611230341', title: '丙', citizenName: '王五', status: '办理中' },
    ]);
  });

  it('whose numbers lost digits in Excel loses those rows, and says so for each', async () => {
    const data =
      rowXml(1, ['工单编号', '标题', '诉求人', '状态']) +
      '<row r="2"><c r="A2"><v>202611230339123456</v></c><c r="B2" t="str"><v>甲</v></c><c r="D2" t="str"><v>办理中</v></c></row>' +
      rowXml(3, ['202611230339123457', '乙', '张三', '办理中']);
    const { session } = await opened(makeWorkbook({ sheets: [{ name: '明细', data }] }));
    const checked = await session.check();
    expect(checked?.refused).toEqual([{ row: 2, column: '工单编号', reason: 'digits_lost', loss: 'row' }]);
    expect(session.batch(0, 9).map(({ ticketNo }) => ticketNo)).toEqual(['202611230339123457']);
  });

  it('that prints the time left has no limits, said once for the column', async () => {
    const lines = ['1', '2', '3'].map((left) => `20261123033${left},甲,张三,${left},办理中`);
    const { session, view } = await opened(csv('工单编号,标题,诉求人,剩余工作日,状态', ...lines));
    expect(view?.refused).toEqual([{ column: '剩余工作日', reason: 'relative_time', loss: 'value' }]);
    expect(await session.check()).toMatchObject({ tickets: 3, refusals: 1 });
    expect(session.batch(0, 9).every((each) => each.dueAt === undefined)).toBe(true);
  });

  it('with times without their year says so once for each column', async () => {
    const lines = ['1', '2'].map((no) => `20261123033${no},甲,张三,11-20 10:00,11-24 17:30,办理中`);
    const { session } = await opened(csv('工单编号,标题,诉求人,受理时间,办结期限,状态', ...lines));
    const checked = await session.check();
    expect(checked?.refused.map(({ column, reason, loss }) => [column, reason, loss])).toEqual([
      ['受理时间', 'year_inferred', 'nothing'],
      ['办结期限', 'year_inferred', 'nothing'],
    ]);
  });

  it('with a quote that is never closed says where', async () => {
    const record = (no: number, title: string) => `20261123033${no},${title},张三,办理中`;
    const lines = [record(1, '甲'), record(2, '"乙'), record(3, '丙'), record(4, '丁')];
    const { session } = await opened(csv('工单编号,标题,诉求人,状态', ...lines));
    const checked = await session.check();
    expect(checked?.refused).toContainEqual({ row: 3, reason: 'unclosed_quote', loss: 'row' });
  });

  it('keeps hostile cells as the text that they are', async () => {
    const { session } = await opened(
      csv(
        '工单编号,标题,诉求人,状态',
        '202611230339,"=HYPERLINK(""http://x"",""点"")",<script>alert(1)</script>,办理中',
      ),
    );
    await session.check();
    expect(session.batch(0, 1)[0]).toMatchObject({
      title: '=HYPERLINK("http://x","点")',
      citizenName: '<script>alert(1)</script>',
    });
  });
});

describe('columns that nobody knows', () => {
  const file = csv('甲,乙,丙,丁', '202611230339,路灯不亮,张三,2026-11-24', '202611230340,井盖破损,李四,2026-11-25');

  it('are said by the clerk, and the next file of the shape needs no word', async () => {
    const { session, view } = await opened(file);
    expect(view?.preview.refusal).toBe('no-number');
    expect(view?.columns.map(({ key, field }) => [key, field])).toEqual([
      ['甲', undefined],
      ['乙', undefined],
      ['丙', undefined],
      ['丁', undefined],
    ]);
    session.choose('甲', 'ticketNo');
    session.choose('乙', 'title');
    const last = session.choose('丁', 'dueAt');
    expect(last?.preview.rows.map(({ ticketNo }) => ticketNo)).toEqual(['202611230339', '202611230340']);
    expect(last?.profile).toMatchObject({ list: { ticketNo: '甲', title: '乙', dueAt: '丁' } });
    if (!last) throw new Error('no view');

    const again = await opened(file, fileProfile([last.profile], SITE, ''));
    expect(again.view?.profile).toEqual(last.profile);
    await again.session.check();
    expect(again.session.batch(0, 1)).toEqual([{ ticketNo: '202611230339', title: '路灯不亮', dueAt: '2026-11-24' }]);
  });

  it('give back what the arrow keys took on their way', async () => {
    const { session } = await opened(file);
    session.choose('甲', 'ticketNo');
    session.choose('乙', 'ticketNo');
    expect(session.choose('乙', 'title')?.profile.list).toEqual({ ticketNo: '甲', title: '乙' });
  });

  it('start with what is known of the site’s pages, whose own profile stays as it is', () => {
    const pages = { ...empty, id: 'pages', match: [SITE], list: { ticketNo: '甲', title: '#2' } };
    const files = fileProfile([pages], SITE, '导出表格');
    expect(files).toMatchObject({ list: { ticketNo: '甲' }, match: [`${SITE}/#anqi-import`] });
    expect(files.id).not.toBe(pages.id);
  });
});

it('a file as long as the limit is read whole', async () => {
  const lines = Array.from({ length: 199_999 }, (_, i) => `${2_026_110_000 + i},甲,乙,办理中`);
  const { session } = await opened(csv(['工单编号,标题,诉求人,状态', ...lines].join('\n')));
  expect(await session.check()).toMatchObject({ tickets: 199_999, refusals: 0 });
});

it('a check that is overtaken by another mapping gives nothing', async () => {
  const { session } = await opened(
    csv(HEAD, ...Array.from({ length: 20_000 }, (_, i) => `${2_026_110_000 + i},甲,乙`)),
  );
  const overtaken = session.check();
  session.choose('标题', undefined);
  expect(await overtaken).toBeUndefined();
  expect(await session.check()).toMatchObject({ tickets: 20_000 });
});

it('the sheet that holds tickets is shown first', async () => {
  const session = createSession(() => NOW);
  const sheets = [
    { name: '说明', data: rowXml(1, ['名称', '说明']) + rowXml(2, ['a', 'b']) + rowXml(3, ['c', 'd']) },
    {
      name: '明细',
      data: rowXml(1, ['工单编号', '标题', '诉求人', '状态']) + rowXml(2, ['202611230339', '甲', '乙', '办理中']),
    },
  ];
  expect(await session.open(makeWorkbook({ sheets }))).toMatchObject({ main: 1, damaged: false });
  await expect(session.open(new Uint8Array())).rejects.toThrow(FileRefusal);
  expect(session.view(0, empty)).toBeUndefined();
});
