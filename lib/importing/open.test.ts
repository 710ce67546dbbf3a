import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { openBook } from './open.ts';
import { FileRefusal } from './refusal.ts';
import { encodeGbk, makeWorkbook, partsOf, rowXml } from './testing.ts';

const text = (value: string) => new TextEncoder().encode(value);
const rowsOf = async (bytes: Uint8Array) => (await openBook(bytes)).sheets[0]?.rows;
const codeOf = async (bytes: Uint8Array) => {
  try {
    await openBook(bytes);
    return 'read';
  } catch (error) {
    return error instanceof FileRefusal ? error.code : String(error);
  }
};

describe('workbooks', () => {
  it('give dates, numbers and texts as a person sees them', async () => {
    const due = new Date(Date.UTC(2026, 10, 24, 17, 30));
    const day = new Date(Date.UTC(2026, 10, 24));
    const file = await writeExcelFile([
      [
        { value: '202611230339', type: String },
        { value: due, type: Date, format: 'yyyy-mm-dd hh:mm' },
        { value: day, type: Date, format: 'mm/dd/yyyy' },
        { value: 202611230339, type: Number },
        { value: 0.5, type: Number },
        { value: true, type: Boolean },
        { value: '=HYPERLINK("http://x")', type: String },
      ],
    ]).toBuffer();
    expect(await rowsOf(file)).toEqual([
      ['202611230339', '2026-11-24 17:30:00', '2026-11-24', '202611230339', '0.5', 'TRUE', '=HYPERLINK("http://x")'],
    ]);
  });

  it('keep midnight where the format shows a time, and zeros in front where it has them', async () => {
    const data = '<row r="1"><c r="A1" s="1"><v>46350</v></c><c r="B1" s="2"><v>330339</v></c></row>';
    const file = makeWorkbook({ sheets: [{ name: '明细', data }], formats: ['yyyy/m/d h:mm', '0000000000'] });
    expect(await rowsOf(file)).toEqual([['2026-11-24 00:00:00', '0000330339']]);
  });

  it('know the dates of 1904, and serials cut to a few digits', async () => {
    const data = '<row r="1"><c r="A1" s="1"><v>44888.72917</v></c></row>';
    const sheets = [{ name: '明细', data }];
    const file = makeWorkbook({ sheets, workbook: '<workbookPr date1904="1"/>', formats: ['yyyy-mm-dd hh:mm:ss'] });
    expect(await rowsOf(file)).toEqual([['2026-11-24 17:30:00']]);
  });

  it('take shared and inline strings, and what stands beside a formula', async () => {
    const data =
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="str"><f>WEBSERVICE("http://x")</f><v>甲</v></c>' +
      '<c r="D2"><f>1+1</f></c><c r="E2" t="e"><v>#N/A</v></c></row>';
    const file = makeWorkbook({ sheets: [{ name: '明细', data }], strings: ['路灯 &lt;b&gt; 不亮'] });
    expect(await rowsOf(file)).toEqual([
      ['', '', '', '', ''],
      ['', '路灯 <b> 不亮', '甲', '', '#N/A'],
    ]);
  });

  it('tell numbers that lost their digits from those that did not', async () => {
    const values = ['202611230339123456', '202611230339123000', '1234567890123456', '202611230339'];
    const data = `<row r="1">${values.map((v, i) => `<c r="${'ABCD'[i]}1"><v>${v}</v></c>`).join('')}</row>`;
    const { sheets } = await openBook(makeWorkbook({ sheets: [{ name: '明细', data }] }));
    expect([...(sheets[0]?.digitsLost ?? [])]).toEqual(['0,0', '0,1']);
    expect(sheets[0]?.rows[0]?.[2]).toBe('1234567890123456');
    expect(sheets[0]?.rows[0]?.every((cell) => /^\d+$/.test(cell))).toBe(true);
  });

  it('keep hidden rows, columns and sheets, and say which', async () => {
    const data = rowXml(1, ['甲', '乙']) + rowXml(2, ['1', '2'], 'hidden="1"');
    const file = makeWorkbook({
      sheets: [
        { name: '一', data, before: '<cols><col min="2" max="2" hidden="1"/></cols>' },
        { name: '二', data: rowXml(1, ['丙']) },
      ],
    });
    const { sheets } = await openBook(file);
    expect(sheets.map(({ name }) => name)).toEqual(['一', '二']);
    expect(sheets[0]).toMatchObject({ hiddenRows: [1], hiddenColumns: [1] });
    expect(sheets[0]?.rows).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
  });
});

