/** Pagers of many kits, as their markup stands on a page, beside things that look like one. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';
import type { SeenPager } from './inpage/walking.ts';
import { listPage } from './support/sites.ts';
import { rows } from './support/walks.ts';

test.describe.configure({ mode: 'default' });

let browser: Browser;
let page: Page;
let script = '';

test.beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'inpage/walking.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'walking',
    target: 'chrome116',
  });
  script = outputFiles[0]?.text ?? '';
  const executablePath = process.env.ANQI_CHROMIUM ?? findChromium();
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    ...(process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {}),
  });
  page = await browser.newPage();
});
test.afterAll(() => browser.close());

async function pagerOf(html: string): Promise<SeenPager | undefined> {
  await page.setContent(`<!doctype html><meta charset="utf-8">${html}`);
  return await page.evaluate(`${script}; walking.pagerOf()`);
}

const LIST = listPage(rows(10));

/** Each on its second of five pages, with the tag of the control that leads on. */
const KITS: Record<string, { html: string; next: RegExp; pages?: number; page?: number }> = {
  bootstrap: {
    html: `<ul class="pagination"><li class="page-item"><a class="page-link" href="#" aria-label="Previous"><span aria-hidden="true">&laquo;</span></a></li>
      <li class="page-item"><a class="page-link" href="#">1</a></li><li class="page-item active"><a class="page-link" href="#">2 <span class="sr-only">(current)</span></a></li>
      <li class="page-item"><a class="page-link" href="#">5</a></li>
      <li class="page-item"><a class="page-link" href="#" aria-label="Next"><span aria-hidden="true">&raquo;</span></a></li></ul>`,
    next: /aria-label="Next"/,
  },
  DataTables: {
    html: `<div class="dataTables_info">显示第 11 至 20 项结果，共 50 项</div><div class="dataTables_paginate"><a class="paginate_button previous" data-dt-idx="0">上页</a>
      <span><a class="paginate_button">1</a><a class="paginate_button current">2</a><a class="paginate_button">3</a><a class="paginate_button">4</a><a class="paginate_button">5</a></span>
      <a class="paginate_button next" data-dt-idx="7">下页</a></div>`,
    next: /paginate_button next/,
  },
  EasyUI: {
    html: `<div class="datagrid-pager pagination"><table><tr><td><select class="pagination-page-list"><option>10</option></select></td>
      <td><a href="javascript:;" class="l-btn l-btn-plain" id="first"><span class="l-btn-left"><span class="l-btn-text"></span><span class="l-btn-icon pagination-first">&nbsp;</span></span></a></td>
      <td><a href="javascript:;" class="l-btn l-btn-plain"><span class="l-btn-left"><span class="l-btn-icon pagination-prev">&nbsp;</span></span></a></td>
      <td><span>第</span></td><td><input class="pagination-num" type="text" value="2" size="2"></td><td><span>共5页</span></td>
      <td><a href="javascript:;" class="l-btn l-btn-plain" id="on"><span class="l-btn-left"><span class="l-btn-icon pagination-next">&nbsp;</span></span></a></td>
      <td><a href="javascript:;" class="l-btn l-btn-plain"><span class="l-btn-left"><span class="l-btn-icon pagination-last">&nbsp;</span></span></a></td>
      <td><a href="javascript:;" class="l-btn l-btn-plain" id="reload"><span class="l-btn-icon pagination-load">&nbsp;</span></a></td></tr></table>
      <div class="pagination-info">显示11到20,共50记录</div></div>`,
    next: /id="on"/,
  },
  jqGrid: {
    html: `<div class="ui-jqgrid-pager"><table class="ui-pg-table"><tr><td id="first_pager" class="ui-pg-button"><span class="ui-icon ui-icon-seek-first"></span></td>
      <td id="prev_pager" class="ui-pg-button"><span class="ui-icon ui-icon-seek-prev"></span></td><td>第 <input class="ui-pg-input" type="text" value="2"> 页 共 <span id="sp_1_pager">5</span> 页</td>
      <td id="next_pager" class="ui-pg-button"><span class="ui-icon ui-icon-seek-next"></span></td><td id="last_pager" class="ui-pg-button"><span class="ui-icon ui-icon-seek-end"></span></td></tr></table></div>
      <style>.ui-icon{display:inline-block;width:16px;height:16px}</style>`,
    next: /id="next_pager"/,
  },
  iView: {
    html: `<ul class="ivu-page"><li title="上一页" class="ivu-page-prev"><a><i class="ivu-icon ivu-icon-ios-arrow-back"></i></a></li><li title="1" class="ivu-page-item"><a>1</a></li>
      <li title="2" class="ivu-page-item ivu-page-item-active"><a>2</a></li><li title="向后 5 页" class="ivu-page-item-jump-next"><a><i class="ivu-icon"></i></a></li><li title="5" class="ivu-page-item"><a>5</a></li>
      <li title="下一页" class="ivu-page-next"><a id="on"><i class="ivu-icon ivu-icon-ios-arrow-forward"></i></a></li></ul><style>a{display:inline-block;min-width:8px;height:16px}</style>`,
    next: /id="on"/,
  },
  'words with handlers': {
    html: `<div class="page">共50条 第2/5页 <a onclick="go(1)">首页</a> <a onclick="go(1)">上一页</a> <a onclick="go(3)" id="on">下一页</a> <a onclick="go(5)">尾页</a></div>`,
    next: /id="on"/,
  },
  'arrows without a word': {
    html: `<div>10 条/页，共 50 条 <span style="cursor:pointer">&lt;</span> <span class="cur">2</span> <span style="cursor:pointer" id="on">&gt;</span></div>`,
    next: /id="on"/,
  },
  'above the list': { html: '', next: /id="on"/ },
};

