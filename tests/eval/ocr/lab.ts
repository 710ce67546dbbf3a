/** A Chromium that draws the pictures and runs the product's recogniser, all files from this machine. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { findChromium } from '../../../companion/browser/find.mjs';
import { ocrFiles } from '../../../scripts/ocr-files.ts';
import type { EvidencePage } from './pages.ts';

export interface Reading {
  lines: string[];
  confidence: number;
  ms: number;
}

export interface OcrLab {
  /** The picture as it reaches the clerk, base64. */
  draw(page: EvidencePage, seed: number): Promise<string>;
  /** @param isPlain the recogniser alone, without what is done to the picture before */
  read(image: string, isPlain: boolean): Promise<Reading>;
  close(): Promise<void>;
}

/** What the bundled script puts on the page. */
declare const ocr: typeof import('../inpage/ocr.ts');

export async function openOcrLab(): Promise<OcrLab> {
  const files = new Map(ocrFiles().map(({ absoluteSrc, relativeDest }) => [`/${relativeDest}`, absoluteSrc]));
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    const type =
      file === undefined ? 'text/html' : file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
    response.setHeader('content-type', type);
    response.end(file === undefined ? '<!doctype html>' : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../inpage/ocr.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ocr',
    target: 'chrome116',
    logLevel: 'error',
  });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return {
    async draw({ html, width, density, degrading }, seed) {
      const context = await browser.newContext({ viewport: { width, height: 100 }, deviceScaleFactor: density });
      const drawn = await context.newPage();
      await drawn.setContent(`<meta charset="utf-8">${html}`);
      const png = (await drawn.screenshot({ fullPage: true })).toString('base64');
      await context.close();
      return await page.evaluate(([png, degrading, seed]) => ocr.degrade(png, degrading, seed), [
        png,
        degrading,
        seed,
      ] as const);
    },
    read: (image, isPlain) => page.evaluate(([image, isPlain]) => ocr.read(image, isPlain), [image, isPlain] as const),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
