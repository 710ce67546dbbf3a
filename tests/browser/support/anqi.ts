/** What every browser test starts from: the practice platform, a Chromium with the test build, a clerk's moves. */
import { join } from 'node:path';
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { type Practice, startPractice } from '../../../practice/practice.ts';
import { type Browsing, launch, openPopup } from '../../../scripts/browser/launch.ts';
import { type Sites, startSites } from './sites.ts';

/** The test build. */
export const EXTENSION = process.env.ANQI_TEST_BUILD ?? join(import.meta.dirname, '../../../.output/chrome-mv3-test');

export interface Anqi extends Browsing {
  /** The tab that the clerk works in. */
  page: Page;
  /** A page of the extension's origin in the background, to look into its database without covering the clerk's tab. */
  inspector: Page;
  /** Opens the popup about the clerk's tab, does something in it, and closes it again. */
  inPopup<T>(work: (popup: Page) => Promise<T>): Promise<T>;
  /** Clicks 在此网站启用 in the popup. @returns what the popup then says it found */
  enable(): Promise<string>;
}

interface Fixtures {
  anqi: Anqi;
  sites: Sites;
  args: string[];
  /** A practice platform of the test's own, for what changes its tickets: the other one is shared. */
  ownPractice: Practice;
}

export const test = base.extend<Fixtures, { practice: Practice }>({
  /** More switches of the browser. */
  args: [[], { option: true }],
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
    async ({}, use) => {
      const practice = await startPractice({ seed: 7, now: Date.now() });
      await use(practice);
      await practice.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  ownPractice: async ({}, use) => {
    const practice = await startPractice({ seed: 7, now: Date.now() });
    await use(practice);
    await practice.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sites: async ({}, use) => {
    const sites = await startSites();
    await use(sites);
    await sites.close();
  },
  anqi: async ({ args }, use) => {
    const anqi = await startAnqi(args);
    await use(anqi);
    await anqi.close();
  },
});

/** A browser with the extension in a profile of its own, as on a clerk's new computer; or in one that is kept. */
export async function startAnqi(args: string[] = [], profile?: string): Promise<Anqi> {
  const browsing = await launch({ extension: EXTENSION, headless: true, args, ...(profile ? { profile } : {}) });
  const page = browsing.context.pages()[0] ?? (await browsing.context.newPage());
  const inspector = await browsing.context.newPage();
  await inspector.goto(`chrome-extension://${browsing.extensionId}/icon/16.png`);
  await page.bringToFront();
  const inPopup: Anqi['inPopup'] = async (work) => {
    const popup = await openPopup(browsing, page);
    try {
      return await work(popup);
    } finally {
      await popup.close();
      await page.bringToFront();
    }
  };
  const enable = () =>
    inPopup(async (popup) => {
      await popup.locator('button.main').click();
      return await foundText(popup);
    });
  return { ...browsing, page, inspector, inPopup, enable };
}

export { expect };

/** What the popup says about the page, once it has read it. */
export async function foundText(popup: Page): Promise<string> {
  await expect(popup.locator('.found')).not.toHaveText(/…|Reading/);
  return (await popup.locator('.found').textContent()) ?? '';
}

/** Signs in to the modern face and waits for its list of open tickets. */
export async function signInModern(page: Page, practice: Practice, query = ''): Promise<void> {
  await page.goto(`${practice.origin}/modern/signin`);
  await page.locator('input[name=username]').fill('clerk1');
  await page.locator('input[name=password]').fill('Clerk12345');
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/modern/todo');
  if (query) await page.goto(`${practice.origin}/modern/todo${query}`);
  await expect(page.locator('.el-table__row').first()).toBeVisible();
}

/** Signs in to the legacy portal and opens its list of open tickets in the main frame. */
export async function signInLegacy(page: Page, practice: Practice): Promise<void> {
  await page.goto(`${practice.origin}/legacy/signin`);
  await page.locator('[name=username]').fill('clerk1');
  await page.locator('[name=password]').fill('Clerk12345');
  await page.locator('[type=submit]').click();
  await openLegacy(page, 'todo');
}

/** Opens a list of the legacy portal through its menu frame. */
export async function openLegacy(page: Page, view: 'todo' | 'done' | 'returned'): Promise<void> {
  const names = { todo: '待办工单', done: '已办工单', returned: '退件工单' };
  await page.waitForURL('**/legacy/');
  await legacyFrame(page, 'menu').getByText(names[view]).click();
  await expect(legacyFrame(page, 'list').locator('.datagrid-row').first()).toBeVisible();
}

/** A frame of the legacy portal: its menu, a list, or a ticket inside the list's frame. */
export function legacyFrame(page: Page, part: 'menu' | 'list' | 'detail'): FrameLocator {
  if (part === 'menu') return page.frameLocator('iframe[name=menu]');
  const main = page.frameLocator('iframe[name=main]');
  return part === 'list' ? main : main.frameLocator('iframe[name=detail]');
}