for (const [name, { html, next }] of Object.entries(KITS)) {
  test(`finds the pager: ${name}`, async () => {
    const above = `<div><a href="#">上一页</a> 2/5 <a href="#" id="on">下一页</a></div>`;
    const pager = await pagerOf(html === '' ? `${above}<div>${LIST}</div>` : `<div>${LIST}</div><div>${html}</div>`);
    expect(pager, JSON.stringify(pager)).toMatchObject({ page: 2, pages: 5 });
    expect(pager?.next).toMatch(next);
    expect(pager).toMatchObject({ page: 2, pages: 5 });
    expect(pager?.previous).not.toBe('');
  });
}

test.describe('no pager of the list', () => {
  const others: Record<string, string> = {
    'a calendar': `<div class="calendar"><a class="prev">‹</a><span>2026年11月</span><a class="next">›</a><table><tr><td>1</td><td>2</td><td>3</td></tr></table></div>`,
    'a carousel': `<div class="carousel"><a class="carousel-control-prev" href="#"><span>Previous</span></a><ol><li class="active">1</li><li>2</li></ol><a class="carousel-control-next" href="#"><span>Next</span></a></div>`,
    'scrolling tabs': `<div class="el-tabs__nav-wrap"><span class="el-tabs__nav-prev">&lt;</span><div>待办 12</div><span class="el-tabs__nav-next">&gt;</span></div>`,
    'a wizard': '<div><button>上一步</button><button class="btn-next">下一步</button> 第 1 步，共 3 步</div>',
    'letters in turn': '<div><a href="#">上一封</a><a href="#" class="next">下一封</a> 1/12</div>',
    'counts in a menu': '<ul class="menu"><li><a href="#">1</a></li><li><a href="#">2</a></li></ul>',
    tools: '<div><button>删除</button><button>签收</button><a href="/logout">退出</a> 共 50 条</div>',
    'one page': '<div><a class="disabled">上一页</a> 第 1 页 共 1 页 <a class="disabled">下一页</a></div>',
    "another table's pager": `<table><tr><th>附件</th><th>大小</th></tr><tr><td>a.doc</td><td>3</td></tr><tr><td>b.doc</td><td>4</td></tr></table><div><a href="#">上一页</a> 2/5 <a href="#">下一页</a></div>`,
  };
  for (const [name, html] of Object.entries(others)) {
    test(name, async () => expect(await pagerOf(`<div>${LIST}</div><div>${html}</div>`)).toBeUndefined());
  }
});

test('on the last page there is no next, and a disabled one is none', async () => {
  const last = await pagerOf(`<div>${LIST}</div><div>共 50 条 <a href="#">上一页</a> 5/5 <a href="#">下一页</a></div>`);
  expect(last).toMatchObject({ next: '', page: 5, pages: 5 });
  const dead = `<ul><li class="prev"><a href="#">上一页</a></li><li><a href="#">1</a></li><li class="active"><a href="#">2</a></li><li class="next disabled"><a href="#">下一页</a></li></ul>`;
  expect(await pagerOf(`<div>${LIST}</div>${dead}`)).toMatchObject({ next: '', page: 2 });
});
