/** Tables as platforms export them, in each format, and the list page that shows the same. */
import writeExcelFile from 'write-excel-file/node';
import { encodeGbk } from '../../../lib/importing/testing.ts';
import type { Anqi } from './anqi.ts';

export interface MadeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const HEADERS =
  '工单编号 标题 诉求人 联系电话 诉求渠道 行业分类 承办单位 受理时间 办结期限 状态 办结时间 诉求内容'.split(' ');
const TIMES = new Set(['受理时间', '办结期限', '办结时间']);
const UNITS = ['路口镇', '松杨湖街道', '云溪镇'];

/** Made-up tickets of a quarter long past, by the headers. */
export function rowsOf(count: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const day = String((i % 27) + 1).padStart(2, '0');
    const isDone = i % 3 !== 0;
    return [
      `2026080${String(i + 1).padStart(5, '0')}`,
      TITLES[i] ?? `路灯不亮 ${i}`,
      ['张三', '李女士', '王先生'][i % 3] ?? '',
      `138${String(10_000_000 + i * 37)}`,
      ['12345热线', '市长信箱'][i % 2] ?? '',
      '城市管理',
      UNITS[i % UNITS.length] ?? '',
      `2026-08-${day} 09:${String(i % 60).padStart(2, '0')}:00`,
      `2026-09-${day} 17:30:00`,
      isDone ? '已办结' : '办理中',
      isDone ? `2026-08-${day} 16:00:00` : '',
      `来电人反映路口第 ${i + 1} 盏路灯不亮，"已三天"，请修复。`,
    ];
  });
}

/** Texts that must stay texts. */
const TITLES: Record<number, string> = {
  1: '=HYPERLINK("http://x.example","点这里")',
  2: '<script>window.__hacked = 1</script>',
  3: '<img src=x onerror="window.__hacked = 1">',
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A list page, and at the same time a table under the name of a spreadsheet. */
export function tableHtml(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headers.map((text) => `<th>${text}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`);
  return `<table border="1"><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

export function htmlFile(headers: readonly string[], rows: readonly (readonly string[])[]): MadeFile {
  const head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body>';
  const buffer = Buffer.from(encodeGbk(`${head}${tableHtml(headers, rows)}</body></html>`));
  return { name: '工单导出.xls', mimeType: 'application/vnd.ms-excel', buffer };
}

export function csvText(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

export function csvFile(text: string, name = '工单导出.csv'): MadeFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(encodeGbk(text)) };
}

/** A workbook with a title over its header, times as dates of a spreadsheet, and a second sheet. */
export async function xlsxFile(headers: readonly string[], rows: readonly (readonly string[])[]): Promise<MadeFile> {
  const time = (text: string) => ({
    value: new Date(`${text.replace(' ', 'T')}Z`),
    type: Date,
    format: 'yyyy-mm-dd hh:mm',
  });
  const text = (value: string) => ({ value, type: String });
  const data = [
    [{ value: '2026年第三季度工单明细', columnSpan: headers.length }],
    headers.map(text),
    ...rows.map((row) => row.map((value, i) => (TIMES.has(headers[i] ?? '') && value ? time(value) : text(value)))),
    [text('合计'), text(String(rows.length))],
  ];
  const notes = [[text('说明')], [text('本表由平台导出')]];
  const buffer = await writeExcelFile([
    { sheet: '说明', data: notes },
    { sheet: '明细', data },
  ]).toBuffer();
  return { name: '工单导出.xlsx', mimeType: 'application/octet-stream', buffer };
}

/** Opens the import page by the button in the popup. */
export async function openImport(anqi: Anqi) {
  const coming = anqi.context.waitForEvent('page', (page) => page.url().includes('import.html'));
  await anqi.inPopup(async (popup) => {
    await popup.getByRole('button', { name: /导入平台导出的表格|Import the platform/ }).click();
    await coming;
  });
  const page = await coming;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.bringToFront();
  return page;
}
