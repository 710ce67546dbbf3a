/** Records of a ticket list → observations. */
import type { FieldName } from '../ticket/model.ts';
import type { Column } from './columns.ts';
import { linkOf } from './links.ts';
import type { Row } from './matrix.ts';
import { type Observed, observationOf, type Printed } from './observation.ts';
import { pairsOf } from './pairs.ts';
import { partText } from './parts.ts';
import type { Scope } from './scope.ts';
import { splitTags } from './tags.ts';
import { piecesOf, textOf, visibleText } from './text.ts';
import { isAbsent, ticketNoIn, ticketNoOf } from './values.ts';
import { isMark, kindOf } from './words.ts';

/** A ticket as found on the page: what was read, and the elements that print its number. */
export interface Found extends Observed {
  anchors: Element[];
  source: 'list' | 'detail';
  /** Address of its page, where a list links to it. */
  url?: string;
}

/** How the records of a list are read. */
export interface RowMap {
  columns: readonly Column[];
  /** Columns whose cells print labelled values. */
  nested: readonly number[];
}

/**
 * One record.
 * @param row place in the list from 1
 * @returns undefined when it carries no ticket number (a warning says so, except for totals rows)
 */
export function readRow(
  cells: Row['cells'],
  { columns, nested }: RowMap,
  row: number,
  scope: Scope,
  read: (cell: Element) => string = textOf,
): Found | undefined {
  const number = columns.find((column) => column.field === 'ticketNo');
  const cell = number && cells[number.index];
  const ticketNo = cell && (ticketNoOf(read(cell)) ?? ticketNoIn(piecesOf(cell)));
  if (!cell || ticketNo === undefined || (ticketNo.length < 6 && isTotals(cells))) {
    if (!isTotals(cells))
      scope.warnings.push({ code: 'row-without-number', row, ...(number ? { label: number.label } : {}) });
    return undefined;
  }
  const printed: Printed[] = [];
  const add = (field: FieldName, label: string, text: string) => {
    if (!isAbsent(text)) printed.push({ field, label, text });
  };
  for (const column of columns) {
    const { field, index, label } = column;
    const value = cells[index];
    if (field === 'ticketNo' || !value) continue;
    if (column.rest) {
      const others = piecesOf(value).filter((piece) => !piece.includes(ticketNo) && !isMark(piece));
      add(field, label, others[0] ?? '');
      continue;
    }
    if (column.tagged) {
      const { text, tags } = splitTags(value);
      add(field, label, titleLine(firstLines(text, scope)));
      const kind = tags.map(kindOf).find(Boolean);
      if (kind && !columns.some((other) => other.field === 'kind')) add('kind', label, kind);
      continue;
    }
    const whole = column.close ? visibleText(value) : column.odd ? textOf(value) : read(value);
    const text = column.part ? partText(whole, piecesOf(value), field, column.part) : whole;
    const own = nested.length > 0 && nested.includes(index) ? firstLines(text, scope) : text;
    add(field, label, field === 'title' ? titleLine(own) : own);
  }
  for (const index of nested) {
    const cell = cells[index];
    if (cell) addNested(printed, cell, scope);
  }
  return {
    ...observationOf(ticketNo, printed, scope, row),
    ...linkOf(cells, columns),
    anchors: [cell],
    source: 'list',
  };
}

const GROUP = /^[^\u4e00-\u9fff]*([\u4e00-\u9fff]{2,8})\s*[:：]\s*([^:：（(]{1,20}?)\s*(?:[（(].*)?$/;
/** What a whole group of records can have in common. */
const SHARED: ReadonlySet<string> = new Set(['urgency', 'status', 'unit', 'channel', 'kind', 'category', 'place']);

/** A record with what stands over its group: 紧急程度：特急. */
export function ofGroup(found: Found, group: Element, { lexicon }: Scope): Found {
  const [, label, value] = GROUP.exec(textOf(group)) ?? [];
  const field = label === undefined ? undefined : lexicon.label(label)?.field;
  if (!field || !value || !SHARED.has(field)) return found;
  return { ...found, observation: { [field]: value, ...found.observation } };
}

/** Adds the labelled values of a cell. What carries its own label is surer than what was cut out by its place. */
function addNested(printed: Printed[], cell: Element, scope: Scope): void {
  for (const { field, label, text, match } of pairsOf(cell, new Set(), scope)) {
    if (field === 'ticketNo' || isAbsent(text)) continue;
    // 诉求：2026-11-23 under 诉求时间 is no title: what hardly says what it is replaces nothing.
    if (match.strength === 'weak' && printed.some((each) => each.field === field)) continue;
    const before = printed.findIndex((each) => each.field === field);
    if (before >= 0) printed.splice(before, 1);
    printed.push({ field, label, text });
  }
}

/** A title is one line; what stands below it in small print is not part of it. */
const titleLine = (text: string) =>
  !text.includes('\n') ? text : (text.split('\n').find((line) => /[\u4e00-\u9fff]{3}/.test(line)) ?? text);

/** The lines before the first labelled one: a title over `诉求内容：…`. */
function firstLines(text: string, { lexicon }: Scope): string {
  const lines = text.split('\n');
  const labelled = lines.findIndex(
    (line) => lexicon.label(/^\s*([^:：]{2,12})[:：]/.exec(line)?.[1] ?? '') !== undefined,
  );
  return labelled <= 0 ? text : lines.slice(0, labelled).join('\n');
}

function isTotals(cells: Row['cells']): boolean {
  const first = cells.map((cell) => (cell ? textOf(cell) : '')).filter((text) => text !== '');
  return first.length === 0 || first.slice(0, 2).some((text) => /^(合计|总计|小计|共计|汇总|total)/i.test(text));
}
