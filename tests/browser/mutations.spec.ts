/** Ten thousand damaged pages: values may be lost, never given to another field in silence. */
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';

const PAGES = 10_000;
const SEED = 20_261_124;

base('cells dropped, columns shuffled, labels starred, spaced and full-width', async () => {
  base.setTimeout(300_000);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'inpage/mutations.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'mutations',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const executablePath = process.env.ANQI_CHROMIUM ?? findChromium();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const page = await browser.newPage();
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const read = await page.evaluate(`mutations.tryMutations(${PAGES}, ${SEED})`);
  await browser.close();
  // Most of them are still pages that a person could read.
  expect(read).toBeGreaterThan(PAGES * 0.7);
});
