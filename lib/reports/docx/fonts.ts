/**
 * The typefaces of GB/T 9704-2012. Few computers have all of them: the font table names, in order, what may stand in for
 * one that is missing, before the word processor guesses.
 */

/** 小标宋, of the title. */
export const TITLE_FACE = '方正小标宋简体';
/** 仿宋, of the text. */
export const TEXT_FACE = '仿宋_GB2312';
/** 黑体, of headings of level 1 and the heads of tables. */
export const HEADING_FACE = '黑体';
/** 楷体, of headings of level 2. */
export const SUBHEADING_FACE = '楷体_GB2312';
/** 宋体, of page numbers. */
export const PAGE_FACE = '宋体';
/** Digits and Latin letters of the text: the standard names no face for them, offices print them so. */
export const LATIN_FACE = 'Times New Roman';

interface Face {
  name: string;
  /** ECMA-376 17.8.3.1: separated by commas, the first that is found is taken. */
  others?: string;
  /** What the guess goes by when none is found. */
  family: 'roman' | 'modern' | 'script';
  /** As in Windows: 86 GB2312, 00 Western. */
  charset: '86' | '00';
}

const FACES: readonly Face[] = [
  {
    name: TITLE_FACE,
    others: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体',
    family: 'script',
    charset: '86',
  },
  {
    name: TEXT_FACE,
    others: '仿宋,FangSong,FangSong_GB2312,方正仿宋_GBK,华文仿宋,STFangsong',
    family: 'modern',
    charset: '86',
  },
  {
    name: SUBHEADING_FACE,
    others: '楷体,KaiTi,KaiTi_GB2312,方正楷体_GBK,华文楷体,STKaiti',
    family: 'modern',
    charset: '86',
  },
  { name: HEADING_FACE, others: 'SimHei,方正黑体_GBK,华文黑体,STHeiti', family: 'modern', charset: '86' },
  { name: PAGE_FACE, others: 'SimSun,新宋体,方正书宋_GBK,STSong', family: 'roman', charset: '86' },
  { name: LATIN_FACE, family: 'roman', charset: '00' },
];

const fontXml = ({ name, others, family, charset }: Face): string =>
  `<w:font w:name="${name}">${others ? `<w:altName w:val="${others}"/>` : ''}<w:charset w:val="${charset}"/>` +
  `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** word/fontTable.xml. Nothing is embedded: the faces are licensed to the office, not to its readers. */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${FACES.map(fontXml).join('')}</w:fonts>`;
