/** Text as runs, and figures as content controls that cannot be typed over. */
import { BuilderElement, type IRunOptions, type ParagraphChild, TextRun, type XmlComponent } from 'docx';
import type { FieldText, Inline } from '../../bulletin/model.ts';

/** What XML 1.0 cannot hold even as an entity, and halves of characters: Word refuses a file that has one. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text without what no XML file can hold. */
export const xmlText = (text: string): string => text.replace(ILLEGAL, '');

/**
 * A text as runs, its line breaks as Word's.
 * Quotation marks and dashes are of both scripts: the hint says they are set as Chinese ones, a whole character wide.
 */
export function runsOf(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun[] {
  return xmlText(text)
    .split(/\r\n?|\n/)
    .map(
      (line, at) =>
        new TextRun({ ...options, font: { hint: 'eastAsia' }, text: line, ...(at > 0 ? { break: 1 } : {}) }),
    );
}

/** Word takes a file with a longer title or tag of a content control for damaged. */
const MAX_LABEL = 64;
const label = (text: string): string => xmlText(xmlText(text).slice(0, MAX_LABEL));

const element = (name: string, value?: string | number, children?: XmlComponent[]): XmlComponent =>
  new BuilderElement({
    name,
    ...(value === undefined ? {} : { attributes: { value: { key: 'w:val', value } } }),
    ...(children ? { children } : {}),
  });

/**
 * A figure as a content control: its text is locked, the whole can be deleted; its title, shown when it is clicked, is the
 * arithmetic behind it.
 * @param id of no other control of the document
 */
function figureControl({ field, text, working }: FieldText, id: number): ParagraphChild {
  // The library names content controls only of its own making as children of a paragraph.
  return element('w:sdt', undefined, [
    element('w:sdtPr', undefined, [
      element('w:alias', label(working ? `按期：${working}` : '按期')),
      element('w:tag', label(field)),
      element('w:id', id),
      element('w:lock', 'contentLocked'),
    ]),
    element('w:sdtContent', undefined, runsOf(text)),
  ]) as ParagraphChild;
}

/** The parts of a paragraph. @param nextId gives the number of each content control */
export const inlinesOf = (parts: readonly Inline[], nextId: () => number): ParagraphChild[] =>
  parts.flatMap((part) => (typeof part === 'string' ? runsOf(part) : [figureControl(part, nextId())]));