describe('text', () => {
  const csv = '编号,内容\r\n2026001,"路灯，""坏了""\r\n三天"\r\n2026002,=HYPERLINK("x")\r\n\r\n';
  const rows = [
    ['编号', '内容'],
    ['2026001', '路灯，"坏了"\n三天'],
    ['2026002', '=HYPERLINK("x")'],
  ];

  it('is read in UTF-8, with a mark or without, in GBK and in UTF-16', async () => {
    const utf16 = Buffer.from(`\ufeff${csv}`, 'utf16le');
    for (const bytes of [text(csv), text(`\ufeff${csv}`), encodeGbk(csv), utf16])
      expect(await rowsOf(bytes)).toEqual(rows);
  });

  it('finds its delimiter, also below a title', async () => {
    for (const delimiter of ['\t', ';', ',']) {
      const lines = [
        '2026年第三季度工单明细',
        ['编号', '标题', '单位'].join(delimiter),
        ['1', '甲,乙', '丙'].join(delimiter),
      ];
      if (delimiter === ',') lines[2] = '1,"甲,乙",丙';
      expect((await rowsOf(text(lines.join('\n'))))?.[2]).toEqual(['1', '甲,乙', '丙']);
    }
  });

  it('takes numbers that an exporter forced to be text', async () => {
    expect(await rowsOf(text('编号,标题\n"=""2026001""",a\n\'2026002,b\n2026003\t,c'))).toEqual([
      ['编号', '标题'],
      ['2026001', 'a'],
      ['2026002', 'b'],
      ['2026003', 'c'],
    ]);
  });

  it('cut by bytes in the middle of characters is read, and said to be damaged', async () => {
    const half = Buffer.concat([encodeGbk('编号,标题\n2026001,路'), Buffer.from([0xb5]), encodeGbk(',\n2026002,灯')]);
    const book = await openBook(half);
    expect(book.damaged).toBe(true);
    expect(book.sheets[0]?.rows[2]).toEqual(['2026002', '灯']);
  });
});

describe('tables of HTML', () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"><style>td{mso-number-format:"\\@"}</style>
<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>工单</x:Name></x:ExcelWorksheet></xml><![endif]--></head><body>
<table border=1><tr><th colspan=3>三季度工单</th></tr>
<tr><th rowspan=2>编号<th colspan=2>市交办</tr><tr><th>交办时间<th>期限</tr>
<tr style="display:none"><td style="mso-number-format:'\\@'">2026001<td>路灯&nbsp;不亮<br>
已 三天<script>window.__hacked = 1</script><td><table><tr><td>内</td><td>层</td></tr><tr><td>表</td><td>格</td></tr></table></tr>
<tr><td x:num="202611230339">2.02611E+11</td><td>&lt;script&gt;</td><td><img src=x onerror=alert(1)></td></tr></table></body></html>`;

  it('are sheets, whatever the encoding says of itself', async () => {
    for (const bytes of [text(html), encodeGbk(html)]) {
      const [sheet, ...more] = (await openBook(bytes)).sheets;
      expect(more).toEqual([]);
      expect(sheet).toMatchObject({ name: '工单', hiddenRows: [3] });
      expect(sheet?.rows.slice(3)).toEqual([
        ['2026001', '路灯 不亮\n已 三天', '内 层\n\n表 格'],
        ['202611230339', '<script>', ''],
      ]);
      expect(sheet?.merges).toContainEqual({ top: 1, left: 0, bottom: 2, right: 0 });
      expect(sheet?.rows[2]).toEqual(['', '交办时间', '期限']);
    }
  });

  it('that lay a page out are not taken for records', async () => {
    expect(await rowsOf(text('<table><tr><td><table><tr><td>a<td>b<tr><td>1<td>2</table></table>'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await codeOf(text('<!doctype html><title>登录</title><form><input></form>'))).toBe('no-table');
  });
});

it('XML spreadsheets are read with their spans and times', async () => {
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="明细"><Table><Row><Cell ss:MergeDown="1"><Data ss:Type="String">编号</Data></Cell><Cell><Data ss:Type="String">期限</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="Number">2026001</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2026-11-24T17:30:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>`;
  const { sheets } = await openBook(text(xml));
  expect(sheets[0]).toMatchObject({ name: '明细', hiddenRows: [2] });
  expect(sheets[0]?.rows).toEqual([['编号', '期限'], [], ['2026001', '', '2026-11-24 17:30:00']]);
});

describe('files that are not read', () => {
  const ole = (...parts: Uint8Array[]) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...parts]);
  const whole = makeWorkbook({ sheets: [{ name: '明细', data: rowXml(1, ['编号']) }] });

  it.each([
    ['empty', text('')],
    ['empty', text(' \r\n')],
    ['empty', makeWorkbook({ sheets: [{ name: '明细', data: '' }] })],
    ['binary-xls', ole(Buffer.alloc(600))],
    ['binary-xls', Buffer.from('0908100000060500', 'hex')],
    ['password', ole(Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'))],
    ['web-archive', text('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['other-zip', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['broken', whole.subarray(0, whole.length - 40)],
    ['broken', zipSync({ 'xl/workbook.xml': strToU8('<x') })],
    ['unknown', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['too-large', new Uint8Array(50 * 1024 * 1024 + 1)],
  ])('%s', async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('damage inside a workbook is found by its checksum', async () => {
    const parts = partsOf({ sheets: [{ name: '明细', data: rowXml(1, ['编号', '标题']) }] });
    const bytes = zipSync(parts, { level: 0 });
    const at = Buffer.from(bytes).indexOf('标题');
    bytes[at] = 0x41;
    expect(await codeOf(bytes)).toBe('broken');
  });

  it('a zip bomb is refused before it is unpacked, also when its directory lies', async () => {
    const data = rowXml(1, ['编号']) + ' '.repeat(1_000_000);
    const declaring = (size: number) => {
      const bytes = Buffer.from(makeWorkbook({ sheets: [{ name: '明细', data }] }));
      // The directory stands behind the entries: 46 bytes before the name, the size at the 24th.
      bytes.writeUInt32LE(size, bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
      return bytes;
    };
    expect(await codeOf(declaring(500 * 1024 * 1024))).toBe('inflates');
    expect(await codeOf(declaring(100))).toBe('broken');
    expect(await codeOf(declaring(0))).toBe('inflates');
  });

  it('too many records', async () => {
    expect(await codeOf(text('编号,标题\n'.repeat(200_001)))).toBe('too-many-rows');
  });
});
