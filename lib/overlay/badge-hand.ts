/** Badges in the clerk's hand: the card beside the one that is looked at, the keyboard from one to the next, the panel. */
import type { Say } from '../ticket/words.ts';
import { createCard } from './card.ts';
import { focusMark, type Hand, setTabStop } from './mark.ts';

export interface BadgeHand extends Hand {
  /** One badge can be reached by Tab, the others from it by the arrow keys: a thousand stops would bar the way. */
  keepTabStop(): void;
}

/**
 * @param marks the badges of the frame now, in any order
 * @param open called when the clerk asks for a ticket's clocks
 */
export function createBadgeHand(
  document: Document,
  say: Say,
  marks: () => HTMLElement[],
  open: (ticketNo: string) => void,
): BadgeHand {
  const card = createCard(document, say);
  let stop: HTMLElement | undefined;
  const stopAt = (mark: HTMLElement | undefined) => {
    if (stop) setTabStop(stop, false);
    if (mark) setTabStop(mark, true);
    stop = mark;
  };
  return {
    rest: card.show,
    leave: card.hide,
    open(ticketNo) {
      card.hide();
      open(ticketNo);
    },
    step(mark, by) {
      const all = inOrder(marks());
      const next = all[all.indexOf(mark) + by];
      if (!next) return;
      stopAt(next);
      focusMark(next);
    },
    keepTabStop() {
      if (stop?.isConnected) return;
      stopAt(inOrder(marks())[0]);
    },
  };
}

/** Elements in the order of the page. */
const inOrder = (marks: HTMLElement[]) =>
  marks.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
