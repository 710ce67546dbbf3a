/** The check of the reply that is being typed in this frame: a chip at its box, the points beside it. */
import { render } from 'preact';
import { failureWords } from '../../components/failures.ts';
import log from '../../components/replying/log.css?inline';
import panel from '../../components/replying/panel.css?inline';
import { ReplyPanel, type Written } from '../../components/replying/ReplyPanel.tsx';
import { createStage, type Stage, topLayerOf } from '../../components/stage.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { followCaret } from '../../lib/filling/caret.ts';
import { insertText, lacksRoom } from '../../lib/filling/insert.ts';
import type { Box } from '../../lib/overlay/beside.ts';
import type { Lexicon } from '../../lib/reading/lexicon.ts';
import { boxText, editorOf, hasBoxes, type Typed, typedFields, typedText } from '../../lib/reading/typed.ts';
import { checkReply, isInstruction } from '../../lib/replying/check.ts';
import type { ReplyHelp } from '../../lib/replying/help.ts';
import type { PointResult } from '../../lib/replying/model.ts';
import { type UnitWords, wordsFor } from '../../lib/replying/settings.ts';
import { contactSentence } from '../../lib/replying/templates.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import { MAX_TEXT } from '../../lib/ticket/model.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ask } from './desk.ts';
import { placeReply } from './reply-place.ts';

/** Typing rests that long before it is checked, and before other replies are compared. */
const REST_MS = 250;
const COMPARE_MS = 1_200;
/** Alt and this key bring the keyboard from the page to the panel and back: dialogs of kits keep Tab to themselves. */
const KEY = 'KeyR';

export interface ReplyCheck {
  /** The frame was read: it shows this ticket's page, or none. */
  look(ticketNo: string | undefined, lexicon: Lexicon): void;
  /** What is known of the ticket may have changed: asks anew. */
  refresh(): void;
  /** Where replies are being typed. */
  boxes(): HTMLElement[];
  /** The replies that stand in some of the boxes now, judged; undefined where the clerk does not want to be asked. */
  judge(boxes: readonly HTMLElement[]): { ticketNo: string | undefined; replies: JudgedReply[] } | undefined;
  /** Where its points lie in the window, while they are open. */
  panel(): DOMRect | undefined;
  /** What lies beside it may have moved. */
  moved(): void;
  /** Opens the panel beside a box. */
  open(box?: HTMLElement): void;
  /** Another panel takes the room: only the chip stays. */
  close(): void;
  clear(): void;
}

/** What stands in one box. */
export interface JudgedReply {
  box: HTMLElement;
  /** As the page names it. */
  label: string;
  reply: string;
  points: PointResult[];
}

/**
 * @param onPicture the clerk wants to read a contact off a picture
 * @param ours what else of ours lies in the window
 * @param onOpen the panel takes the room of the others
 */
