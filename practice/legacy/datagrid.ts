/** A list as jquery-easyui renders a datagrid: frozen pane and main pane, header and body tables apart. */
import type { PracticeTicket } from '../data/model.ts';
import { escapeHtml } from '../http/escape.ts';
import type { Column } from './columns.ts';

/** Address that sorts by a column, and how it is sorted now. */
export interface Sorting {
  link(column: Column): string;
  /** `asc`, `desc` or empty. */
  state(column: Column): string;
}

const TABLE = 'border="0" cellspacing="0" cellpadding="0"';
const FOOTER = '<div class="datagrid-footer"><div class="datagrid-footer-inner"></div></div>';
/** Row numbers, check boxes and borders, beside the frozen column. */
const BESIDE = 30 + 28 + 9;

/** @param frozen the ticket's number, which stays at the left @param first number of the first row, from 1 */
export function datagrid(
  frozen: Column,
  columns: readonly Column[],
  tickets: readonly PracticeTicket[],
  first: number,
  sorting: Sorting,
): string {
  const left = frozen.width + BESIDE;
  const widths = [frozen, ...columns].map((c) => `.datagrid-cell-c1-${c.field}{width:${c.width}px}`).join('\n');
  const numbers = tickets.map((ticket, i) => row(1, i, frozenCells(frozen, ticket, first + i))).join('');
  const rows = tickets.map((ticket, i) => row(2, i, mainCells(columns, ticket))).join('');
  const heads = columns.map((c) => headCell(c, sorting)).join('');
  return `<style type="text/css" easyui="true">${widths}</style>
<div class="panel datagrid"><div class="datagrid-wrap panel-body panel-body-noheader"><div class="datagrid-view">
<div class="datagrid-view1" style="width:${left}px">${header(frozenHeads(frozen, sorting))}
<div class="datagrid-body"><div class="datagrid-body-inner">${bodyTable(numbers)}</div></div>${FOOTER}</div>
<div class="datagrid-view2" style="left:${left}px">${header(heads)}
<div class="datagrid-body">${bodyTable(rows)}</div>${FOOTER}</div>
<div class="datagrid-resize-proxy"></div></div></div></div>`;
}

function header(cells: string): string {
  const table = `<table class="datagrid-htable" ${TABLE}><tbody><tr class="datagrid-header-row">${cells}</tr></tbody></table>`;
  return `<div class="datagrid-header"><div class="datagrid-header-inner">${table}</div></div>`;
}

function bodyTable(rows: string): string {
  return `<table class="datagrid-btable" ${TABLE}><tbody>${rows}</tbody></table>`;
}

function frozenHeads(frozen: Column, sorting: Sorting): string {
  return [
    '<td rowspan="1"><div class="datagrid-header-rownumber"></div></td>',
    '<td field="ck"><div class="datagrid-header-check"><input type="checkbox" /></div></td>',
    headCell(frozen, sorting),
  ].join('');
}

function headCell(column: Column, sorting: Sorting): string {
  const title = `<span>${column.title}</span>`;
  if (!column.sort) return cell(column, title);
  const state = sorting.state(column);
  const link = `<a href="${escapeHtml(sorting.link(column))}">${title}<span class="datagrid-sort-icon"></span></a>`;
  return cell(column, link, ` datagrid-sort${state && ` datagrid-sort-${state}`}`);
}

function row(pane: 1 | 2, index: number, cells: string): string {
  const classes = `datagrid-row${index % 2 === 1 ? ' datagrid-row-alt' : ''}`;
  return `<tr id="datagrid-row-r1-${pane}-${index}" datagrid-row-index="${index}" class="${classes}">${cells}</tr>`;
}

/** @param content HTML @param classes further classes, each after a space */
function cell({ field }: Column, content: string, classes = ''): string {
  return `<td field="${field}"><div class="datagrid-cell datagrid-cell-c1-${field}${classes}">${content}</div></td>`;
}

function mainCells(columns: readonly Column[], ticket: PracticeTicket): string {
  return columns.map((column) => cell(column, escapeHtml(column.text(ticket)))).join('');
}

function frozenCells(frozen: Column, { ticketNo }: PracticeTicket, number: number): string {
  const no = escapeHtml(ticketNo);
  const box = `<input type="checkbox" name="ck" value="${no}" />`;
  const href = escapeHtml(`/legacy/detail?id=${encodeURIComponent(ticketNo)}`);
  return [
    `<td class="datagrid-td-rownumber"><div class="datagrid-cell-rownumber">${number}</div></td>`,
    `<td field="ck"><div class="datagrid-cell-check">${box}</div></td>`,
    cell(frozen, `<a href="${href}">${no}</a>`),
  ].join('');
}
