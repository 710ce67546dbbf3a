/**
 * The page of GB/T 9704-2012 (党政机关公文格式), in twips, a twentieth of a point: A4, the text 156 mm × 225 mm, 22 lines of
 * 28 characters of size 3 (16 pt).
 */
import { DocumentGridType, type ISectionPropertiesOptions } from 'docx';

const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

const WIDTH = twips(210);
const HEIGHT = twips(297);
const MARGIN = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) };

/** Width of the text. */
export const TEXT_WIDTH = WIDTH - MARGIN.left - MARGIN.right;

/** Height of a line: 22 fill the page. */
export const LINE = Math.floor((HEIGHT - MARGIN.top - MARGIN.bottom) / 22);

/** How much nearer than their size, 16 pt, characters stand to each other: 28 would be wider than the line by 6 pt. */
export const CLOSER = -5;

/** Width of a character of the text. */
export const CHARACTER = 16 * 20 + CLOSER;

/**
 * The section. The grid is of lines alone: the characters are set by CLOSER, because LibreOffice spreads the text of a
 * character grid that is narrower than its type. The dashes of the page number stand 7 mm below the text: the footer's
 * line of 18 pt ends 25 mm above the edge of the paper.
 */
export const PAGE = {
  page: {
    size: { width: WIDTH, height: HEIGHT },
    margin: { ...MARGIN, header: twips(15), footer: twips(25), gutter: 0 },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
} satisfies ISectionPropertiesOptions;
