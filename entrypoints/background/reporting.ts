/** The support bundle: gathered from a tab's frames, kept until the clerk has looked at it, sent nowhere. */
import { browser } from 'wxt/browser';
import { instantText } from '../../lib/calendar/time.ts';
import { asker, CommandError } from '../../lib/protocol/answer.ts';
import { type Bundle, type Outline, zBundle } from '../../lib/protocol/bundle.ts';
import { tabCommands } from '../../lib/protocol/page.ts';
import { allProfiles } from '../../lib/store/profiles.ts';
import { siteOf } from '../../lib/store/sites.ts';
import { theStore } from './the-store.ts';

const BUNDLE = 'bundle';

/**
 * Makes the bundle of a tab and opens the page that shows it.
 * @param origin whose drift and profiles it is about
 */
export async function makeReport(tabId: number, origin: string): Promise<void> {
  const frames = await outlinesOf(tabId);
  const site = await siteOf(theStore(), origin);
  const profiles = (await allProfiles(theStore())).filter(({ match }) => match.some((each) => each.startsWith(origin)));
  const bundle: Bundle = {
    format: 'anqi-support-bundle',
    version: 1,
    madeAt: instantText(Date.now()),
    anqi: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    language: browser.i18n.getUILanguage(),
    ...(site?.drift ? { drift: site.drift } : {}),
    profiles,
    frames,
  };
  await browser.storage.session.set({ [BUNDLE]: bundle });
  await browser.tabs.create({ url: browser.runtime.getURL('/report.html') });
}

/** The bundle made last. @throws CommandError `failed` when none was made since the browser was started */
export async function lastReport(): Promise<Bundle> {
  const { [BUNDLE]: kept } = await browser.storage.session.get(BUNDLE);
  const checked = zBundle.safeParse(kept);
  if (!checked.success) throw new CommandError({ code: 'failed', detail: 'no report was made' });
  return checked.data;
}

async function outlinesOf(tabId: number): Promise<Outline[]> {
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true });
  const outlines = await Promise.all(
    frames.map(async ({ frameId }) => {
      const ask = asker(tabCommands, (message) => browser.tabs.sendMessage(tabId, message, { frameId }));
      // A frame of another origin has no script of ours and no part in the report.
      return await ask('outline', {}).catch(() => undefined);
    }),
  );
  return outlines.filter((outline) => outline !== undefined);
}
