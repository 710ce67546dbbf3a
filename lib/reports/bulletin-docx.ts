/** The bulletin (通报) as a Word document in the form of GB/T 9704-2012. */
import { Document, Packer, Paragraph, type Table } from 'docx';
import type { Block } from '../bulletin/model.ts';
import { FONT_TABLE } from './docx/fonts.ts';
import { PAGE } from './docx/page.ts';
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
    externalStyles: STYLES,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [
      {
        properties: PAGE,
        footers: pageNumbers(),
        children: [...blocks.flatMap((block, at) => drawn(block, blocks[at + 1], nextId)), ...end(blocks.at(-1))],
      },
    ],
  });
  const title = blocks.find((block) => block.is === 'title')?.text ?? '';
  return Packer.pack(document, 'uint8array', undefined, [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
    { path: 'docProps/core.xml', data: coreProperties(title, nowMs) },
  ]);
}

function drawn(block: Block, next: Block | undefined, nextId: () => number): (Paragraph | Table)[] {
  switch (block.is) {
    case 'title':
      return [new Paragraph({ style: 'Title', children: runsOf(block.text) })];
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, children: runsOf(block.text) })];
    case 'paragraph':
      return [
        new Paragraph({
          style: 'NormalIndent',
          // A signature never stands alone on a page.
          keepNext: next?.is === 'signature',
          children: inlinesOf(block.parts, nextId),
        }),
      ];
    case 'table':
      return [new Paragraph({ style: 'Caption', children: runsOf(block.caption) }), tableOf(block)];
    case 'attachment':
      return [new Paragraph({ style: 'Attachment', children: runsOf(block.text) })];
    case 'signature':
      return signatureOf(block.lines);
  }
}

const end = (last: Block | undefined): Paragraph[] =>
  last?.is === 'table' ? [new Paragraph({ style: 'TableEnd' })] : [];
