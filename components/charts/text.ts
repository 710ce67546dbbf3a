/** How wide a text is drawn, near enough to decide whether it fits: SVG has no ellipsis of its own. */

/** Widths of characters as shares of the font's size: Chinese ones fill a square, figures are of one width. */
const WIDE = 1;
const NARROW = 0.58;

/** Width of a text in pixels, at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (character > '\u2e7f' ? WIDE : NARROW) * size;
  return width;
}

/** The text, or as much of it as fits into a width, with … for the rest. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const kept = [...text];
  while (kept.length > 0 && textWidth(`${kept.join('')}…`, size) > width) kept.pop();
  return `${kept.join('')}…`;
}
