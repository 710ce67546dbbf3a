/** One large datagrid under the labels of the other faces' bench: /kits/easyui/bench. */
import { rowView } from '../api/views.ts';
import type { Reply } from '../http/reply.ts';
import { benchCount, benchTickets } from '../platform/bench.ts';
import type { Platform } from '../platform/platform.ts';
import { COLUMNS } from '../web/columns.ts';
import type { Column } from './columns.ts';
import { datagrid, type Sorting } from './datagrid.ts';
import { page } from './page.ts';

const UNSORTED: Sorting = { link: () => '', state: () => '' };
const [NUMBER, ...OTHERS] = COLUMNS.map(
  ({ key, label, width }): Column => ({ field: key, title: label, width, text: (t) => rowView(t)[key] }),
);

/** The rows of `?rows=`; its script sets `data-ready` once the grid is laid out. */
export function benchPage(platform: Platform, params: URLSearchParams): Reply {
  const tickets = benchTickets(platform, benchCount(params));
  const grid = NUMBER ? datagrid(NUMBER, OTHERS, tickets, 1, UNSORTED) : '';
  return page('工单列表', 'list-page', `<div data-ready="false">${grid}</div>`);
}
