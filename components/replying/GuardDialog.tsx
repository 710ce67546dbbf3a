import { useEffect, useRef } from 'preact/hooks';
import type { PointResult } from '../../lib/replying/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  points: readonly PointResult[];
  onBack: () => void;
  onSend: () => void;
}

/** Before a reply is sent with a required point open: what is absent, and the clerk's choice. */
export function GuardDialog({ points, onBack, onSend }: Props) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div class="veil">
      <section
        class="guard"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="guard-title"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
          if (event.key === 'Tab') turn(event);
        }}
      >
        <h2 id="guard-title">{say(words('guard_title'))}</h2>
        <ul>
          {points.map(({ point, says }) => (
            <li key={point}>{say(says)}</li>
          ))}
        </ul>
        <div class="choices">
          <button type="button" class="send" onClick={onSend}>
            {say(words('guard_send'))}
          </button>
          <button type="button" class="back" ref={back} onClick={onBack}>
            {say(words('guard_back'))}
          </button>
        </div>
        <p class="note">{say(words('guard_note'))}</p>
      </section>
    </div>
  );
}

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
