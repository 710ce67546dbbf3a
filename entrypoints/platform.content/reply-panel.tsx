/** The check of the reply that is being typed in this frame: a chip at its box, the points beside it. */
import { render } from 'preact';
import { failureWords } from '../../components/failures.ts';
import log from '../../components/replying/log.css?inline';
import panel from '../../components/replying/panel.css?inline';
import { ReplyPanel, type Written } from '../../components/replying/ReplyPanel.tsx';
import { createStage, type Stage } from '../../components/stage.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { insertText } from '../../lib/filling/insert.ts';
import { placeBeside } from '../../lib/overlay/beside.ts';
import type { Lexicon } from '../../lib/reading/lexicon.ts';
import { OWN_TAG } from '../../lib/reading/text.ts';
import { boxText, editorOf, hasBoxes, type Typed, typedFields, typedText } from '../../lib/reading/typed.ts';
import { checkReply, isInstruction } from '../../lib/replying/check.ts';
import type { ReplyHelp } from '../../lib/replying/help.ts';
import type { PointResult } from '../../lib/replying/model.ts';
import { type UnitWords, wordsFor } from '../../lib/replying/settings.ts';
import { contactSentence } from '../../lib/replying/templates.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import { MAX_TEXT } from '../../lib/ticket/model.ts';
import type { ClocksPanel } from './clock-panel.tsx';
import { ask } from './desk.ts';

/** Typing rests that long before it is checked, and before other replies are compared. */
const REST_MS = 250;
const COMPARE_MS = 1_200;
const WIDTH = 440;

export interface ReplyCheck {
  /** The frame was read: it shows this ticket's page, or none. */
  look(ticketNo: string | undefined, lexicon: Lexicon): void;
  /** What is known of the ticket may have changed: asks anew. */
  refresh(): void;
  /** Where a reply is being typed. */
  box(): HTMLElement | undefined;
  /** Where its points lie in the window, while they are open. */
  panel(): DOMRect | undefined;
  /** The reply as it stands now, judged; undefined where none is being typed. */
  now(): { box: HTMLElement; ticketNo: string | undefined; points: PointResult[]; guard: boolean } | undefined;
  open(): void;
  clear(): void;
}

/**
 * @param onPicture the clerk wants to read a contact off a picture
 * @param clocks what else of ours lies in the window
 */
