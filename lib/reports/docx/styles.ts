/**
 * word/styles.xml: what GB/T 9704-2012 says of each part of a document, as styles under the names that Word knows, so that
 * the navigation pane, the style list and a change in one place work. Children stand in the schema's order.
 */
import { HEADING_FACE, LATIN_FACE, PAGE_FACE, SUBHEADING_FACE, TEXT_FACE, TITLE_FACE } from './fonts.ts';
import { CHARACTER, CLOSER, LINE } from './page.ts';

interface ParagraphStyle {
  id: string;
  /** Word's own name where it has one. */
  name: string;
  basedOn?: string;
  next?: string;
  paragraph: string;
  run?: string;
}

const face = (eastAsia: string, latin = eastAsia): string =>
  `<w:rFonts w:ascii="${latin}" w:eastAsia="${eastAsia}" w:hAnsi="${latin}" w:cs="${latin}"/>`;
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const exactly = (twips: number, around = ''): string => `<w:spacing ${around}w:line="${twips}" w:lineRule="exact"/>`;

/** Space between characters, in twips. */
const spaced = (twips: number): string => `<w:spacing w:val="${twips}"/>`;
const PLAIN = spaced(0);
const NO_GRID = '<w:snapToGrid w:val="0"/>';
const BOLD = '<w:b/><w:bCs/>';
/** Two characters. Twips for those who do not count in characters. */
const INDENT = `<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/>`;
const KEEP = '<w:keepNext/><w:keepLines/>';
const CELL_LINES = `${NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>`;

const PARAGRAPHS: readonly ParagraphStyle[] = [
  {
    id: 'Normal',
    name: 'Normal',
    // Digits count half a character, so nothing is put between them and the characters beside them.
    paragraph: `<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${exactly(LINE)}<w:jc w:val="both"/>`,
    run: spaced(CLOSER),
  },
  { id: 'NormalIndent', name: 'Normal Indent', paragraph: INDENT },
  {
    id: 'Title',
    name: 'Title',
    next: 'NormalIndent',
    paragraph: `${KEEP}${NO_GRID}${exactly(700, `w:after="${LINE}" `)}<w:jc w:val="center"/>`,
    run: `${face(TITLE_FACE)}${PLAIN}${size(22)}`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'NormalIndent',
    paragraph: `${KEEP}${INDENT}<w:outlineLvl w:val="0"/>`,
    run: face(HEADING_FACE),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'NormalIndent',
    paragraph: `${KEEP}${INDENT}<w:outlineLvl w:val="1"/>`,
    run: face(SUBHEADING_FACE, LATIN_FACE),
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'NormalIndent',
    paragraph: `${KEEP}${INDENT}<w:outlineLvl w:val="2"/>`,
    run: BOLD,
  },
  {
    id: 'Attachment',
    name: 'Attachment',
    next: 'NormalIndent',
    paragraph: `${KEEP}<w:pageBreakBefore/><w:outlineLvl w:val="0"/>`,
    run: face(HEADING_FACE),
  },
  { id: 'Signature', name: 'Signature', paragraph: '<w:keepLines/><w:jc w:val="right"/>' },
  {
    id: 'Caption',
    name: 'caption',
    next: 'NormalIndent',
    paragraph: `${KEEP}${NO_GRID}<w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
    run: `${face(HEADING_FACE)}${PLAIN}${size(14)}`,
  },
  {
    id: 'TableHead',
    name: 'Table Head',
    // Never at the foot of a page without a row below it.
    paragraph: `<w:keepNext/>${CELL_LINES}<w:jc w:val="center"/>`,
    run: `${face(HEADING_FACE)}${PLAIN}`,
  },
  { id: 'TableText', name: 'Table Text', paragraph: `${CELL_LINES}<w:jc w:val="left"/>`, run: PLAIN },
  { id: 'TableNumber', name: 'Table Number', paragraph: `${CELL_LINES}<w:jc w:val="right"/>`, run: PLAIN },
  // Behind a table that ends the document: Word wants a paragraph there, and it must not make a page of its own.
  { id: 'TableEnd', name: 'Table End', paragraph: `${NO_GRID}${exactly(20)}`, run: size(1) },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `${NO_GRID}${exactly(360)}`,
    run: `${face(PAGE_FACE)}${PLAIN}${size(14)}`,
  },
];

function styleXml({ id, name, next, paragraph, run }: ParagraphStyle): string {
  const isBase = id === 'Normal';
  return (
    `<w:style w:type="paragraph" ${isBase ? 'w:default="1" ' : ''}w:styleId="${id}"><w:name w:val="${name}"/>` +
    `${isBase ? '' : '<w:basedOn w:val="Normal"/>'}${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr>${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`
  );
}

const DEFAULTS =
  `<w:docDefaults><w:rPrDefault><w:rPr>${face(TEXT_FACE, LATIN_FACE)}${size(16)}` +
  '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>';

const side = (name: string, value: string): string => `<w:${name} ${value}/>`;
const SIDES = ['top', 'left', 'bottom', 'right'];
/** Half a point. */
const GRID = [...SIDES, 'insideH', 'insideV']
  .map((name) => side(name, 'w:val="single" w:sz="4" w:space="0" w:color="auto"'))
  .join('');

/** Space in a cell beside its text, in twips. */
export const CELL_MARGIN = 57;
const MARGINS = SIDES.map((name) =>
  side(name, `w:w="${name === 'left' || name === 'right' ? CELL_MARGIN : 28}" w:type="dxa"`),
).join('');

const TABLES =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:qFormat/>' +
  `<w:tblPr><w:tblBorders>${GRID}</w:tblBorders><w:tblCellMar>${MARGINS}</w:tblCellMar></w:tblPr></w:style>`;

export const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `${DEFAULTS}${PARAGRAPHS.map(styleXml).join('')}${TABLES}</w:styles>`;
