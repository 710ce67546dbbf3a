/** A bulletin as Markdown, for notes and chat groups, and to be compared line by line. */
import { type Block, plainText, type Table } from '../bulletin/model.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';

export const bulletinMarkdown = (blocks: readonly Block[]): string => `${blocks.map(blockText).join('\n\n')}\n`;

function blockText(block: Block): string {
  switch (block.is) {
    case 'title':
      return `# ${escapeMarkdown(block.text)}`;
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return escapeMarkdown(plainText(block.parts));
    case 'table':
      return tableText(block);
    case 'attachment':
      return `---\n\n**${escapeMarkdown(block.text)}**`;
    case 'signature':
      return block.lines.map(escapeMarkdown).join('  \n');
  }
}

const tableText = ({ caption, head, rows, texts }: Table) =>
  `**${escapeMarkdown(caption)}**\n\n${markdownTable(
    head.map(escapeMarkdown),
    rows.map((cells) => cells.map(escapeMarkdown)),
    texts,
  )}`;
