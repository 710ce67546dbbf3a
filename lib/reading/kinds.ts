/** What a grid that lists no tickets is: records of something else, or labels with values in the shape of a table. */
import { nameOf, one } from './dom.ts';
import type { Grid } from './matrix.ts';
import { pairsOf } from './pairs.ts';
import type { Scope } from './scope.ts';
import { textOf } from './text.ts';

/** What a list of records about tickets (log, statistics) does not print of each. */
const OF_A_TICKET = new Set(['ticketNo', 'title', 'content', 'citizenName', 'citizenPhone', 'place']);

/** What a call-back or a return prints of the one ticket. */
const AFTERWARDS = new Set([
  'contacted',
  'contactedAt',
  'told',
  'solved',
  'satisfaction',
  'opinion',
  'returnReason',
  'returnTo',
]);

/** A table of records that are no tickets (log, statistics): its cells are no labelled values either. */
export function isData(grid: Grid, scope: Scope): boolean {
  const labels = grid.headers.filter((headers) => headers.length > 0).length;
  // Label rows that come again further down: a description list with the labels above the values.
  const repeats = grid.rows.some(
    (row) => row.cells.length > 1 && row.cells.every((cell) => cell && nameOf(cell) === 'TH'),
  );
  return (
    labels >= 2 &&
    !repeats &&
    !isDescription(grid, scope) &&
    !isPropertyList(grid, scope) &&
    !holdsLabelledNumbers(grid, scope)
  );
}

/** Cells that print several things, each with its label: a list of cards in the shape of a table. */
function holdsLabelledNumbers({ rows: [row] }: Grid, scope: Scope): boolean {
  const isNumber = (cell: Element) => pairsOf(cell, new Set(), scope).some(({ field }) => field === 'ticketNo');
  return row?.cells.some((cell) => cell && isNumber(cell)) ?? false;
}

/** A grid of names and values: most of its first column are labels. */
function isPropertyList({ rows }: Grid, { lexicon }: Scope): boolean {
  const named = rows.filter(({ cells: [first] }) => first && lexicon.label(textOf(first))?.strength === 'strong');
  return named.length >= 3 && named.length >= rows.length * 0.5;
}

/** One row of values under one row of labels, in a plain table: a description list of a single line. */
function isDescription({ headers, rows, parts: [part, ...more] }: Grid, { lexicon }: Scope): boolean {
  if (rows.length !== 1 || more.length > 0 || !part || one(part, 'thead')) return false;
  const fields = headers.map((header, i) => lexicon.column(header, i)?.field);
  return (
    fields.some((field) => field && OF_A_TICKET.has(field)) || fields.every((field) => field && AFTERWARDS.has(field))
  );
}

/** Whether the headers of a grid name as many fields as a ticket list does. */
export function promisesTickets({ headers }: Grid, { lexicon }: Scope): boolean {
  return headers.filter((header, i) => lexicon.column(header, i) !== undefined).length >= 3;
}
