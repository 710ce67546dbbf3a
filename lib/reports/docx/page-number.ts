/** The page number: — 1 —, on odd pages to the right, on even ones to the left, a character in from the edge. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';

/** A character of size 4 (14 pt), in twips. */
const CHARACTER = 280;

function footer(alignment: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [alignment]: CHARACTER },
        children: [new TextRun({ font: { hint: 'eastAsia' }, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** `default` is that of odd pages. */
export const pageNumbers = (): { default: Footer; even: Footer } => ({
  default: footer('right'),
  even: footer('left'),
});
