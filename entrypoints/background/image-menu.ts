/** The entry for images in the context menu of enabled sites, and what becomes of the image that was chosen. */
import { type Browser, browser } from 'wxt/browser';
import { patternOf } from '../../components/origins.ts';
import { say } from '../../components/say.ts';
import { asker } from '../../lib/protocol/answer.ts';
import { evidenceTabCommands } from '../../lib/protocol/evidence.ts';
import { words } from '../../lib/ticket/words.ts';

const ENTRY = 'recognise-image';

/** Shows the entry on the pages of these origins only. */
export async function showImageMenu(origins: readonly string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  if (origins.length === 0) return;
  browser.contextMenus.create({
    id: ENTRY,
    title: say(words('evidence_menu')),
    contexts: ['image'],
    documentUrlPatterns: origins.map(patternOf),
  });
}

/**
 * Takes an image that the clerk chose to the panel of the ticket that the tab shows. The image may stand in another frame
 * than the ticket; its bytes come from the page itself, nothing is fetched.
 */
export async function imageChosen(
  { menuItemId, srcUrl, frameId = 0 }: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<void> {
  const tabId = tab?.id;
  if (menuItemId !== ENTRY || srcUrl === undefined || tabId === undefined) return;
  const inFrame = (frame: number) =>
    asker(evidenceTabCommands, (message) => browser.tabs.sendMessage(tabId, message, { frameId: frame }));
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true });
  const others = frames.map((frame) => frame.frameId).filter((frame) => frame !== frameId);
  const name = nameOf(srcUrl);
  for (const frame of [frameId, ...others]) {
    const { shows } = await inFrame(frame)('showsTicket', {}).catch(() => ({ shows: false }));
    if (!shows) continue;
    const taken = await inFrame(frameId)('imageOf', { src: srcUrl });
    await inFrame(frame)('takeEvidence', { name, ...taken });
    return;
  }
  await inFrame(frameId)('takeEvidence', { name, trouble: 'no_ticket' });
}

/** The last part of an image's address, where that is a name. */
function nameOf(src: string): string {
  const last = /^https?:/.test(src) && URL.canParse(src) ? new URL(src).pathname.split('/').at(-1) : undefined;
  const unnamed = say(words('evidence_from_page'));
  if (!last) return unnamed;
  try {
    return decodeURIComponent(last).slice(0, 120);
  } catch {
    return unnamed;
  }
}
