/** The background worker: wires the browser's events to what answers them. It may die after any of them. */
import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serve } from '../../lib/protocol/answer.ts';
import { ownCommands } from '../../lib/protocol/own.ts';
import { pageCommands } from '../../lib/protocol/page.ts';
import { noteChange } from './changed.ts';
import { SYNC_ALARM, sync } from './companion/syncing.ts';
import { resumeEvidence } from './evidence-queue.ts';
import { toFailure } from './failures.ts';
import { imageChosen } from './image-menu.ts';
import { ownHandlers } from './own-handlers.ts';
import { pageHandlers } from './page-handlers.ts';
import { ensureAlarm, REMIND_ALARM, remind, tidyLedger, wasClicked, wasClosed, wasPressed } from './reminding.ts';
import { settleTickets } from './ruling.ts';
import { forgetTab } from './shown.ts';
import { indexTickets } from './similar.ts';
import { grantWish, reconcile } from './sites.ts';
import { ensureVisits, VISIT_ALARM, visit } from './visiting.ts';

export default defineBackground(() => {
  // Listeners are registered before anything is awaited: the event that woke the worker is otherwise lost.
  const answerPage = serve(pageCommands, pageHandlers, toFailure);
  const answerOwn = serve(ownCommands, ownHandlers, toFailure);
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (isOwnPage(sender)) return answerOwn(message, sender);
    const origin = originOf(sender);
    return origin === undefined
      ? undefined
      : answerPage(message, { origin, tabId: sender.tab?.id, frameId: sender.frameId });
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === REMIND_ALARM) quietly(remind());
    if (alarm.name === VISIT_ALARM) quietly(visit());
    if (alarm.name === SYNC_ALARM) quietly(sync());
  });
  browser.notifications.onClicked.addListener((id) => quietly(wasClicked(id)));
  browser.notifications.onClosed.addListener((id) => quietly(wasClosed(id)));
  browser.notifications.onButtonClicked?.addListener((id, button) => quietly(wasPressed(id, button)));
  browser.tabs.onRemoved.addListener((tabId) => quietly(forgetTab(tabId)));
  browser.contextMenus.onClicked.addListener((info, tab) => quietly(imageChosen(info, tab)));
  browser.permissions.onAdded.addListener(() => quietly(grantWish().then(reconcile).then(remind).then(noteChange)));
  browser.permissions.onRemoved.addListener(() => quietly(reconcile().then(noteChange)));
  // Starting the worker is all that these are for: what follows below puts everything right.
  browser.runtime.onInstalled.addListener(() => undefined);
  browser.runtime.onStartup.addListener(() => undefined);

  quietly(reconcile());
  // Whatever was cut short when the last worker died is made up for.
  quietly(settleTickets().then(ensureAlarm).then(remind).finally(indexTickets));
  quietly(ensureVisits());
  quietly(tidyLedger());
  quietly(resumeEvidence());
  quietly(sync());
});

/** Pages of this extension, told from content scripts by their address. */
function isOwnPage(sender: Browser.runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
}

/** The web origin a content script speaks for; frames without an address of their own have their parent's. */
function originOf(sender: Browser.runtime.MessageSender): string | undefined {
  const origin = sender.origin ?? (sender.url ? new URL(sender.url).origin : undefined);
  return origin && /^https?:/.test(origin) ? origin : undefined;
}

function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.warn('Anqi:', error));
}
