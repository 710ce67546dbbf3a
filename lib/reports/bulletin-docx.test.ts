import { strFromU8, unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, Table } from '../bulletin/model.ts';
import { bulletinDocx } from './bulletin-docx.ts';

const NOW_MS = Date.UTC(2026, 9, 9, 1, 30);
const TABLE: Table = {
  caption: '各单位办理情况统计表',
  head: ['单位', '应办件', '按期办结率'],
  rows: [
    ['区人社局', '326', '98.16%'],
    ['路口镇', '159', '76.10%'],
  ],
  texts: [0],
};
const BULLETIN: Block[] = [
  { is: 'title', text: '关于2026年第三季度热线工单\n办理情况的通报' },
  { is: 'paragraph', parts: ['各街道办事处，区政府各部门：'] },
  { is: 'heading', level: 1, text: '一、热线工单办理情况' },
  { is: 'heading', level: 2, text: '（一）总体情况' },
  { is: 'heading', level: 3, text: '1.按期办结' },
  {
    is: 'paragraph',
    parts: ['按期办结率', { field: 'onTimeRate', text: '93.08%', working: '(2282 − 158) ÷ 2282' }, '，请“逐件”核查。'],
  },
  { is: 'signature', lines: ['某某区政务服务中心', '2026年10月9日'] },
  { is: 'attachment', text: '附件1' },
  { is: 'table', ...TABLE },
];

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** The parts of a file as a reader of its own sees them. */
async function opened(blocks: readonly Block[]) {
  const files = unzipSync(await bulletinDocx(blocks, NOW_MS));
  const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const part = (path: string) => parseDocument(xml(path), { xmlMode: true });
  return { xml, part, body: part('word/document.xml') };
}

const all = (name: string, within: Parameters<typeof DomUtils.getElementsByTagName>[1]) =>
  DomUtils.getElementsByTagName(name, within);
const value = (name: string, within: Element): string | undefined => all(name, within)[0]?.attribs['w:val'];
/** The text of an element; a line break as \n. */
const textIn = (within: Element): string =>
  DomUtils.getElementsByTagName((name) => name === 'w:t' || name === 'w:br', within)
    .map((element) => (element.name === 'w:br' ? '\n' : DomUtils.textContent(element)))
    .join('');
const paragraphs = (within: Parameters<typeof all>[1]) =>
  all('w:p', within).map((paragraph) => [value('w:pStyle', paragraph), textIn(paragraph)]);

