/** A real Chromium with code of ours in it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type BrowserContext, type CDPSession, chromium } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';
import { removeFolder } from '../../scripts/remove-folder.ts';

/** Name under which a bundled script stands in its page. */
const GLOBAL = 'bench';
/** Name of the world it runs in. */
export const WORLD = 'anqi';

export interface Lab {
  /** Calls an exported function of the script; figures come back as numbers. */
  call(name: string, ...args: (number | string)[]): Promise<number>;
  session: CDPSession;
  close(): Promise<void>;
}

/**
 * Opens a page and loads a script of inpage/ into a world of its own, as a content script has one.
 * @param address the page to open; undefined for an empty page whose IndexedDB is on disk and goes with `close`
 */
export async function openLab(script: string, address?: string): Promise<Lab> {
  const profile = await mkdtemp(join(tmpdir(), 'anqi-bench-'));
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    await removeFolder(profile);
  };
  try {
    // A profile of its own rather than a private window, which would keep its databases in memory.
    context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      viewport: { width: 1600, height: 900 },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(60_000);
    if (address === undefined) {
      await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    }
    await page.goto(address ?? 'http://bench.local/');
    if (address !== undefined) await page.locator('[data-ready=true]').waitFor();
    const session = await context.newCDPSession(page);
    const contextId = await ownWorld(session);
    const evaluate = async (expression: string): Promise<unknown> => {
      const answer = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      const { result, exceptionDetails } = answer;
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    await evaluate(await bundle(script));
    return {
      session,
      close,
      async call(name, ...args) {
        const figure = await evaluate(`${GLOBAL}.${name}(...${JSON.stringify(args)})`);
        if (typeof figure !== 'number') throw new Error(`${name} gave no figure`);
        return figure;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ownWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: WORLD,
  });
  return executionContextId;
}

/** A script of inpage/ as one text, whose exports are the global `bench`. */
export async function bundle(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'inpage', script)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: GLOBAL,
    target: 'chrome116',
    charset: 'utf8',
    minify: true,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${script}`);
  // At the top level of an evaluation `var` makes a global of the world; the last value must be one that can be sent.
  return `${output.text};0`;
}
