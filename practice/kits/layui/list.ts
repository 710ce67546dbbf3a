/** The open tickets with a row of totals; the table asks the server itself, as layui's tables do. */
import { COLUMNS, MIDDLE_COLUMNS } from '../../web/columns.ts';
import { fetchTicket, type RowView } from '../../web/http.ts';
import { openDialog } from './dialog.ts';
import { element } from './element.ts';
import type { Layui, LayuiColumn } from './layui.ts';
import { badge } from './status.ts';

/** Names the table in layui's events. */
const NAME = 'tickets';

export async function showList(layui: Layui, page: HTMLElement): Promise<void> {
  const { table } = layui;
  const place = element('table');
  place.id = NAME;
  place.setAttribute('lay-filter', NAME);
  page.className = 'page';
  page.append(element('h2', '', '待办工单'), place);
  table.render<RowView>({
    elem: place,
    cols: [columns(layui)],
    url: '/api/tickets',
    where: { view: 'todo' },
    request: { pageName: 'page', limitName: 'size' },
    parseData: ({ total, rows }) => ({ code: 0, count: total, data: rows }),
    page: true,
    limit: 20,
    height: 680,
    even: true,
    totalRow: true,
    autoSort: false,
  });
  table.on(`sort(${NAME})`, ({ field, type }) => {
    table.reloadData(NAME, { where: { sort: type ? field : '', order: type ?? '' }, page: { curr: 1 } });
  });
  table.on(`tool(${NAME})`, async ({ data }) => openDialog(layui, await fetchTicket(data.ticketNo)));
}

function columns(layui: Layui): LayuiColumn<RowView>[] {
  return [
    { type: 'checkbox', fixed: 'left' },
    { type: 'numbers', title: '序号', fixed: 'left', width: 60, totalRowText: '合计' },
    ...COLUMNS.slice(0, 1).map(({ key, label }) => ({
      field: key,
      title: label,
      width: 140,
      sort: true,
      fixed: 'left' as const,
    })),
    ...MIDDLE_COLUMNS.map(({ key, label, width, sortable }) => ({
      field: key,
      title: label,
      width,
      sort: sortable,
      expandedMode: 'tips' as const,
    })),
    { field: 'files', title: '附件数', width: 80, align: 'center', totalRow: '{{= parseInt(d.TOTAL_NUMS) }}' },
    { field: 'status', title: '工单状态', width: 95, fixed: 'right', align: 'center', templet: badge(layui) },
    { title: '操作', width: 75, fixed: 'right', align: 'center', templet: () => ACTIONS },
  ];
}

const ACTIONS = '<a class="layui-btn layui-btn-xs" lay-event="detail">详情</a>';
