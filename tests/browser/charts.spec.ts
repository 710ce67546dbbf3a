/** A chart as a file: the same picture in another program, in the light theme, with nothing of the page in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../../companion/browser/find.mjs';
import { lightValue, PAINT } from '../../components/charts/palette.ts';

test.describe.configure({ mode: 'default' });

const TOKENS = join(import.meta.dirname, '../../components/tokens.css');

let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'inpage/charts.tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'charts',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const executablePath = process.env.ANQI_CHROMIUM ?? findChromium();
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    ...(process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {}),
  });
  // A dark page must not give a dark file.
  page = await browser.newPage({ colorScheme: 'dark' });
  await page.addStyleTag({ path: TOKENS });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await page.evaluate('charts.draw()');
});
test.afterAll(() => browser.close());

test('charts are drawn in the page’s own theme', async () => {
  const fill = () =>
    page
      .locator('svg')
      .first()
      .locator('text')
      .last()
      .evaluate((text) => getComputedStyle(text).fill);
  const dark = await fill();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await fill()).not.toBe(dark);
  await page.emulateMedia({ colorScheme: 'dark' });
});

test('an SVG file stands by itself: light, sized, named, well-formed whatever the labels hold', async () => {
  const texts = (await page.evaluate('charts.svgTexts()')) as string[];
  expect(texts).toHaveLength(2);
  for (const text of texts) {
    expect(text).not.toMatch(/var\(|class=|aria-|href/);
    const seen = await page.evaluate((source) => {
      const file = new DOMParser().parseFromString(source, 'image/svg+xml');
      const { documentElement: svg } = file;
      return {
        broken: file.querySelector('parsererror') !== null,
        scripts: file.querySelectorAll('script').length,
        size: ['width', 'height', 'viewBox'].map((name) => svg.getAttribute(name)),
        title: svg.firstElementChild?.textContent,
        ground: svg.children[1]?.getAttribute('fill'),
      };
    }, text);
    expect(seen).toMatchObject({ broken: false, scripts: 0, ground: '#fff' });
    const [width, height, box] = seen.size;
    expect(box).toBe(`0 0 ${width} ${height}`);
    expect(['各类别应办件数', '每周应办']).toContain(seen.title);
  }
  expect(texts[0]).toContain(lightValue(PAINT.accent));
});

test('a PNG file is the chart at twice its size on white, or at the size asked for', async () => {
  const looks = (await page.evaluate('charts.pngLooks()')) as { type: string; size: number[]; corner: number[] }[];
  const sizes = await page
    .locator('svg')
    .evaluateAll((all) => all.map((svg) => [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))]));
  expect(looks.map(({ size }) => size)).toEqual(sizes.map((size) => size.map((side) => side * 2)));
  for (const { type, corner } of looks) expect([type, corner]).toEqual(['image/png', [255, 255, 255, 255]]);
  const large = (await page.evaluate('charts.pngLooks(1000)')) as { size: number[] }[];
  for (const { size } of large) expect(Math.max(...size)).toBe(8_192);
});

test('the light values that charts carry are those of the tokens', async () => {
  const [light = ''] = (await readFile(TOKENS, 'utf8')).split('@media');
  for (const [name, paint] of Object.entries(PAINT)) expect(light).toContain(`--${name}: ${lightValue(paint)};`);
});
