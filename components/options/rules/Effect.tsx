import { plainMoment } from '../../../lib/clocks/view.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import type { ClockChange } from '../../../lib/store/preview.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { useEffectOf } from './useEffectOf.ts';

/** What rules would change on the stored tickets, before they are put in force. */
export function Effect({ profile }: { profile: RuleProfile }) {
  const asked = useEffectOf(profile);
  if (asked.state === 'asking') return <p class="note effect">{say(words('rules_effect_asking'))}</p>;
  if (asked.state === 'failed') return <p class="trouble effect">{say(asked.why)}</p>;
  const { open, changed, lines } = asked.effect;
  if (changed === 0) return <p class="effect">{say(words('rules_effect_none', open))}</p>;
  return (
    <div class="effect">
      <p>{say(words('rules_effect', changed, open))}</p>
      <ul>
        {[...Map.groupBy(lines, ({ ticketNo }) => ticketNo)].map(([ticketNo, changes]) => (
          <li key={ticketNo}>
            <span class="no">{ticketNo}</span>
            {changes.map((change) => (
              <span key={change.clock} class="change">
                {say(words(`clock_name_${change.clock}`))} {endsText(change)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {changed > lines.length && <p class="note">{say(words('rules_effect_more'))}</p>}
    </div>
  );
}

/** `11-27 17:30 → 11-30 17:30`, with years where they differ. */
function endsText({ from, to }: ClockChange): string {
  if (from === to) return say(words('rules_effect_colours'));
  const isOneYear = (from ?? to)?.slice(0, 4) === (to ?? from)?.slice(0, 4);
  const end = (at: string | undefined) =>
    at === undefined ? say(words('rules_effect_unset')) : plainMoment(at).slice(isOneYear ? 5 : 0);
  return `${end(from)} → ${end(to)}`;
}
