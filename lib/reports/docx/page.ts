/**
 * The page of GB/T 9704-2012 (党政机关公文格式), in twips, a twentieth of a point: A4, the text 156 mm × 225 mm, 22 lines of
 * 28 characters of size 3 (16 pt).
 */
import { DocumentGridType, type ISectionPropertiesOptions } from 'docx';

const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

const WIDTH = twips(210);
const HEIGHT = twips(297);
const MARGIN = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) };

/** Size 3 (三号), in points. */
const BODY_POINTS = 16;

/** Width of the text. */
export const TEXT_WIDTH = WIDTH - MARGIN.left - MARGIN.right;

/** Height of a line: 22 fill the page. */
export const LINE = Math.floor((HEIGHT - MARGIN.top - MARGIN.bottom) / 22);

/** Width of a character: 28 fill a line. It is a little less than 16 pt, so the grid has to draw them together. */
export const CHARACTER = TEXT_WIDTH / 28;

/**
 * The section. The grid counts the space between characters in 1/4096 pt. The dashes of the page number stand 7 mm below
 * the text: the footer's line of 18 pt ends 25 mm above the edge of the paper.
 */
export const PAGE = {
  page: {
    size: { width: WIDTH, height: HEIGHT },
    margin: { ...MARGIN, header: twips(15), footer: twips(25), gutter: 0 },
  },
  grid: {
    type: DocumentGridType.LINES_AND_CHARS,
    linePitch: LINE,
    charSpace: Math.floor((CHARACTER / 20 - BODY_POINTS) * 4096),
  },
} satisfies ISectionPropertiesOptions;
