/** The popup of the icon: finds the tab it speaks about, then draws. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ask } from '../../components/office.ts';
import { Popup } from '../../components/Popup.tsx';
import { say } from '../../components/say.ts';
import { asker } from '../../lib/protocol/answer.ts';
import { ownCommands } from '../../lib/protocol/own.ts';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/charts/charts.css';
import '../../components/popup.css';

/** The active tab, or the one that `?tab=` names when the popup is opened as a page of its own. */
async function tabInQuestion() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null && /^\d+$/.test(named)) return await browser.tabs.get(Number(named));
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active;
}

/** Asks the browser not to clear the store when the disk runs short, and has the answer recorded. */
async function keepStore(): Promise<void> {
  await ask('keepsStore', { answer: await navigator.storage.persist() });
}

/** What popup-first.js has asked already; its answer is checked as any other. */
const asked = (globalThis as { anqiFirst?: Promise<unknown> }).anqiFirst;
const first = asker(ownCommands, (message) => asked ?? browser.runtime.sendMessage(message))('overview', {});

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('extName'));
  const tab = await tabInQuestion().catch(() => undefined);
  render(<Popup tabId={tab?.id} url={tab?.url} first={first} />, root);
  keepStore().catch((error: unknown) => console.warn('Anqi: storage is not persistent:', error));
}
