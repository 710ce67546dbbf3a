import type { Line } from '../lib/protocol/own.ts';
import { words } from '../lib/ticket/words.ts';
import { Lines } from './Lines.tsx';
import { ask } from './office.ts';
import { say } from './say.ts';

/** More would push the figures out of a popup's 600 px. */
const SHOWN = 3;

interface Props {
  lines: readonly Line[];
  /** The instant of which they speak: what comes up later is not put away with them. */
  asOfMs: number;
  onDone: () => void;
}

/** Reminders that the clerk has not yet put away, whether or not the system showed its notification. */
export function Reminders({ lines, asOfMs, onDone }: Props) {
  const later = (until: 'hour' | 'morning') => void ask('snooze', { until, asOfMs }).finally(onDone);
  return (
    <section class="reminders" aria-label={say(words('popup_reminders', lines.length))}>
      <div class="line">
        <h2>{say(words('popup_reminders', lines.length))}</h2>
        <button type="button" class="quiet" onClick={() => void ask('remindersSeen', { asOfMs }).finally(onDone)}>
          {say(words('popup_reminders_seen'))}
        </button>
      </div>
      <Lines lines={lines.slice(0, SHOWN)} />
      {lines.length > SHOWN && <p class="note">{say(words('popup_reminders_more', lines.length - SHOWN))}</p>}
      <div class="line later">
        <span class="note">{say(words('snooze_label'))}</span>
        <button type="button" class="quiet" onClick={() => later('hour')}>
          {say(words('snooze_hour'))}
        </button>
        <button type="button" class="quiet" onClick={() => later('morning')}>
          {say(words('snooze_morning'))}
        </button>
      </div>
    </section>
  );
}
