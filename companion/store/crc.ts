/** Checksums of rows: SQLite's own check does not see a bit that flipped in the midst of a text. */
import { crc32 } from 'node:zlib';
import type { CopyRow, DocumentRow, HistoryRow, Unwritten } from './schema.ts';

/** Of everything that a copy says, but whose it is. */
export const crcOfCopy = (row: Unwritten<CopyRow>): number =>
  crc32(
    row.body ?? '',
    crc32(
      [
        row.site,
        row.ticket_no,
        row.replica,
        row.version,
        row.at,
        row.gone ?? '',
        row.moved_to ?? '',
        row.told_at ?? '',
        row.times ?? '',
        row.unit ?? '',
        row.due_day,
        row.received_day,
      ].join('\n'),
    ),
  );

export const crcOfDocument = (row: Unwritten<DocumentRow>): number =>
  crc32(row.body ?? '', crc32([row.replica, row.kind, row.key, row.version, row.at].join('\n')));

export const crcOfChange = (row: Omit<HistoryRow, 'crc' | 'owner'>): number =>
  crc32(
    [
      row.replica,
      row.change_id,
      row.site,
      row.ticket_no,
      row.at,
      row.field,
      row.source,
      row.old_value,
      row.new_value,
    ].join('\n'),
  );