export function createReplyCheck(
  document: Document,
  onError: (error: unknown) => void,
  onPicture: () => void,
  clocks: Pick<ClocksPanel, 'fold' | 'bar'>,
): ReplyCheck {
  const view = document.defaultView as Window;
  let ticketNo: string | undefined;
  let lexicon: Lexicon | undefined;
  let fields: Typed[] = [];
  let box: HTMLElement | undefined;
  let help: ReplyHelp | undefined;
  let like: { ratio: number; ticketNo: string } | undefined;
  /** The text that was last held against other replies. */
  let compared: string | undefined;
  let isOpen = false;
  let stage: Stage | undefined;
  let watching: AbortController | undefined;
  let checking: ReturnType<typeof setTimeout> | undefined;
  let comparing: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let run = 0;

  function find(): void {
    fields = lexicon && hasBoxes(document) ? typedFields(document, lexicon) : [];
    const boxes = fields.flatMap(({ field, box: each }) => (field === 'reply' && each ? [each] : []));
    const active = boxes.find((each) => each === document.activeElement || each.contains(document.activeElement));
    const next = active ?? (box && boxes.includes(box) ? box : boxes[0]);
    if (next === box) return;
    leaveBox();
    box = next;
    if (box) watch(box);
    load();
  }

  /** Everything that may change what is judged or where it is shown. */
  function watch(each: HTMLElement): void {
    watching = new AbortController();
    const { signal } = watching;
    const typing = { signal, passive: true };
    const target = editorOf(each)?.ownerDocument ?? document;
    target.addEventListener('input', onTyped, { ...typing, capture: true });
    // Radios and kits' choices beside the box.
    document.addEventListener('change', onTyped, { ...typing, capture: true });
    document.addEventListener('click', onTyped, { ...typing, capture: true });
    document.addEventListener('scroll', onMoved, { ...typing, capture: true });
    view.addEventListener('resize', onMoved, typing);
  }

  function leaveBox(): void {
    run++;
    watching?.abort();
    clearTimeout(checking);
    clearTimeout(comparing);
    view.cancelAnimationFrame(frame);
    box = undefined;
    like = undefined;
    compared = undefined;
    if (!stage) return;
    render(null, stage.root);
    stage.leave();
    stage = undefined;
  }

  function load(): void {
    if (!box) return;
    const mine = ++run;
    ask('replyHelp', ticketNo === undefined ? {} : { ticketNo }).then(
      (answer) => {
        if (mine !== run) return;
        help = answer.help;
        draw();
      },
      (error: unknown) => mine === run && onError(error),
    );
  }

  function onTyped(): void {
    clearTimeout(checking);
    checking = setTimeout(draw, REST_MS);
    if (!box || boxText(box) === compared) return;
    // What was like the text before it was changed may be so no more.
    like = undefined;
    clearTimeout(comparing);
    comparing = setTimeout(compare, COMPARE_MS);
  }

  function onMoved(): void {
    view.cancelAnimationFrame(frame);
    frame = view.requestAnimationFrame(place);
  }

  /** Whether the reply is that of another ticket: the background looks, other tickets' texts never come here. */
  function compare(): void {
    const text = box ? boxText(box) : '';
    if (ticketNo === undefined || text.length < 40 || help?.settings.points.boilerplate === 'off') return;
    const mine = run;
    compared = text;
    ask('likeReply', { ticketNo, text: text.slice(0, 100_000) }).then(
      (answer) => {
        if (mine !== run || compared !== text || like?.ratio === answer.like?.ratio) return;
        like = answer.like;
        draw();
      },
      (error: unknown) => mine === run && onError(error),
    );
  }

  function judge(): { reply: string; points: PointResult[] } | undefined {
    if (!box || !help) return undefined;
    // What lies beyond is no reply, and would hold the page up at each key.
    const reply = boxText(box).slice(0, MAX_TEXT);
    if (isInstruction(reply)) return undefined;
    const typed = (field: Typed['field']) => {
      const found = fields.find((each) => each.field === field && each.element.isConnected);
      return found && typedText(found);
    };
    const { points } = checkReply(
      {
        reply,
        title: help.title,
        question: help.content,
        kind: help.kind,
        citizenPhone: help.citizenPhone,
        fields: { contacted: typed('contacted'), contactedAt: typed('contactedAt'), told: typed('told') },
        contacts: help.contacts,
        like,
        earlier: help.lessons.flatMap(({ reply: before }) => before ?? []),
      },
      help.settings.points,
    );
    return { reply, points };
  }

  function draw(): void {
    if (box && !box.isConnected) return find();
    const judged = judge();
    if (!judged || !box || !help?.settings.check) return fold();
    const unit = wordsFor(help.settings, help.unit);
    stage ??= createStage(document, [panel, log]);
    render(
      <ReplyPanel
        shown={{ ...judged, help, unit, today: dayText(dayOfMs(Date.now())) }}
        isOpen={isOpen}
        canInsert
        onToggle={toggle}
        onInsert={(text) => box !== undefined && insertText(editorOf(box) ?? box, text)}
        onWriteContacts={() => writeContacts(unit)}
        onPicture={onPicture}
        onContact={keep}
        failureWords={failureWords}
      />,
      stage.root,
    );
    place();
  }

  function writeContacts(unit: UnitWords): Written {
    if (!box || !help) return 'refused';
    const sentence = contactSentence(help.contacts, unit, help.citizenName);
    if (sentence === '') return 'nothing';
    const plain = (text: string) => text.replace(/\s/g, '');
    if (plain(boxText(box)).includes(plain(sentence))) return 'there';
    return insertText(editorOf(box) ?? box, sentence) ? 'put' : 'refused';
  }

  /** Nothing is being typed that could be judged. */
  function fold(): void {
    if (stage) render(null, stage.root);
  }

  function toggle(): void {
    isOpen = !isOpen;
    if (isOpen) clocks.fold();
    draw();
    const line = stage?.root.querySelector<HTMLElement>('.contact .line, .chip');
    (line ?? stage?.root.querySelector<HTMLElement>('.close'))?.focus({ preventScroll: true });
  }

  async function keep(id: string, note: ContactNote | undefined): Promise<void> {
    const asked = ticketNo;
    if (asked === undefined) return;
    const answer = note
      ? await ask('noteContact', { ticketNo: asked, id, note })
      : await ask('dropContact', { ticketNo: asked, id });
    // The page has gone on to another ticket meanwhile.
    if (asked !== ticketNo) return;
    help = answer.help;
    draw();
  }

  /** The chip lies on the upper edge of the box, where labels leave room; the panel beside the box. */
  function place(): void {
    const shown = stage?.root.querySelector<HTMLElement>('.chip, .reply');
    if (!box || !shown) return;
    const rect = box.getBoundingClientRect();
    const isAway = rect.width === 0 || rect.bottom < 0 || rect.top > view.innerHeight || isCovered(box, rect);
    shown.style.visibility = isAway && !isOpen ? 'hidden' : '';
    if (!isOpen) {
      shown.style.left = `${Math.max(4, rect.right - shown.offsetWidth - 8)}px`;
      shown.style.top = `${Math.max(4, rect.top - shown.offsetHeight / 2)}px`;
      return;
    }
    const window = { width: view.innerWidth, height: view.innerHeight };
    const { left, top, maxHeight } = placeBeside(rect, WIDTH, window, clocks.bar());
    Object.assign(shown.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
  }

  const onFocus = (event: FocusEvent) => {
    const target = event.target as Element | null;
    if (target?.matches('textarea, [contenteditable]') && target !== box) find();
  };
  document.addEventListener('focusin', onFocus, { passive: true });

  return {
    look(next, words) {
      lexicon = words;
      // A page that is read before it is whole, or while it redraws, shows no ticket for a moment: the box is still its own.
      const isSame = next === ticketNo || (box?.isConnected === true && next === undefined);
      const isFound = box?.isConnected === true && ticketNo === undefined;
      if (!isSame) {
        ticketNo = next;
        if (!isFound) {
          help = undefined;
          isOpen = false;
          leaveBox();
        } else load();
      } else if (ticketNo !== undefined && help !== undefined && help.content === undefined) load();
      find();
      onMoved();
    },
    refresh: load,
    box: () => (box?.isConnected ? box : undefined),
    panel: () => (isOpen ? stage?.root.querySelector('.reply')?.getBoundingClientRect() : undefined),
    now() {
      const judged = judge();
      return judged && box && help
        ? { box, ticketNo, points: judged.points, guard: help.settings.guard && help.settings.check }
        : undefined;
    },
    open() {
      if (box && !isOpen) toggle();
    },
    clear() {
      leaveBox();
      ticketNo = undefined;
      help = undefined;
      document.removeEventListener('focusin', onFocus);
    },
  };
}

/** Whether a dialog of the page lies over the box: what belongs to the box has no place above it. */
function isCovered(box: HTMLElement, { left, right, top, bottom }: DOMRect): boolean {
  const { ownerDocument: document } = box;
  const { innerHeight, innerWidth } = document.defaultView ?? window;
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
  const above = document.elementsFromPoint(x, y).find((element) => element.localName !== OWN_TAG);
  return above !== undefined && above !== box && !box.contains(above) && !above.contains(box);
}
