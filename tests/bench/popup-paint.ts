/**
 * Milliseconds from the start of the popup's navigation to the frame in which its figures are painted, in the built extension,
 * over a store with the counters of a million tickets. The floor is the same page whose question is answered on the spot: the
 * browser's own time for a page of this size. Warm, the worker has been asked before; cold, it was ended and starts anew.
 *
 * The million tickets are there as counters alone, which is all that the figures are made of; the 320 open ones, 40 a day around today,
 * are written as tickets, with reminders of those whose limit is near. No site's page is open beside the popup, and what is asked about one is left out.
 */
import type { Page } from 'playwright';
import { type Browsing, killWorker } from '../../scripts/browser/launch.ts';
import type { BenchEntry } from './entry.ts';
import { barePage, callIn, openExtension } from './extension.ts';

function entry(name: string, isCold: boolean): BenchEntry {
  return {
    name,
    unit: 'ms to the figures',
    reference: 'floor',
    runs: 15,
    async prepare() {
      const browsing = await openExtension();
      const page = await barePage(browsing);
      const counted = await callIn(page, 'popup.ts', `seed(${Date.now()})`);
      if (counted < 900_000) throw new Error(`${counted} tickets are too few`);
      await page.close();
      // What follows is a worker that opens a full store, as on any morning, and has its reminders planned.
      await killWorker(browsing);
      await paint(browsing);
      const answer = await overview(browsing);
      return {
        async ours() {
          if (isCold) await killWorker(browsing);
          return paint(browsing);
        },
        theirs: () => paint(browsing, answer),
        close: browsing.close,
      };
    },
  };
}

/** What the worker answers to the popup's first question. */
async function overview(browsing: Browsing): Promise<unknown> {
  const page = await browsing.context.newPage();
  await page.goto(`chrome-extension://${browsing.extensionId}/popup.html`);
  const answer: unknown = await page.evaluate(() => chrome.runtime.sendMessage({ anqi: 'overview', request: {} }));
  await page.close();
  return answer;
}

/** Opens the popup and waits for its figures. @param known answered in place of the worker */
async function paint(browsing: Browsing, known?: unknown): Promise<number> {
  const page = await browsing.context.newPage();
  try {
    if (known !== undefined) await page.addInitScript(answerAtOnce, known);
    await page.addInitScript(watchFigures);
    await page.goto(`chrome-extension://${browsing.extensionId}/popup.html`, { waitUntil: 'commit' });
    return await painted(page);
  } finally {
    await page.close();
  }
}

const painted = async (page: Page): Promise<number> =>
  (await page.waitForFunction(() => (globalThis as { paintedMs?: number }).paintedMs)).jsonValue() as Promise<number>;

/** Runs in the popup before its own script: each frame it looks whether the figures are there, and notes when that frame is out. */
function watchFigures(): void {
  const look = () => {
    if (!document.querySelector('[data-figure]')) return void requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    // A message sent from a frame's callback arrives when the frame has been drawn.
    port1.onmessage = () => {
      (globalThis as { paintedMs?: number }).paintedMs = performance.now();
    };
    port2.postMessage(undefined);
  };
  requestAnimationFrame(look);
}

/** Runs in the popup before its own script: the first question has its answer, the others none. */
function answerAtOnce(answer: unknown): void {
  const answering = (message: { anqi: string }, reply?: (answer: unknown) => void) => {
    if (message.anqi !== 'overview') return new Promise(() => undefined);
    reply?.(answer);
    return Promise.resolve(answer);
  };
  Object.defineProperty(chrome.runtime, 'sendMessage', { value: answering });
}

export const popupPaint: BenchEntry[] = [entry('popup-paint', false), entry('popup-paint-cold', true)];
