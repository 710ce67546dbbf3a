/** The built extension in a real Chromium, for entries that measure it whole. */
import type { Page } from 'playwright';
import { type Browsing, launch } from '../../scripts/browser/launch.ts';
import { build, TEST_BUILD } from '../../scripts/tour/build.ts';
import { bundle } from './browser.ts';

let isBuilt = false;

/** Starts a browser in a new profile; the extension is built once for all entries. @param profile one that is kept */
export async function openExtension(profile?: string): Promise<Browsing> {
  if (!isBuilt) build(TEST_BUILD, (text) => process.stderr.write(`${text}\n`));
  isBuilt = true;
  return launch({ extension: TEST_BUILD.folder, headless: true, ...(profile === undefined ? {} : { profile }) });
}

/** A page of the extension without a script of its own, in which questions may be asked and code of ours may run. */
export async function barePage({ context, extensionId }: Browsing): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/icon/16.png`);
  return page;
}

/** Calls an exported function of a script of inpage/ in a page. @throws Error where it gives no figure */
export async function callIn(page: Page, script: string, call: string): Promise<number> {
  const figure: unknown = await page.evaluate(`${await bundle(script)}; bench.${call}`);
  if (typeof figure !== 'number') throw new Error(`${call} gave no figure`);
  return figure;
}
