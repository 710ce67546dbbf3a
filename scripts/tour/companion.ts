/** The companion: registered, turned on, and everything that the browser knows is in its copy. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerCompanion } from '../browser/companion.ts';
import { removeFolder } from '../remove-folder.ts';
import type { Tour } from './context.ts';

interface Answer {
  answer?: { tickets: number; sites: string[] };
}

export async function keepCopy({ browsing, folder }: Tour): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'anqi-tour-'));
  try {
    registerCompanion(browsing.profile, home);
    const page = await browsing.context.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`chrome-extension://${browsing.extensionId}/options.html#companion`);
    const section = page.locator('.companion');
    await section.locator('input').first().fill('王敏');
    await section.locator('input').nth(1).fill('云溪街道');
    await section.locator('button.main').click();
    await section.locator('dl').waitFor();
    await page.waitForFunction(isEmpty);
    await section.scrollIntoViewIfNeeded();
    await folder.picture(page, 'companion');
    const held = await page.evaluate<Answer>(() => chrome.runtime.sendMessage({ anqi: 'holdings', request: {} }));
    const known = await page.evaluate(countTickets);
    const tickets = held.answer?.tickets;
    if (tickets !== known) throw new Error(`the companion holds ${tickets} of ${known} tickets`);
    folder.note('Companion', [`holds all ${known} tickets of the browser`]);
    await page.close();
  } finally {
    await removeFolder(home);
  }
}

/** Runs in the page: whether nothing waits to be sent any more. */
async function isEmpty(): Promise<boolean> {
  const asked = (await chrome.runtime.sendMessage({ anqi: 'companion', request: {} })) as {
    answer?: { on: boolean; safeAt?: string; waiting: number; filling: boolean };
  };
  const { answer } = asked;
  return answer?.safeAt !== undefined && answer.on && answer.waiting === 0 && !answer.filling;
}

/** Runs in the page. */
function countTickets(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('anqi');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('tickets').objectStore('tickets').count();
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
