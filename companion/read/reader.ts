/** Reads saved pages in a headless browser that has neither a network nor the pages' scripts. */
import { readFile } from 'node:fs/promises';
import { type CDPSession, chromium, type Page } from 'playwright';
import { findChromium } from '../browser/find.mjs';
import { bundleReader, readExpression } from './bundle.ts';
import { addressOf, serveFolder } from './folder.ts';
import { readFrames } from './frames.ts';
import { inOrder } from './inorder.ts';
import { mergeFrames } from './merge.ts';
import { type FileReading, unreadable } from './result.ts';

const AT_ONCE = 4;
const PAGE_TIMEOUT_MS = 60_000;

/**
 * Host names lead nowhere, which also stops `<link rel=preconnect>`, the one request that routing does not see; frames
 * stay in one process, so that sandboxed ones are in the page's frame tree.
 */
const SEALED = ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-site-isolation-trials'];

/** A browser tab that reads one file after another: a new tab for each would cost several times the reading. */
interface Tab {
  page: Page;
  session: CDPSession;
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'reading it is not permitted',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message.split('\n')[0] ?? code;
}

async function readIn({ page, session }: Tab, file: string, expression: string): Promise<FileReading> {
  try {
    const bytes = await readFile(file);
    await page.unrouteAll();
    await page.route('**/*', serveFolder(file, bytes));
    await page.goto(addressOf(file), { waitUntil: 'load', timeout: PAGE_TIMEOUT_MS });
    return { file, ...mergeFrames(await readFrames(session, expression)) };
  } catch (error) {
    return unreadable(file, reason(error));
  }
}

/** Reads all files, some at a time, and hands the readings on in the order of the files. */
export async function readFiles(
  files: string[],
  nowMs: number,
  onReading: (reading: FileReading) => void,
): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set ANQI_CHROMIUM to one');
  const expression = readExpression(await bundleReader(), nowMs);
  const browser = await chromium.launch({ executablePath, args: SEALED });
  try {
    // The platform's own security policy names the platform, and so would keep a saved page from its saved frames.
    const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block', bypassCSP: true });
    const open = async (): Promise<Tab> => {
      const page = await context.newPage();
      return { page, session: await context.newCDPSession(page) };
    };
    const tabs = await Promise.all(files.slice(0, AT_ONCE).map(open));
    await inOrder(files, tabs, (tab, file) => readIn(tab, file, expression), onReading);
  } finally {
    await browser.close();
  }
}
