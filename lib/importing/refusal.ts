/** Why a file is not read at all. Each code has words that say what to do: `import_refused_<code>`. */

export type FileRefusalCode =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  /** The binary format of Excel 97 to 2003. */
  | 'binary-xls'
  | 'password'
  /** A web archive (.mht) under the name of a spreadsheet. */
  | 'web-archive'
  /** A zip that is no workbook: a Word document, a folder of files. */
  | 'other-zip'
  /** A workbook that cannot be unpacked or parsed: cut off in the download, or damaged. */
  | 'broken'
  /** Unpacked it would be far larger than any export. */
  | 'inflates'
  | 'no-table'
  | 'unknown'
  /** Our own fault, or the browser's: no reason in the file is known. */
  | 'failed';

export class FileRefusal extends Error {
  readonly code: FileRefusalCode;
  /** @param detail for the engineer; never a text of the file */
  constructor(code: FileRefusalCode, detail = '') {
    super(`${code}: ${detail}`);
    this.name = 'FileRefusal';
    this.code = code;
  }
}
