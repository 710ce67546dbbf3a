/** Draws public/icon/*.png from docs/icon*.svg: `node scripts/icons.ts`, after a drawing changed. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../companion/browser/find.mjs';

/** The smallest has a drawing of its own: the other's ring would blur. */
const DRAWINGS = [
  { size: 16, drawing: 'icon-16.svg' },
  { size: 32, drawing: 'icon.svg' },
  { size: 48, drawing: 'icon.svg' },
  { size: 128, drawing: 'icon.svg' },
];

const root = join(import.meta.dirname, '..');
const folder = join(root, 'public/icon');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: findChromium() });
const page = await browser.newPage();
for (const { size, drawing } of DRAWINGS) {
  const svg = await readFile(join(root, 'docs', drawing), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
}
await browser.close();
