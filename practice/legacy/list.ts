/** The old system's list pages: 待办, 已办 (in GBK), 退件. */
import { ARCHIVE_QUARTER } from '../data/archive-ticket.ts';
import { CHANNELS } from '../data/model.ts';
import { quarterId } from '../data/running.ts';
import { escapeHtml } from '../http/escape.ts';
import type { Reply } from '../http/reply.ts';
import { quarterName } from '../platform/format.ts';
import type { Platform } from '../platform/platform.ts';
import type { View } from '../platform/query.ts';
import { readQuery } from '../platform/read-query.ts';
import { columnsOf, NUMBER_COLUMN } from './columns.ts';
import { datagrid, type Sorting } from './datagrid.ts';
import { gbkPage, page } from './page.ts';
import { PAGE_SIZES, pager } from './pager.ts';

const NAMES: Readonly<Record<View, string>> = { todo: '待办工单', done: '已办工单', returned: '退件工单' };

export function listPage(platform: Platform, view: View, params: URLSearchParams): Reply {
  const query = readQuery(params, view, PAGE_SIZES[0]);
  const { total, tickets } = platform.list({ ...query, view });
  const link = (changes: Record<string, string>) => linkTo(view, params, changes);
  const sorting: Sorting = {
    link: ({ sort = '' }) =>
      link({ sort, order: query.sort === sort && !query.descending ? 'desc' : 'asc', page: '1' }),
    state: ({ sort }) => (sort === undefined || sort !== query.sort ? '' : query.descending ? 'desc' : 'asc'),
  };
  const body = `<div class="position">当前位置：热线工单 &gt; ${NAMES[view]}</div>
${searchForm(view, params, [quarterId(platform.now), ARCHIVE_QUARTER])}
${datagrid(NUMBER_COLUMN, columnsOf(view), tickets, (query.page - 1) * query.size + 1, sorting)}
${pager(query.page, query.size, total, (p, size) => link({ page: String(p), size: String(size) }))}`;
  return (view === 'done' ? gbkPage : page)(NAMES[view], 'list-page', body);
}

/** The list's address with some parameters changed, always in UTF-8. */
function linkTo(view: View, params: URLSearchParams, changes: Record<string, string>): string {
  return `/legacy/${view}?${new URLSearchParams({ ...Object.fromEntries(params), ...changes })}`;
}

function searchForm(view: View, params: URLSearchParams, quarters: readonly string[]): string {
  const value = (name: string) => escapeHtml(params.get(name) ?? '');
  const option = (name: string, id: string, text: string) =>
    `<option value="${id}"${params.get(name) === id ? ' selected="selected"' : ''}>${text}</option>`;
  const quarter =
    view === 'done'
      ? `季度：<select name="quarter">${quarters.map((id) => option('quarter', id, quarterName(id))).join('')}</select>`
      : '';
  return `<form class="search" method="get" action="/legacy/${view}">${quarter}
关键字：<input type="text" name="keyword" value="${value('keyword')}" size="18" />
来源：<select name="channel"><option value="">--全部--</option>${CHANNELS.map((c) => option('channel', c, c)).join('')}</select>
登记日期：<input type="text" name="from" value="${value('from')}" size="10" placeholder="2026-01-01" />
至 <input type="text" name="to" value="${value('to')}" size="10" />
<input type="submit" class="btn" value="查 询" /></form>`;
}