export function createReplyCheck(
  document: Document,
  onError: (error: unknown) => void,
  onPicture: () => void,
  ours: () => Box[],
  onOpen: () => void,
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
  /** In which dialog of the page it hangs. */
  let hangsIn: Element | undefined;
  /** What has the keyboard since the panel that had it went with the page's own redrawing: it comes back to the next panel. */
  let lostTo: Element | null | undefined;
  /** Where the clerk last wrote in an editor. */
  let caret: (() => Range | undefined) | undefined;
  let watching: AbortController | undefined;
  let checking: ReturnType<typeof setTimeout> | undefined;
  let comparing: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let run = 0;

  function seek(): void {
    fields = lexicon && hasBoxes(document) ? typedFields(document, lexicon) : [];
  }

  function find(): void {
    seek();
    const boxes = boxesOf(fields);
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
    const editor = editorOf(each) ?? each;
    const { ownerDocument: target } = editor;
    caret = editor.isContentEditable ? followCaret(editor, signal) : undefined;
    if (target !== document) target.addEventListener('keydown', onKey, { signal, capture: true });
    target.addEventListener('input', onTyped, { ...typing, capture: true });
    // Radios and kits' choices beside the box.
    document.addEventListener('change', onTyped, { ...typing, capture: true });
    document.addEventListener('click', onTyped, { ...typing, capture: true });
    // Another panel of ours may have been opened over the chip.
    document.addEventListener('click', onMoved, { ...typing, capture: true });
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
    caret = undefined;
    unstage();
  }

  function unstage(): void {
    if (!stage) return;
    render(null, stage.root);
    if (stage.leave()) lostTo = document.activeElement;
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

  function judge(each: HTMLElement): { reply: string; points: PointResult[] } | undefined {
    if (!help) return undefined;
    // What lies beyond is no reply, and would hold the page up at each key.
    const reply = boxText(each).slice(0, MAX_TEXT);
    if (isInstruction(reply)) return undefined;
    const typed = (field: Typed['field']) => {
      const found = fields.find((one) => one.field === field && one.element.isConnected);
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
        like: each === box ? like : undefined,
        earlier: help.lessons.flatMap(({ reply: before }) => before ?? []),
      },
      help.settings.points,
    );
    return { reply, points };
  }

  function draw(): void {
    if (box && !box.isConnected) return find();
    const judged = box && judge(box);
    if (!judged || !box || !help?.settings.check) return fold();
    const unit = wordsFor(help.settings, help.unit);
    const within = topLayerOf(box);
    if (stage && (within !== hangsIn || !stage.host.isConnected)) unstage();
    hangsIn = within;
    stage ??= createStage(document, [panel, log], within);
    render(
      <ReplyPanel
        shown={{ ...judged, help, unit, today: dayText(dayOfMs(Date.now())) }}
        isOpen={isOpen}
        canInsert
        onToggle={toggle}
        onInsert={put}
        onWriteContacts={() => writeContacts(unit)}
        onPicture={onPicture}
        onContact={keep}
        failureWords={failureWords}
      />,
      stage.root,
    );
    place();
    if (isOpen && lostTo !== undefined && lostTo === document.activeElement) enter();
    lostTo = undefined;
  }

  function writeContacts(unit: UnitWords): Written {
    if (!box || !help) return words('reply_not_inserted');
    const sentence = contactSentence(help.contacts, unit, help.citizenName);
    const reply = boxText(box).slice(0, MAX_TEXT);
    if (sentence === '') return { why: 'nothing', reply };
    const plain = (text: string) => text.replace(/\s/g, '');
    return plain(reply).includes(plain(sentence)) ? { why: 'there', reply } : put(sentence);
  }

  /** @returns what kept a sentence out of the box; nothing where it stands there */
  function put(text: string): Words | undefined {
    const field = box && (editorOf(box) ?? box);
    const lack = field && lacksRoom(field, text);
    if (lack) return words('reply_no_room', lack.limit, lack.over);
    return field && insertText(field, text, { caret: caret?.() }) ? undefined : words('reply_not_inserted');
  }

  /** Nothing is being typed that could be judged. */
  function fold(): void {
    if (stage) render(null, stage.root);
  }

  function toggle(): void {
    isOpen = !isOpen;
    if (isOpen) onOpen();
    draw();
    enter();
  }

  /** The keyboard goes to what is drawn. */
  function enter(): void {
    const line = stage?.root.querySelector<HTMLElement>('.contact .line, .chip');
    (line ?? stage?.root.querySelector<HTMLElement>('.close'))?.focus({ preventScroll: true });
  }

  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || !event.altKey || event.ctrlKey || event.metaKey || event.code !== KEY) return;
    if (!box?.isConnected || !stage?.root.firstElementChild) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    const isInside = document.activeElement === stage.host;
    if (!isOpen) toggle();
    else if (isInside) (editorOf(box) ?? box).focus({ preventScroll: true });
    else enter();
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

  function place(): void {
    if (box && stage) placeReply(stage, box, isOpen, ours());
  }

  const onFocus = (event: FocusEvent) => {
    const target = event.target as Element | null;
    if (target?.matches('textarea, [contenteditable]') && target !== box) find();
  };
  const ending = new AbortController();
  document.addEventListener('focusin', onFocus, { passive: true, signal: ending.signal });
  // On the window, before what a dialog keeps to itself.
  view.addEventListener('keydown', onKey, { capture: true, signal: ending.signal });

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
    panel: () => (isOpen ? stage?.root.querySelector('.reply')?.getBoundingClientRect() : undefined),
    moved: onMoved,
    boxes: () => boxesOf(fields).filter((each) => each.isConnected),
    judge(boxes) {
      if (!help?.settings.check || !help.settings.guard) return undefined;
      // Choices beside the boxes may have been drawn since the page was read.
      seek();
      const replies = fields.flatMap(({ field, label, box: each }): JudgedReply[] => {
        const judged = field === 'reply' && each && boxes.includes(each) ? judge(each) : undefined;
        return each && judged ? [{ box: each, label, ...judged }] : [];
      });
      return { ticketNo, replies };
    },
    open(next) {
      if (next && next !== box) {
        (editorOf(next) ?? next).focus({ preventScroll: true });
        find();
      }
      if (box && !isOpen) toggle();
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      draw();
    },
    clear() {
      leaveBox();
      ticketNo = undefined;
      help = undefined;
      ending.abort();
    },
  };
}

const boxesOf = (fields: readonly Typed[]) =>
  fields.flatMap(({ field, box }) => (field === 'reply' && box ? [box] : []));
