import { expect, it } from 'vitest';
import { parsePrinted } from './printed.ts';

it.each([
  ['共 236 条 20条/页 1 2 3 12 前往 页', { total: 236, size: 20 }],
  ['Total 1,236 20/page', { total: 1236, size: 20 }],
  ['第 3 页，共 12 页 显示 31 到 45 条，共 180 条记录', { page: 3, pages: 12, total: 180 }],
  ['Page 2 of 7', { page: 2, pages: 7 }],
  ['2/7', { page: 2, pages: 7 }],
  ['上一页 2/7 下一页', { page: 2, pages: 7 }],
  ['2026/11/24', {}],
  ['第2/7页', { page: 2, pages: 7 }],
  ['共有56条记录 当前第4页/共6页', { page: 4, pages: 6, total: 56 }],
  ['每页15条 共5页', { size: 15, pages: 5 }],
  ['删除 导出', {}],
])('%s', (text, expected) => expect(parsePrinted(text)).toEqual(expected));
