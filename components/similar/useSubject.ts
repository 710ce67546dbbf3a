import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ASKED_KEY, SHOWN_KEY, zAsked, zShown } from '../../lib/protocol/shown.ts';

export interface TicketId {
  site: string;
  ticketNo: string;
}

/** Asked for longer ago than this, by a panel that never came: forgotten. */
const RECENT_MS = 30_000;

/**
 * The ticket that the panel is about: the one that the clerk asked for last, in its page or in the worklist, until the tab in
 * front shows another one's page.
 * @param onAsked a ticket was asked for in its page
 * @returns the ticket, and how the worklist asks for one
 */
export function useSubject(onAsked: () => void): [TicketId | undefined, (ticket: TicketId) => void] {
  const [subject, setSubject] = useState<TicketId>();
  const asked = useRef(onAsked);
  asked.current = onAsked;
  useEffect(() => {
    let before = '';
    const follow = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      const kept = zShown.safeParse((await browser.storage.session.get(SHOWN_KEY))[SHOWN_KEY]);
      const shown = kept.success && tab?.id !== undefined ? kept.data[tab.id] : undefined;
      const now = shown ? `${shown.site} ${shown.ticketNo}` : '';
      if (shown && now !== before) setSubject({ site: shown.site, ticketNo: shown.ticketNo });
      if (now !== '') before = now;
    };
    const take = async () => {
      const kept = zAsked.safeParse((await browser.storage.session.get(ASKED_KEY))[ASKED_KEY]);
      if (!kept.success || Date.now() - kept.data.atMs > RECENT_MS) return;
      await browser.storage.session.remove(ASKED_KEY);
      setSubject({ site: kept.data.site, ticketNo: kept.data.ticketNo });
      asked.current();
    };
    const changed = (changes: Record<string, unknown>, area: string) => {
      if (area !== 'session') return;
      if (SHOWN_KEY in changes) void follow();
      if (ASKED_KEY in changes) void take();
    };
    const activated = () => void follow();
    void follow().then(take);
    browser.storage.onChanged.addListener(changed);
    browser.tabs.onActivated.addListener(activated);
    return () => {
      browser.storage.onChanged.removeListener(changed);
      browser.tabs.onActivated.removeListener(activated);
    };
  }, []);
  return [subject, ({ site, ticketNo }) => setSubject({ site, ticketNo })];
}
