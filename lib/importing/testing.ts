/** Files made by hand: workbooks as no writer writes them (merged headers, hidden rows, wrong sizes), and text in GBK. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export interface MadeSheet {
  name: string;
  /** The XML inside `<sheetData>`. */
  data: string;
  /** Elements before and behind it. */
  before?: string;
  after?: string;
}

export interface Made {
  sheets: readonly MadeSheet[];
  /** Elements of the workbook before its sheets: `<workbookPr date1904="1"/>`. */
  workbook?: string;
  strings?: readonly string[];
  /** Number formats: the cell with `s="1"` has the first. */
  formats?: readonly string[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The bytes of a workbook. */
export function makeWorkbook(made: Made): Uint8Array {
  return zipSync(partsOf(made));
}

/** The parts that a workbook's zip holds. */
export function partsOf({ sheets, workbook = '', strings = [], formats = [] }: Made): Zippable {
  const kinds = [...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const)];
  const others = [['sharedStrings', 'sharedStrings.xml'] as const, ['styles', 'styles.xml'] as const];
  const relations = [...kinds, ...others].map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  const text: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook}<sheets>${sheets
      .map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats
      .map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${format}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  for (const [i, { data, before = '', after = '' }] of sheets.entries()) {
    text[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`;
  }
  return Object.fromEntries(Object.entries(text).map(([name, xml]) => [name, strToU8(xml)]));
}

/** A row of cells with their text inside them. */
export function rowXml(row: number, cells: readonly string[], attributes = ''): string {
  const xml = cells.map((text, i) =>
    text === '' ? '' : `<c r="${letter(i)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${row}" ${attributes}>${xml.join('')}</row>`;
}

const letter = (column: number) => String.fromCharCode(65 + column);

/** Text as GBK, which no part of the platform encodes. */
export function encodeGbk(text: string): Uint8Array {
  codes ??= gbkCodes();
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const code = codes?.get(char) ?? char.charCodeAt(0);
      return code > 0xff ? [code >> 8, code & 0xff] : [code];
    }),
  );
}

let codes: Map<string, number> | undefined;

/** Every character of two bytes, found by decoding every pair. */
function gbkCodes(): Map<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let code = 0x8140; code <= 0xfefe; code++) {
    const char = decoder.decode(Uint8Array.of(code >> 8, code & 0xff));
    if ([...char].length === 1 && char !== '\ufffd' && !found.has(char)) found.set(char, code);
  }
  return found;
}
