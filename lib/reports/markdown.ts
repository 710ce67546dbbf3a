/** Markdown that shows texts as they are, and tables as GitHub draws them. */

/**
 * Text that Markdown shows as it is: pipes would break a table, markup, HTML and addresses would come alive. Line
 * breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (www) => www.replace('.', '\\.'));
}

/**
 * A table of cells that are Markdown already.
 * @param texts columns that hold text, set to the left; the others hold numbers
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly number[] = [0],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (texts.includes(i) ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