describe('the Word document of a bulletin', () => {
  let file: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    file = await opened(BULLETIN);
  });

  test('every block in its order, under the style that Word knows', () => {
    expect(paragraphs(file.body)).toEqual([
      ['Title', '关于2026年第三季度热线工单\n办理情况的通报'],
      ['Normal', '各街道办事处，区政府各部门：'],
      ['Heading1', '一、热线工单办理情况'],
      ['Heading2', '（一）总体情况'],
      ['Heading3', '1.按期办结'],
      ['NormalIndent', '按期办结率93.08%，请“逐件”核查。'],
      ['Signature', '某某区政务服务中心'],
      ['Signature', '2026年10月9日'],
      ['Attachment', '附件1'],
      ['Caption', '各单位办理情况统计表'],
      ...TABLE.head.map((cell) => ['TableHead', cell]),
      ...TABLE.rows.flatMap(([unit, ...numbers]) => [
        ['TableText', unit],
        ...numbers.map((cell) => ['TableNumber', cell]),
      ]),
      ['TableEnd', ''],
    ]);
  });

  test('the styles set what GB/T 9704 says: faces, sizes, indents, outline levels', () => {
    const styles = new Map(
      all('w:style', file.part('word/styles.xml')).map((style) => [style.attribs['w:styleId'], style]),
    );
    const told = (id: string) => {
      const style = styles.get(id) as Element;
      return [
        value('w:name', style),
        all('w:rFonts', style)[0]?.attribs['w:eastAsia'],
        value('w:sz', style),
        value('w:outlineLvl', style),
        all('w:ind', style)[0]?.attribs['w:firstLineChars'],
        value('w:jc', style),
      ];
    };
    expect(told('Title')).toEqual(['Title', '方正小标宋简体', '44', undefined, undefined, 'center']);
    expect(told('Heading1')).toEqual(['heading 1', '黑体', undefined, '0', '200', undefined]);
    expect(told('Heading2')).toEqual(['heading 2', '楷体_GB2312', undefined, '1', '200', undefined]);
    expect(told('Heading3')).toEqual(['heading 3', undefined, undefined, '2', '200', undefined]);
    expect(told('NormalIndent')).toEqual(['Normal Indent', undefined, undefined, undefined, '200', undefined]);
    const defaults = all('w:docDefaults', file.part('word/styles.xml'))[0] as Element;
    expect(all('w:rFonts', defaults)[0]?.attribs).toMatchObject({
      'w:eastAsia': '仿宋_GB2312',
      'w:ascii': 'Times New Roman',
    });
    expect([value('w:sz', defaults), all('w:lang', defaults)[0]?.attribs['w:eastAsia']]).toEqual(['32', 'zh-CN']);
    const used = paragraphs(file.body).map(([style]) => style);
    expect(used.filter((style) => !styles.has(style))).toEqual([]);
  });

  test('A4 with the margins of the standard, 22 lines of 28 characters', () => {
    const attributes = (name: string) => all(name, file.body)[0]?.attribs;
    expect(attributes('w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    expect(attributes('w:pgMar')).toMatchObject({
      'w:top': '2098',
      'w:bottom': '1984',
      'w:left': '1587',
      'w:right': '1474',
    });
    const styles = file.part('word/styles.xml');
    const normal = all('w:style', styles).find((style) => style.attribs['w:styleId'] === 'Normal') as Element;
    const [line, spacing] = all('w:spacing', normal);
    expect(line?.attribs['w:lineRule']).toBe('exact');
    expect(Math.floor((16838 - 2098 - 1984) / Number(line?.attribs['w:line']))).toBe(22);
    expect(Math.floor((11906 - 1587 - 1474) / (16 * 20 + Number(spacing?.attribs['w:val'])))).toBe(28);
  });

  test('page numbers are fields between dashes, to the right on odd pages, to the left on even ones', () => {
    expect(file.xml('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const relations = new Map(
      all('Relationship', file.part('word/_rels/document.xml.rels')).map(({ attribs }) => [attribs.Id, attribs.Target]),
    );
    const footers = all('w:footerReference', file.body).map(({ attribs }) => {
      const footer = all('w:p', file.part(`word/${relations.get(attribs['r:id'])}`))[0] as Element;
      const indent = all('w:ind', footer)[0]?.attribs;
      return [
        attribs['w:type'],
        value('w:jc', footer),
        indent,
        textIn(footer),
        DomUtils.textContent(all('w:instrText', footer)),
      ];
    });
    expect(footers).toEqual([
      ['default', 'right', { 'w:right': '280' }, '—  —', 'PAGE'],
      ['even', 'left', { 'w:left': '280' }, '—  —', 'PAGE'],
    ]);
  });

  test('the head of a table is repeated, no row is broken, the columns fill the text', () => {
    const rows = all('w:tr', file.body);
    expect(rows.map((row) => [all('w:tblHeader', row).length, all('w:cantSplit', row).length])).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
    ]);
    const widths = all('w:gridCol', file.body).map(({ attribs }) => Number(attribs['w:w']));
    expect(widths.reduce((sum, width) => sum + width)).toBe(11906 - 1587 - 1474);
  });

  test('a figure is a locked control that tells its arithmetic', () => {
    const [control] = all('w:sdt', file.body) as [Element];
    expect(textIn(control)).toBe('93.08%');
    expect(['w:alias', 'w:tag', 'w:lock'].map((name) => value(name, control))).toEqual([
      '按期：(2282 − 158) ÷ 2282',
      'onTimeRate',
      'contentLocked',
    ]);
  });

  test('the date of the signature begins two characters behind the office', () => {
    const right = all('w:p', file.body)
      .filter((paragraph) => value('w:pStyle', paragraph) === 'Signature')
      .map((paragraph) => Number(all('w:ind', paragraph)[0]?.attribs['w:right']) / 315);
    // The office has nine characters, the date six and a half.
    expect(right[0]).toBe(2);
    expect(2 + 9 - (6.5 + Number(right[1]))).toBeCloseTo(2, 1);
  });

  test('title, author, language and moment are in the properties', () => {
    const core = file.part('docProps/core.xml');
    expect(
      ['dc:title', 'dc:creator', 'dc:language', 'dcterms:created'].map((name) => DomUtils.textContent(all(name, core))),
    ).toEqual(['关于2026年第三季度热线工单\n办理情况的通报', '按期', 'zh-CN', '2026-10-09T01:30:00.000Z']);
  });
});

test('hostile text comes back as it was, save what XML cannot hold', async () => {
  const markup = '</w:t></w:r><w:p/>]]><!-- & &amp; "\' <?x?> {{tag}} 𠮷\u202e ﷽ \ttab ';
  const illegal = 'a\u0000\u0001\u000b\u001fb\ufffe\uffffc\ud800d\udc00e';
  const long = '长'.repeat(40_000);
  const { xml, body, part } = await opened([
    { is: 'title', text: markup },
    { is: 'heading', level: 1, text: illegal },
    { is: 'paragraph', parts: [long, { field: markup.repeat(9), text: markup, working: `${illegal}𠮷`.repeat(40) }] },
    { is: 'table', caption: illegal, head: [markup, '数'], rows: [[long, illegal]], texts: [0] },
    { is: 'signature', lines: [] },
  ]);
  expect(paragraphs(body).map(([, text]) => text)).toEqual([
    markup,
    'abcde',
    long + markup,
    'abcde',
    markup,
    '数',
    long,
    'abcde',
  ]);
  expect(DomUtils.textContent(all('dc:title', part('docProps/core.xml')))).toBe(markup);
  const [control] = all('w:sdt', body) as [Element];
  for (const name of ['w:alias', 'w:tag']) expect(value(name, control)?.length).toBeLessThanOrEqual(64);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(xml('word/document.xml')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
});

test('a table of twenty columns still fits the page, in smaller type', async () => {
  const head = Array.from({ length: 20 }, (_, at) => (at ? `指标${at}` : '单位'));
  const row = head.map((_, at) => (at ? `${at * 997}` : '区住房和城乡建设局'));
  const { body } = await opened([{ is: 'table', caption: '宽表', head, rows: [row], texts: [0] }]);
  const widths = all('w:gridCol', body).map(({ attribs }) => Number(attribs['w:w']));
  expect(widths.reduce((sum, width) => sum + width)).toBe(11906 - 1587 - 1474);
  expect(Math.min(...widths)).toBeGreaterThan(250);
  expect(new Set(all('w:sz', body).map(({ attribs }) => attribs['w:val']))).toEqual(new Set(['15']));
});
