/** The parts of the file that say what the other parts are. */
import { type Say, words } from '../../ticket/words.ts';
import { COLUMNS } from './columns.ts';
import { rangeOf } from './sheet.ts';
import { MAIN, RELATIONS, XML_HEAD, xmlText } from './xml.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** In the order of their tabs. */
export const SHEETS = ['summary', 'tickets', 'units', 'categories'] as const;
export type SheetName = (typeof SHEETS)[number];
export const sheetPath = (name: SheetName): string => `xl/worksheets/sheet${SHEETS.indexOf(name) + 1}.xml`;

const relations = (list: readonly (readonly [type: string, target: string])[]): string => {
  const items = list.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
};

const type = (path: string, name: string) => `<Override PartName="/${path}" ContentType="${TYPE}.${name}+xml"/>`;

/** Everything that is known before the first ticket is read. */
export function fixedParts(say: Say): Record<string, string> {
  const titles = SHEETS.map((name) => say(words(`workbook_sheet_${name}`)));
  return packageParts(titles, { tableOn: SHEETS.indexOf('tickets') });
}

/**
 * What says of a file with these sheets what its parts are; the sheets, `xl/styles.xml` and `xl/sharedStrings.xml` come to it.
 * @param tableOn the place of the sheet with the one table, `xl/tables/table1.xml`
 * @param repeated the rows of the first sheet that every printed page begins with, as `$1:$3`
 */
export function packageParts(
  titles: readonly string[],
  { tableOn, repeated }: { tableOn?: number; repeated?: string } = {},
): Record<string, string> {
  const paths = titles.map((_, index) => `xl/worksheets/sheet${index + 1}.xml`);
  const sheets = titles.map(
    (title, index) => `<sheet name="${xmlText(title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const [first = ''] = titles;
  const names =
    repeated === undefined
      ? ''
      : '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">' +
        `${xmlText(`'${first.replaceAll("'", "''")}'!${repeated}`)}</definedName></definedNames>`;
  return {
    '[Content_Types].xml':
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      type('xl/workbook.xml', 'sheet.main') +
      paths.map((path) => type(path, 'worksheet')).join('') +
      `${type('xl/styles.xml', 'styles')}${type('xl/sharedStrings.xml', 'sharedStrings')}` +
      `${tableOn === undefined ? '' : type('xl/tables/table1.xml', 'table')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${sheets.join('')}</sheets>${names}<calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...paths.map((path) => ['worksheet', path.replace('xl/', '')] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    ...(tableOn === undefined
      ? {}
      : { [`xl/worksheets/_rels/sheet${tableOn + 1}.xml.rels`]: relations([['table', '../tables/table1.xml']]) }),
  };
}

/** The tickets as a table with a filter on each column. @param rows with that of the headers */
export function tableXml(say: Say, rows: number): string {
  const name = xmlText(say(words('workbook_table')));
  const ref = rangeOf(COLUMNS.length, rows);
  const columns = COLUMNS.map(({ header }, index) => `<tableColumn id="${index + 1}" name="${xmlText(say(header))}"/>`);
  return (
    `${XML_HEAD}<table xmlns="${MAIN}" id="1" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0">` +
    `<autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" ' +
    'showColumnStripes="0"/></table>'
  );
}
