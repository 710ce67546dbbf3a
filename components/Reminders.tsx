import { useState } from 'preact/hooks';
import { instantText } from '../lib/calendar/time.ts';
import type { Line, Until } from '../lib/protocol/own.ts';
import { words } from '../lib/ticket/words.ts';
import { Lines } from './Lines.tsx';
import { ask } from './office.ts';
import { say } from './say.ts';

interface Props {
  /** The first of them. */
  lines: readonly Line[];
  count: number;
  /** The instant of which they speak: what comes up later is not put away with them. */
  asOfMs: number;
  onDone: () => void;
}

/** Reminders that the clerk has not yet put away, whether or not the system showed its notification. */
export function Reminders({ lines, count, asOfMs, onDone }: Props) {
  return (
    <section class="reminders" aria-label={say(words('popup_reminders', count))}>
      <div class="line">
        <h2>{say(words('popup_reminders', count))}</h2>
        <button type="button" class="quiet" onClick={() => void ask('remindersSeen', { asOfMs }).finally(onDone)}>
          {say(words('popup_reminders_seen'))}
        </button>
      </div>
      <Lines lines={lines} />
      {count > lines.length && <p class="note">{say(words('popup_reminders_more', count - lines.length))}</p>}
      <Later onLater={(until) => void ask('snooze', { until, asOfMs }).finally(onDone)} />
    </section>
  );
}

/** Until when to be left alone: two usual times, or one of the clerk's own, in Beijing time. */
function Later({ onLater }: { onLater: (until: Until) => void }) {
  const [own, setOwn] = useState<string>();
  const now = instantText(Date.now()).slice(0, 16);
  return (
    <>
      <div class="line later">
        <span class="note">{say(words('snooze_label'))}</span>
        <button type="button" class="quiet" onClick={() => onLater('hour')}>
          {say(words('snooze_hour'))}
        </button>
        <button type="button" class="quiet" onClick={() => onLater('morning')}>
          {say(words('snooze_morning'))}
        </button>
        <button
          type="button"
          class="quiet"
          aria-expanded={own !== undefined}
          onClick={() => setOwn(own === undefined ? now : undefined)}
        >
          {say(words('snooze_other'))}
        </button>
      </div>
      {own !== undefined && (
        <form
          class="line later"
          onSubmit={(event) => {
            event.preventDefault();
            onLater(Date.parse(`${own}:00+08:00`));
          }}
        >
          <input
            type="datetime-local"
            aria-label={say(words('snooze_until'))}
            required
            min={now}
            value={own}
            onInput={(event) => setOwn(event.currentTarget.value)}
          />
          <button type="submit">{say(words('snooze_set'))}</button>
        </form>
      )}
    </>
  );
}
