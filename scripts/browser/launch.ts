/** A Chromium with the built extension on a throw-away profile, for the tour and the browser tests. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { findChromium } from '../../companion/browser/find.mjs';
import { removeFolder } from '../remove-folder.ts';

export interface Browsing {
  context: BrowserContext;
  extensionId: string;
  /** The folder of its profile. */
  profile: string;
  close(): Promise<void>;
}

/**
 * @param extension folder of the unpacked build
 * @param headless false to open a window
 * @param language of the browser and so of Anqi, such as `zh-CN`
 * @param args more switches of the browser
 */
export async function launch(options: {
  extension: string;
  headless: boolean;
  language?: string;
  args?: string[];
  /** More of the browser's environment. */
  env?: Record<string, string>;
  /** A profile that is kept, in place of a throw-away one. */
  profile?: string;
}): Promise<Browsing> {
  const { extension, headless, language = 'zh-CN', args = [] } = options;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'anqi-profile-')));
  const code = language.replace('-', '_');
  const executablePath = process.env.ANQI_CHROMIUM ?? findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    headless,
    // Playwright switches extensions off by default.
    ignoreDefaultArgs: ['--disable-extensions'],
    locale: language,
    viewport: headless ? { width: 1280, height: 800 } : null,
    acceptDownloads: true,
    // A window belongs to a program that waits for Ctrl+C itself.
    handleSIGINT: headless,
    handleSIGTERM: headless,
    // On Linux the browser takes its language from the environment, not from --lang. The locale is one that is always
    // there: with one that is not installed, file names outside ASCII become "download".
    env: { ...process.env, ...options.env, LANGUAGE: code, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' },
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--lang=${language}`,
      // A root user (containers, CI) has no sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    extensionId: new URL(worker.url()).host,
    profile,
    async close() {
      await context.close();
      if (!options.profile) await removeFolder(profile);
    },
  };
}

/** The popup as a page of its own that speaks about a tab, for browsers that cannot open the real one by program. */
export async function openPopup({ context, extensionId }: Browsing, about?: Page): Promise<Page> {
  const popup = await context.newPage();
  const address = `chrome-extension://${extensionId}/popup.html`;
  await popup.setViewportSize({ width: 412, height: 720 });
  await popup.goto(address);
  if (!about) return popup;
  const tabId = await popup.evaluate(tabOf, about.url());
  await popup.goto(`${address}?tab=${tabId}`);
  return popup;
}

/** Runs in the popup: the id of the tab that shows an address. */
async function tabOf(url: string): Promise<number | undefined> {
  const tabs = await chrome.tabs.query({});
  return tabs.find((tab) => tab.url === url)?.id;
}

/** Ends the extension's service worker as the browser does after half a minute without work. */
export async function killWorker({ context, extensionId }: Browsing): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/icon/16.png`);
  const session = await context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.every(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await page.close();
}
