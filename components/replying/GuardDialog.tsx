import { useEffect, useRef } from 'preact/hooks';
import type { PointResult } from '../../lib/replying/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { PointRow } from './PointRow.tsx';

/** What is open in one box. */
export interface OpenReply {
  label: string;
  reply: string;
  open: readonly PointResult[];
}

interface Props {
  replies: readonly OpenReply[];
  /** There are several boxes on the page: each is named. */
  isNamed: boolean;
  onBack: () => void;
  onSend: () => void;
}

/** The second press of a double click on what sends is no answer: it comes sooner than anybody reads. */
const UNREAD_MS = 600;

/** Before a reply is sent with a required point open: what is absent, in which words, and the clerk's choice. */
export function GuardDialog({ replies, isNamed, onBack, onSend }: Props) {
  const back = useRef<HTMLButtonElement>(null);
  const drawnMs = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    back.current?.focus();
    drawnMs.current = performance.now();
  }, []);
  // When it was pressed counts: a busy page hands a press over late.
  const once = (answer: () => void) => (event: Event) => event.timeStamp - drawnMs.current >= UNREAD_MS && answer();
  return (
    <div class="veil">
      <section
        class="guard"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="guard-title"
        aria-describedby="guard-points"
        onKeyDown={(event) => {
          // A key that is held down has been pressed before there was anything to answer.
          if (event.repeat) event.preventDefault();
          else if (event.key === 'Escape') {
            // The dialog of the page that this one lies in stays.
            event.preventDefault();
            onBack();
          } else if (event.key === 'Tab') turn(event);
        }}
      >
        <h2 id="guard-title">{say(words('guard_title'))}</h2>
        <div class="list" id="guard-points">
          {replies.map(({ label, reply, open }) => (
            <div key={label}>
              {isNamed && <h3>{label}</h3>}
              <ul class="points">
                {inOrder(open).map((result) => (
                  <PointRow key={result.point} result={result} reply={reply} question="" />
                ))}
              </ul>
            </div>
          ))}
        </div>
        <div class="choices">
          <button type="button" class="send" onClick={once(onSend)}>
            {say(words('guard_send'))}
          </button>
          <button type="button" class="back" ref={back} onClick={once(onBack)}>
            {say(words('guard_back'))}
          </button>
        </div>
        <p class="note">{say(words('guard_note'))}</p>
      </section>
    </div>
  );
}

/** What cannot be taken back once it is sent comes first: other people's numbers. */
const inOrder = (open: readonly PointResult[]) =>
  [...open].sort((a, b) => Number(b.point === 'others') - Number(a.point === 'others'));

/** Keeps the keyboard between the two buttons. */
function turn(event: KeyboardEvent): void {
  const section = event.currentTarget as HTMLElement;
  const buttons = [...section.querySelectorAll('button')];
  const root = section.getRootNode() as ShadowRoot;
  const at = buttons.indexOf(root.activeElement as HTMLButtonElement);
  const next = buttons[(at + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length];
  event.preventDefault();
  next?.focus();
}
