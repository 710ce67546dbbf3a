/** The content script: wires one frame of an enabled platform to the overlay and to the background. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { clockOffWords } from '../../components/clock-words.ts';
import { driftWords } from '../../components/drift-words.ts';
import { say } from '../../components/say.ts';
import { instantText } from '../../lib/calendar/time.ts';
import { createNotices } from '../../lib/overlay/notice.ts';
import { createOverlay } from '../../lib/overlay/overlay.ts';
import { CommandError, serve } from '../../lib/protocol/answer.ts';
import { type Alert, tabCommands } from '../../lib/protocol/page.ts';
import { contactFault } from '../../lib/ticket/contacts.ts';
import { words } from '../../lib/ticket/words.ts';
import { walkableOf } from '../../lib/walking/walk.ts';
import { createClocksPanel } from './clock-panel.tsx';
import { ask, createDesk } from './desk.ts';
import { createEvidencePanel } from './evidence-panel.tsx';
import { drawsNotices, embeddedOrigins, isTooDeep } from './frames.ts';
import { isEscape } from './hand.ts';
import { outlineNow } from './outline.ts';
import { createReplyCheck } from './reply-panel.tsx';
import { createReturnsPanel } from './return-panel.tsx';
import { createSendGuard } from './send-guard.tsx';
import { createWalking } from './walking.ts';

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  async main(ctx) {
    // A sandboxed frame has no origin that the background could know it by.
    if (self.origin === 'null' || isTooDeep(window)) return;
    const notices = createNotices(document, () => {
      replies.moved();
      returns.moved();
      evidence.moved();
    });
    /** What of ours lies in the window beside the panel that is open. */
    const ours = () => [clocks.bar(), ...notices.boxes()].filter((each) => each !== undefined);
    const isAlive = () => ctx.isValid && browser.runtime?.id !== undefined;
    const clocks = createClocksPanel(document, showTrouble, () => evidence.open());
    const returns = createReturnsPanel(document, showTrouble, ours, () => {
      clocks.fold();
      replies.close();
    });
    const replies = createReplyCheck(
      document,
      showTrouble,
      () => evidence.open(),
      ours,
      () => {
        clocks.fold();
        returns.stepAside();
      },
    );
    const guard = createSendGuard(document, replies, showTrouble);
    const beside = {
      box: () => replies.boxes()[0],
      ours: () => [replies.panel(), ...ours()].filter((each) => each !== undefined),
      fold: clocks.fold,
    };
    const evidence = createEvidencePanel(document, ctx.signal, beside, async (ticketNo, offer) => {
      const { help } = await ask('replyHelp', { ticketNo });
      const fault = contactFault(help, offer, instantText(Date.now()));
      if (fault) throw new CommandError({ code: 'failed', detail: fault });
      // One offer is one contact, however often it is pressed.
      const id = `picture-${offer.at.replace(/\D/g, '')}-${offer.how.toLowerCase()}`;
      await ask('noteContact', { ticketNo, id, note: offer });
    });
    const overlay = createOverlay(document, {
      desk: createDesk(() => notices.hide('storage')),
      say,
      now: Date.now,
      onAlert: showAlert,
      onDetail: (ticketNo, lexicon) => {
        clocks.show(ticketNo);
        replies.look(ticketNo, lexicon);
        tellShown(ticketNo);
        evidence.show(ticketNo);
      },
      onOpen: (ticketNo) => clocks.open(ticketNo),
      onRead: (reading, lexicon) => returns.look(reading, lexicon),
      onError: showTrouble,
      isAlive,
    });

    /** What the background was told of this frame last. The page itself tells of none, too: another may have been here before. */
    let told: string | undefined = 'nothing yet';
    function tellShown(ticketNo: string | undefined): void {
      if (told === ticketNo) return;
      told = ticketNo;
      ask('shown', ticketNo === undefined ? {} : { ticketNo }).catch(showTrouble);
    }

    function showAlert(alert: Alert): void {
      showDrift(alert.drift);
      showClock(alert.clockAhead);
      if (!drawsNotices(window) || alert.overdue + alert.soon === 0) return notices.hide('alert');
      notices.show('alert', {
        tone: 'alert',
        text: say(words('page_alert', alert.overdue, alert.soon)),
        close: say(words('page_alert_close')),
        actions: [
          {
            text: say(words('snooze_hour_action')),
            run: () => void ask('alertLater', { asOfMs: alert.asOfMs }).catch(showTrouble),
          },
        ],
        onClose: () => void ask('alertSeen', { asOfMs: alert.asOfMs }).catch(showTrouble),
      });
    }

    /** Deadlines are worked out by a clock that the platform does not share: said once, until the page is loaded anew. */
    function showClock(ahead: number | undefined): void {
      if (!drawsNotices(window) || isClockToldOf || ahead === undefined) return notices.hide('clock');
      notices.show('clock', {
        tone: 'trouble',
        text: say(clockOffWords(ahead)),
        close: say(words('page_close')),
        onClose: () => {
          isClockToldOf = true;
        },
      });
    }
    let isClockToldOf = false;

    /** The platform has changed: said calmly, with what can be done; what is stored stays as it is. */
    function showDrift(drift: Alert['drift']): void {
      if (!drawsNotices(window) || !drift) return notices.hide('drift');
      notices.show('drift', {
        tone: 'trouble',
        text: say(driftWords(drift)),
        actions: [
          { text: say(words('drift_remap')), run: () => void ask('remap', {}).catch(showTrouble) },
          { text: say(words('drift_report')), run: () => void ask('report', {}).catch(showTrouble) },
        ],
        close: say(words('drift_later')),
        onClose: () => void ask('driftSeen', {}).catch(showTrouble),
      });
    }

    function showTrouble(error: unknown): void {
      if (browser.runtime?.id === undefined) return leaveAsOrphan();
      // Another copy of this script has taken over: nothing is wrong.
      if (!isAlive()) return;
      const code = error instanceof CommandError ? error.failure.code : 'failed';
      if (code === 'not-enabled') return leave();
      if (!drawsNotices(window)) return;
      const key = code === 'storage-full' ? 'page_storage_full' : 'page_trouble';
      notices.show('storage', { tone: 'trouble', text: say(words(key)), close: say(words('page_close')) });
    }

    /** After an update of the extension this script can reach nothing any more: say so, never reload a typed reply. */
    function leaveAsOrphan(): void {
      overlay.stop();
      clocks.clear();
      returns.clear();
      replies.clear();
      guard.clear();
      evidence.clear();
      if (!drawsNotices(window)) return;
      notices.show('orphan', { tone: 'trouble', text: orphanText, close: closeText });
    }
    // Fetched now: an orphan can no longer ask for messages.
    const orphanText = say(words('page_orphan'));
    const closeText = say(words('page_close'));

    const walking = createWalking({ overlay, notices, isAlive });
    const answer = serve(
      tabCommands,
      {
        ...evidence.handlers,
        readNow: async () => {
          try {
            const finding = await overlay.readNow();
            const walkable = walkableOf(overlay.reading());
            const embedded = embeddedOrigins(document);
            return { ...finding, ...(walkable ? { walkable } : {}), ...(embedded.length > 0 ? { embedded } : {}) };
          } catch (error) {
            showTrouble(error);
            throw error;
          }
        },
        refresh: async () => {
          await overlay.refresh();
          clocks.refresh();
          returns.refresh();
          replies.refresh();
          return {};
        },
        recount: async () => {
          clocks.refresh();
          return {};
        },
        leave: async () => {
          leave();
          return {};
        },
        outline: async () => outlineNow(overlay),
        walk: async () => {
          walking.start();
          return {};
        },
        stopWalk: async () => {
          walking.stop();
          return {};
        },
      },
      () => ({ code: 'failed' }),
    );

    /** Leaves the page as it was, for good. */
    function leave(): void {
      walking.stop();
      overlay.stop();
      clocks.clear();
      returns.clear();
      replies.clear();
      guard.clear();
      evidence.clear();
      notices.clear();
      browser.runtime.onMessage.removeListener(onMessage);
    }
    const onMessage = (message: unknown) => answer(message, undefined);
    browser.runtime.onMessage.addListener(onMessage);
    // Typing a reply is when it matters to know that nothing is read any more.
    ctx.addEventListener(document, 'focusin', () => isAlive() || showTrouble(undefined));
    ctx.onInvalidated(() => (browser.runtime?.id ? leave() : leaveAsOrphan()));

    // The keyboard may stand in another frame than the walk, or in this one while the walk's next page loads.
    const stopWalk = (event: Event) => isEscape(event) && isAlive() && void ask('stopWalk', {}).catch(() => undefined);
    ctx.addEventListener(document, 'keydown', stopWalk, { capture: true });

    const started = overlay.start().catch(showTrouble);
    await walking.goOn(started).catch(showTrouble);
  },
});
