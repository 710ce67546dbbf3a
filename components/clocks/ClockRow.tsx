import { useState } from 'preact/hooks';
import { earliestMs, latestMs } from '../../lib/calendar/time.ts';
import type { ClockDetail } from '../../lib/clocks/explain.ts';
import { plainMoment } from '../../lib/clocks/view.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { Steps } from './Steps.tsx';

/** One clock: its end, how it stands, where the end comes from and, when asked, day by day why it is then. */
export function ClockRow({ clock }: { clock: ClockDetail }) {
  const [isOpen, setOpen] = useState(false);
  const { name, dueAt, state, source, text, urgency, startAt, endedAt, steps } = clock;
  const isOdd = startAt !== undefined && latestMs(dueAt) < earliestMs(startAt);
  return (
    <li class={`clock ${name}`}>
      <div class="head">
        <strong>{say(words(`clock_name_${name}`))}</strong>
        <span class={`stands ${urgency}`}>{text ? say(text) : say(words(`clock_state_${state}`))}</span>
        <span class="due">{plainMoment(dueAt)}</span>
      </div>
      <div class="head quiet">
        <span>
          {endedAt === undefined ? say(words(`clock_source_${source}`)) : say(words('why_ended', plainMoment(endedAt)))}
        </span>
        {steps.length > 0 && (
          <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(words(isOpen ? 'why_hide' : 'why_show'))}
          </button>
        )}
      </div>
      {isOdd && <p class="note soon">{say(words('why_odd', plainMoment(startAt)))}</p>}
      {isOpen && <Why clock={clock} />}
    </li>
  );
}

function Why({ clock: { start, startAt, source, rule, steps, leftOut, certain } }: { clock: ClockDetail }) {
  return (
    <div class="why">
      {start !== undefined && startAt !== undefined && (
        <p>
          {say(words(`why_start_${start}`, plainMoment(startAt)))}
          {startAt.length === 10 && say(words('why_day_only'))}
        </p>
      )}
      <Steps steps={steps} />
      {leftOut !== undefined && <p class="note">{say(words('why_left_out', leftOut))}</p>}
      {source !== 'rule' && <p class="note">{say(words(`why_${source}`))}</p>}
      {rule && (
        <p class="note">
          {say(rule.profile ? words('why_rule', rule.name, rule.profile) : words('why_rule_then', rule.name))}
        </p>
      )}
      {rule?.source && <p class="note">{say(words('why_source', rule.source))}</p>}
      {!certain && <p class="note soon">{say(words('why_uncertain'))}</p>}
    </div>
  );
}
