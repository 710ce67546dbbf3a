/** Details opened in the background: off until asked for, one at a time, closed again, never twice. */
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import { officeMorning, setWorkerClock } from './support/clock.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

async function ring(anqi: Anqi): Promise<void> {
  const [worker] = anqi.context.serviceWorkers();
  await worker?.evaluate(() => chrome.alarms.create('visit', { delayInMinutes: 0.001 }));
}

const withContent = async (anqi: Anqi) => (await stored(anqi, 'tickets')).filter((row) => row.content !== undefined);

test('a ticket’s page is opened behind the clerk’s tab, read and closed, once in half a minute', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  await signInModern(anqi.page, practice);
  await anqi.enable();
  await setWorkerClock(anqi, officeMorning());
  const opened: string[] = [];
  anqi.context.on('page', (page) => page.on('load', () => opened.push(page.url())));
  await ring(anqi);
  await anqi.inPopup(async (popup) => {
    const box = popup.getByLabel(say('visit_switch'));
    await expect(box).not.toBeChecked();
    await box.check();
  });
  expect(opened.filter((url) => url.includes('/ticket/'))).toEqual([]);
  const waits = async () => (await stored(anqi, 'meta')).some(({ key }) => String(key).startsWith('visits '));
  await expect.poll(waits).toBe(true);

  const tabs = anqi.context.pages().length;
  await ring(anqi);
  await expect.poll(async () => (await withContent(anqi)).length).toBe(1);
  await expect.poll(() => anqi.context.pages().length).toBe(tabs);
  expect(opened.filter((url) => url.includes('/modern/ticket/'))).toHaveLength(1);
  await ring(anqi);
  await anqi.inPopup(async (popup) => {
    await expect(popup.getByLabel(say('visit_switch'))).toBeChecked();
    await popup.getByLabel(say('visit_switch')).uncheck();
  });
  expect(opened.filter((url) => url.includes('/modern/ticket/'))).toHaveLength(1);
});
