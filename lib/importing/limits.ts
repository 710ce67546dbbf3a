/** How much of a file is read. An office's export of a year is below a tenth of each. */

export const MAX_BYTES = 50 * 1024 * 1024;
export const MAX_ROWS = 200_000;
/** Rows read beyond the limit, to tell a title and some blanks at the end from too many records. */
export const SPARE_ROWS = 1_000;
export const MAX_COLUMNS = 500;
export const MAX_SHEETS = 100;
/** What a zip may unpack to, all entries together, by their declared sizes. */
export const MAX_INFLATED = 400 * 1024 * 1024;
