/** A list as jquery-easyui renders a datagrid: frozen pane and main pane, header and body tables apart. */
import type { PracticeTicket } from '../data/model.ts';
import { escapeHtml } from '../http/escape.ts';
import { type Column, NUMBER_COLUMN } from './columns.ts';

/** Address that sorts by a column, and how it is sorted now. */
export interface Sorting {
  link(column: Column): string;
  /** `asc`, `desc` or empty. */
  state(column: Column): string;
}

const TABLE = 'border="0" cellspacing="0" cellpadding="0"';
/** Row numbers and check boxes, beside the number column. */
const FROZEN_WIDTH = 30 + 28 + NUMBER_COLUMN.width + 9;

/** @param first number of the first row, from 1 */
export function datagrid(
  columns: readonly Column[],
  tickets: readonly PracticeTicket[],
  first: number,
  sorting: Sorting,
): string {
  const widths = [NUMBER_COLUMN, ...columns].map((c) => `.datagrid-cell-c1-${c.field}{width:${c.width}px}`).join('\n');
  const frozenHead = `<td rowspan="1"><div class="datagrid-header-rownumber"></div></td><td field="ck"><div class="datagrid-header-check"><input type="checkbox" /></div></td>${headCell(NUMBER_COLUMN, sorting)}`;
  const frozenRows = tickets.map((ticket, i) => row(1, i, frozenCells(ticket, first + i))).join('');
  const rows = tickets
    .map((ticket, i) => row(2, i, columns.map((c) => cell(c, escapeHtml(c.text(ticket)))).join('')))
    .join('');
  return `<style type="text/css" easyui="true">${widths}</style>
<div class="panel datagrid"><div class="datagrid-wrap panel-body panel-body-noheader"><div class="datagrid-view">
<div class="datagrid-view1" style="width:${FROZEN_WIDTH}px">${header(frozenHead)}
<div class="datagrid-body"><div class="datagrid-body-inner"><table class="datagrid-btable" ${TABLE}><tbody>${frozenRows}</tbody></table></div></div>
<div class="datagrid-footer"><div class="datagrid-footer-inner"></div></div></div>
<div class="datagrid-view2" style="left:${FROZEN_WIDTH}px">${header(columns.map((c) => headCell(c, sorting)).join(''))}
<div class="datagrid-body"><table class="datagrid-btable" ${TABLE}><tbody>${rows}</tbody></table></div>
<div class="datagrid-footer"><div class="datagrid-footer-inner"></div></div></div>
<div class="datagrid-resize-proxy"></div></div></div></div>`;
}

function header(cells: string): string {
  return `<div class="datagrid-header"><div class="datagrid-header-inner"><table class="datagrid-htable" ${TABLE}><tbody><tr class="datagrid-header-row">${cells}</tr></tbody></table></div></div>`;
}

function headCell(column: Column, sorting: Sorting): string {
  const title = `<span>${column.title}</span>`;
  if (!column.sort) {
    return `<td field="${column.field}"><div class="datagrid-cell datagrid-cell-c1-${column.field}">${title}</div></td>`;
  }
  const state = sorting.state(column);
  return `<td field="${column.field}"><div class="datagrid-cell datagrid-cell-c1-${column.field} datagrid-sort ${state && `datagrid-sort-${state}`}"><a href="${escapeHtml(sorting.link(column))}">${title}<span class="datagrid-sort-icon"></span></a></div></td>`;
}

function row(pane: 1 | 2, index: number, cells: string): string {
  const striped = index % 2 === 1 ? ' datagrid-row-alt' : '';
  return `<tr id="datagrid-row-r1-${pane}-${index}" datagrid-row-index="${index}" class="datagrid-row${striped}">${cells}</tr>`;
}

function cell({ field }: Column, content: string): string {
  return `<td field="${field}"><div class="datagrid-cell datagrid-cell-c1-${field}">${content}</div></td>`;
}

function frozenCells(ticket: PracticeTicket, number: number): string {
  const href = `/legacy/detail?id=${encodeURIComponent(ticket.ticketNo)}`;
  return `<td class="datagrid-td-rownumber"><div class="datagrid-cell-rownumber">${number}</div></td><td field="ck"><div class="datagrid-cell-check"><input type="checkbox" name="ck" value="${escapeHtml(ticket.ticketNo)}" /></div></td>${cell(NUMBER_COLUMN, `<a href="${escapeHtml(href)}">${escapeHtml(ticket.ticketNo)}</a>`)}`;
}
