/** Which presses send a reply: told by what is pressed and where it stands, as platforms of many makes draw it. */
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';

test.describe.configure({ mode: 'default' });

let browser: Browser;
let page: Page;
let script = '';

test.beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/inpage/sending.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sending',
    target: 'chrome116',
    logLevel: 'error',
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

/** Whether a press on `#x` of a page sends its `#reply`. */
async function sendsIn(html: string): Promise<boolean> {
  await page.setContent(html);
  return (await page.evaluate(`${script}; sending.sendsAt('#x')`)) as boolean;
}

const BOX = '<textarea id="reply"></textarea>';
const SHAPES: Record<string, (says: string) => string> = {
  'a button': (says) => `<button type="button" id="x">${says}</button>`,
  'a div around a span': (says) => `<div class="btn"><span id="x">${says}</span></div>`,
  'a div with a handler': (says) => `<div onclick="void 0" id="x">${says}</div>`,
  'a span with an icon before it': (says) =>
    `<span style="cursor:pointer"><i id="x" class="icon"></i><em>${says}</em></span>`,
  'a link without an address': (says) => `<a id="x">${says}</a>`,
};
const WORDS = ['办结', '回复', '保存并提交', '发送', '确认办结', '送审', '上报', '提交审核', '结案', '提 交'];
const KEPT = ['暂存', '保存草稿', '取消', '返回', '打印', '办结意见', '已办结', '回复模板', '答复时间'];

for (const [shape, draw] of Object.entries(SHAPES)) {
  test(`${shape} sends by what it says, in a form and on a page without one`, async () => {
    for (const says of WORDS)
      for (const html of [`<form>${BOX}${draw(says)}</form>`, `<div>${BOX}<footer>${draw(says)}</footer></div>`])
        expect(await sendsIn(html), html).toBe(true);
    for (const says of KEPT.slice(0, /^a (?:button|link)/.test(shape) ? 5 : undefined))
      expect(await sendsIn(`<form>${BOX}${draw(says)}</form>`), says).toBe(false);
  });
}

test('确定 sends what is in its own dialog, and nothing else', async () => {
  const ok = '<div class="btn" id="x">确定</div>';
  expect(await sendsIn(`<div class="my-dialog">${BOX}${ok}</div>`)).toBe(true);
  expect(await sendsIn(`<div>${BOX}</div><div class="my-dialog">${ok}</div>`)).toBe(false);
  expect(await sendsIn(`<div>${BOX}${ok}</div>`)).toBe(false);
});

test('a word without any sign of a button sends in the box’s own card, not elsewhere on the page', async () => {
  const word = '<span id="x">办结</span>';
  expect(await sendsIn(`<div class="card">${BOX}<div>${word}</div></div>`)).toBe(true);
  expect(await sendsIn(`<p>${word}</p><div class="card">${BOX}</div>`)).toBe(false);
});

test.describe('steps aside for', () => {
  for (const [name, html] of Object.entries({
    'a tab': `<ul role="tablist"><li role="tab" id="x">回复</li></ul>${BOX}`,
    'a tab by its class': `<div class="page-tabs"><div class="tab-item" style="cursor:pointer" id="x">回复</div></div>${BOX}`,
    'the menu': `<div class="side-menu"><div style="cursor:pointer" id="x">办结</div></div>${BOX}`,
    'a label': `<form><label><span id="x">答复</span>${BOX}</label></form>`,
    'a choice': `<form><label><input type="radio"><span id="x">办结</span></label>${BOX}</form>`,
    'a heading': `<form><h3 style="cursor:pointer" id="x">回复</h3>${BOX}</form>`,
    'the name of a value': `<form><table><tr><th id="x">答复</th><td>${BOX}</td></tr></table></form>`,
    'a state': `<div class="card"><span class="el-tag" id="x">办结</span>${BOX}</div>`,
    'a link elsewhere': `<form><a href="/done"><span id="x">办结</span></a>${BOX}</form>`,
    'another ticket’s row': `<table><tr><td>202600000002</td><td><a onclick="void 0" id="x">办结</a></td></tr></table>${BOX}`,
    'another ticket’s drawn row': `<div class="list-item">202600000002 <span style="cursor:pointer" id="x">办结</span></div>${BOX}`,
    'one of many alike': `<div>${'<div><b>甲</b><span style="cursor:pointer" class="go">办结</span></div>'.repeat(3).replace('class="go"', 'id="x"')}</div>${BOX}`,
    'a control that is off': `<form>${BOX}<div class="btn disabled" id="x">提交</div></form>`,
    'another form': `<form>${BOX}</form><form><div class="btn" id="x">提交</div></form>`,
  }))
    test(name, async () => {
      expect(await sendsIn(html)).toBe(false);
    });
});
