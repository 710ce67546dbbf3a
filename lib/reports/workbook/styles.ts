/** How cells look, and how their numbers are written out. */
import { MAIN, XML_HEAD } from './xml.ts';

/** Names a style by its place among the cell formats below. */
export const STYLES = {
  plain: 0,
  /** Kept as text when somebody edits it: numbers of tickets and telephones, names. */
  id: 1,
  /** Long text: shown as it is, and still text when somebody edits it. */
  text: 2,
  time: 3,
  day: 4,
  count: 5,
  percent: 6,
  decimal: 7,
  /** A numerator or denominator: whole, or weighted. */
  part: 8,
  head: 9,
  numberHead: 10,
  title: 11,
  /** Text on as many lines as it needs, from the top of its row: for paper. */
  wrapped: 12,
  wrappedBold: 13,
} as const;
export type StyleName = keyof typeof STYLES;

/** Also of the — that stands in for a number. */
const RIGHT = '<alignment horizontal="right"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const FORMATS = [
  '<xf/>',
  '<xf numFmtId="49" applyNumberFormat="1"/>',
  '<xf quotePrefix="1"/>',
  '<xf numFmtId="164" applyNumberFormat="1"/>',
  '<xf numFmtId="165" applyNumberFormat="1"/>',
  '<xf numFmtId="1" applyNumberFormat="1"/>',
  `<xf numFmtId="10" applyNumberFormat="1" applyAlignment="1">${RIGHT}</xf>`,
  `<xf numFmtId="2" applyNumberFormat="1" applyAlignment="1">${RIGHT}</xf>`,
  `<xf applyAlignment="1">${RIGHT}</xf>`,
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>',
  `<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">${RIGHT}</xf>`,
  '<xf fontId="2" applyFont="1"/>',
  `<xf quotePrefix="1" applyAlignment="1">${WRAPPED}</xf>`,
  `<xf fontId="1" quotePrefix="1" applyFont="1" applyAlignment="1">${WRAPPED}</xf>`,
].map((format) => format.replace('<xf', '<xf xfId="0"'));

const FONT = '<name val="等线"/><family val="2"/>';

export const STYLES_XML =
  `${XML_HEAD}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font>` +
  `<font><b/><sz val="14"/>${FONT}</font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${FORMATS.length}">${FORMATS.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="0"/><tableStyles count="0"/></styleSheet>';
