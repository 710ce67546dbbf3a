/** How rows are written in bulk: their columns, and which of two stays. */
import { OUTDOES } from './newer.ts';
import type { Bulk } from './store.ts';

export const COPIES: Bulk<'copies'> = {
  table: 'copies',
  columns: [
    'site',
    'ticket_no',
    'replica',
    'version',
    'at',
    'body',
    'gone',
    'moved_to',
    'told_at',
    'times',
    'crc',
    'unit',
    'due_day',
    'received_day',
  ],
  numbers: ['version', 'crc'],
  key: ['site', 'ticket_no', 'replica'],
  replaceIf: OUTDOES,
};

/** Copies of tickets that the browser has sent none of yet; one that is there stays. */
export const NEW_COPIES: Bulk<'copies'> = {
  table: COPIES.table,
  columns: COPIES.columns,
  numbers: COPIES.numbers,
  key: COPIES.key,
};

/** Copies that take the place of those that are there, in the same version. */
export const TOMBSTONES: Bulk<'copies'> = { ...COPIES, replaceIf: `excluded."version" = "copies"."version"` };

export const HISTORY: Bulk<'history'> = {
  table: 'history',
  columns: ['replica', 'change_id', 'site', 'ticket_no', 'at', 'field', 'old_value', 'new_value', 'source', 'crc'],
  numbers: ['change_id', 'crc'],
  key: ['replica', 'change_id'],
};

export const DOCUMENTS: Bulk<'documents'> = {
  table: 'documents',
  columns: ['replica', 'kind', 'key', 'version', 'at', 'body', 'crc'],
  numbers: ['version', 'crc'],
  key: ['replica', 'kind', 'key'],
  replaceIf: 'excluded."version" > "documents"."version"',
};

/** Documents that are emptied, in the same version. */
export const EMPTIED: Bulk<'documents'> = { ...DOCUMENTS, replaceIf: `excluded."version" = "documents"."version"` };
