import { earliestMs } from '../../lib/calendar/time.ts';
import { plainMoment } from '../../lib/clocks/view.ts';
import type { ReturnWindow } from '../../lib/returning/window.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  window: ReturnWindow;
  nowMs: number;
  /** In the header: how it stands alone. */
  isShort?: boolean;
}

/** How long the ticket may still be returned, until when, and by which rule; where no rule says, how long it has been here. */
export function WindowLine({ window, nowMs, isShort = false }: Props) {
  const { state, dueAt, left, urgency = 'none', rule, source, since, certain } = window;
  if (isShort)
    return (
      <span class={`stands ${state === 'open' ? urgency : state}`}>
        {say(state === 'open' && left ? left : words(`return_window_${state}`))}
      </span>
    );
  const gotAt = since && say(words(`return_since_${since.start}`, plainMoment(since.at)));
  return (
    <p class="window">
      {dueAt !== undefined && <span>{say(words(`return_due_${state}`, plainMoment(dueAt)))}</span>}
      {(state === 'unchosen' || state === 'unruled') && <span>{say(words(`return_why_${state}`))}</span>}
      {gotAt && (
        <span class="note">
          {gotAt}
          {dueAt === undefined && since && say(words('return_here', say(spanOf(nowMs - earliestMs(since.at)))))}
        </span>
      )}
      {rule && <span class="note">{say(words('return_rule', rule))}</span>}
      {source && state === 'closed' && <span class="note">{say(words('return_source', source))}</span>}
      {certain === false && <span class="note">{say(words('why_uncertain'))}</span>}
    </p>
  );
}

/** A span of time in days and hours. */
function spanOf(ms: number): Words {
  const hours = Math.max(0, Math.floor(ms / 3_600_000));
  return hours < 24 ? words('return_hours', hours) : words('return_days', Math.floor(hours / 24), hours % 24);
}
