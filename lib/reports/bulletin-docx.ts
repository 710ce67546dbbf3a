/** The bulletin (通报) as a Word document in the form of GB/T 9704-2012. */
import { Document, Packer, Paragraph, type Table } from 'docx';
import { type Block, type Inline, plainText } from '../bulletin/model.ts';
import { FONT_TABLE } from './docx/fonts.ts';
import { LINE, PAGE } from './docx/page.ts';
import { pageNumbers } from './docx/page-number.ts';
import { coreProperties } from './docx/properties.ts';
import { inlinesOf, runsOf } from './docx/runs.ts';
import { signatureOf } from './docx/signature.ts';
import { STYLES } from './docx/styles.ts';
import { tableOf } from './docx/table.ts';

/**
 * The bytes of the .docx; the same in Node and in a browser's worker.
 * Text is kept as it is, save what XML cannot hold (control characters, halves of surrogate pairs).
 * @param nowMs when it is made, epoch milliseconds
 */
export async function bulletinDocx(blocks: readonly Block[], nowMs: number): Promise<Uint8Array> {
  let controls = 0;
  const nextId = () => ++controls;
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [
      {
        properties: PAGE,
        footers: pageNumbers(),
        children: [
          ...blocks.flatMap((block, at) => drawn(block, { before: blocks[at - 1], after: blocks[at + 1] }, nextId)),
          ...end(blocks.at(-1)),
        ],
      },
    ],
  });
  const title = blocks.find((block) => block.is === 'title')?.text ?? '';
  return Packer.pack(document, 'uint8array', undefined, [
    // In place of the library's: it would add styles that a document of this kind has no use for.
    { path: 'word/styles.xml', data: STYLES },
    { path: 'word/fontTable.xml', data: FONT_TABLE },
    { path: 'docProps/core.xml', data: coreProperties(title, nowMs) },
  ]);
}

interface Neighbours {
  before: Block | undefined;
  after: Block | undefined;
}

function drawn(block: Block, { before, after }: Neighbours, nextId: () => number): (Paragraph | Table)[] {
  switch (block.is) {
    case 'title':
      return [new Paragraph({ style: 'Title', ...lineAbove(before), children: runsOf(block.text) })];
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, children: runsOf(block.text) })];
    case 'paragraph':
      return [
        new Paragraph({
          style: isAddress(block, before) ? 'Normal' : 'NormalIndent',
          // A signature never stands alone on a page.
          ...(after?.is === 'signature' ? { keepNext: true } : {}),
          children: inlinesOf(block.parts, nextId),
        }),
      ];
    case 'table':
      return [
        new Paragraph({ style: 'Caption', ...lineAbove(before), children: runsOf(block.caption) }),
        tableOf(block),
      ];
    case 'attachment':
      return [new Paragraph({ style: 'Attachment', children: runsOf(block.text) })];
    case 'signature':
      return signatureOf(block.lines);
  }
}

/** 主送机关: the line behind the title that ends in a colon is not indented (GB/T 9704-2012, 7.3.2). */
const isAddress = ({ parts }: { parts: readonly Inline[] }, before: Block | undefined): boolean =>
  before?.is === 'title' && plainText(parts).endsWith('：');

/** The title of an attachment stands on its third line (7.3.4). */
const lineAbove = (before: Block | undefined): { spacing?: { before: number } } =>
  before?.is === 'attachment' ? { spacing: { before: LINE } } : {};

const end = (last: Block | undefined): Paragraph[] =>
  last?.is === 'table' ? [new Paragraph({ style: 'TableEnd' })] : [];
