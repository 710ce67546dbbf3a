/** The suggested unit in the selects of many kits, each by the kit's own package: what is set is what the kit's model holds. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';
import type { Chosen } from './inpage/filling.ts';

test.describe.configure({ mode: 'default' });

const UNITS = ['区人社局', '区住建局', '区城管局', ...Array.from({ length: 40 }, (_, i) => `第${i + 1}街道`), '陆城镇'];
const modules = join(import.meta.dirname, '../../node_modules');

let browser: Browser;
let page: Page;
let script = '';

test.beforeAll(async () => {
  script = await bundle(`export * from './inpage/filling.ts'`, 'filling');
  const executablePath = process.env.ANQI_CHROMIUM ?? findChromium();
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    ...(process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {}),
  });
  page = await browser.newPage();
});
test.afterAll(() => browser.close());

async function bundle(contents: string, globalName: string, alias: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    target: 'chrome116',
    alias,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const FORM = `<!doctype html><meta charset="utf-8"><form onsubmit="return false"><p><label>退件理由：</label><textarea>甲</textarea></p>
<div class="row"><label>改派建议：</label><span id="to"></span></div></form>`;
const LIST = JSON.stringify(UNITS);

interface Kit {
  /** Mounts a select in `#to` and keeps what it is set to in `window.model`. */
  mount: string;
  css?: string;
  script?: string;
  alias?: Record<string, string>;
}
const vue = (name: string, from: string, select: string) => `
  import { createApp, h, ref, watch } from 'vue';
  ${from}
  const value = ref();
  watch(value, (now) => { window.model = now; });
  createApp({ render: () => ${select} }).use(${name}).mount('#to');`;

const KITS: Record<string, Kit> = {
  'element-plus': {
    css: 'element-plus/dist/index.css',
    mount: vue(
      'ElementPlus',
      `import ElementPlus, { ElSelect, ElOption } from 'element-plus';`,
      `h(ElSelect, { modelValue: value.value, 'onUpdate:modelValue': (now) => { value.value = now; }, filterable: true, placeholder: '请选择' },
        () => ${LIST}.map((each) => h(ElOption, { key: each, label: each, value: each })))`,
    ),
  },
  // Draws only the options in sight.
  'ant-design-vue': {
    css: 'ant-design-vue/dist/reset.css',
    mount: vue(
      'Antd',
      `import Antd, { Select } from 'ant-design-vue';`,
      `h(Select, { value: value.value, 'onUpdate:value': (now) => { value.value = now; }, placeholder: '请选择', style: 'width:200px',
        options: ${LIST}.map((each) => ({ value: each, label: each })) })`,
    ),
  },
  'vxe-select': {
    css: 'vxe-pc-ui/lib/style.css',
    mount: vue(
      'VxeUI',
      `import VxeUI, { VxeSelect } from 'vxe-pc-ui';`,
      `h(VxeSelect, { modelValue: value.value, 'onUpdate:modelValue': (now) => { value.value = now; }, placeholder: '请选择',
        options: ${LIST}.map((each) => ({ value: each, label: each })) })`,
    ),
  },
  'element-ui': {
    css: 'element-ui/lib/theme-chalk/index.css',
    alias: { vue: 'vue2' },
    mount: `import ElementUI from 'element-ui'; import Vue from 'vue2'; Vue.use(ElementUI);
      new Vue({ data: { value: '' }, watch: { value(now) { window.model = now; } },
        render(h) { return h('el-select', { props: { value: this.value, placeholder: '请选择' }, on: { input: (now) => { this.value = now; } } },
          ${LIST}.map((each) => h('el-option', { key: each, props: { label: each, value: each } }))); } }).$mount('#to');`,
  },
  layui: {
    css: 'layui/dist/css/layui.css',
    script: 'layui/dist/layui.js',
    mount: `document.querySelector('form').classList.add('layui-form');
      document.querySelector('#to').innerHTML = '<select lay-filter="to"><option value="">请选择</option>' + ${LIST}.map((each) => '<option>' + each + '</option>').join('') + '</select>';
      layui.use('form', () => { layui.form.on('select(to)', ({ value }) => { window.model = value; }); layui.form.render(); });`,
  },
  'a plain select': {
    mount: `document.querySelector('#to').innerHTML = '<select><option value="">--请选择--</option>' + ${LIST}.map((each) => '<option>' + each + '</option>').join('') + '</select>';
      document.querySelector('select').addEventListener('change', ({ target }) => { window.model = target.value; });`,
  },
};

async function open({ mount, css, script: source, alias }: Kit): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(FORM);
  if (css) await page.addStyleTag({ path: join(modules, css) });
  if (source) await page.addScriptTag({ path: join(modules, source) });
  await page.addScriptTag({ content: await bundle(mount, 'kit', alias) });
  await expect(page.locator('#to, .row').locator('input, select').first()).toBeAttached();
}
const choose = (unit: string) => page.evaluate(`${script}; filling.choose(${JSON.stringify(unit)})`) as Promise<Chosen>;
const model = () => page.evaluate('window.model');

for (const [name, kit] of Object.entries(KITS)) {
  test(`${name}: a unit that it offers is set, one that it does not is left alone`, async () => {
    await open(kit);
    expect(await choose('区城管局')).toEqual({ found: true, before: '', set: '区城管局', after: '区城管局' });
    expect(await model()).toBe('区城管局');
    // The name as the directory writes it, where only one of those offered can be meant; a list drawn in parts does not tell.
    expect(await choose(name === 'ant-design-vue' ? '区住建局' : '演练区住建局')).toMatchObject({
      set: '区住建局',
      after: '区住建局',
    });
    expect(await choose('区不存在的局')).toEqual({ found: true, before: '区住建局', after: '区住建局' });
    expect(await model()).toBe('区住建局');
    // The last of many.
    expect(await choose('陆城镇')).toMatchObject({ set: '陆城镇', after: '陆城镇' });
    expect(await model()).toBe('陆城镇');
  });
}
