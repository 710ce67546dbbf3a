import { plainMoment } from '../../../lib/clocks/view.ts';
import { type ClockChange, MOST_LINES, type RulesEffect } from '../../../lib/rules/effect.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { useEffectOf } from './useEffectOf.ts';

/** What rules would change on the stored tickets, before they are put in force. */
export function Effect({ profile }: { profile: RuleProfile }) {
  const { isAsking, effect, failure } = useEffectOf(profile);
  if (failure) return <p class="trouble">{say(failure)}</p>;
  if (!effect) return <p class="note">{say(words('rules_effect_asking'))}</p>;
  return (
    <div class="effect" aria-busy={isAsking}>
      <p>{say(effectWords(effect))}</p>
      <ul>
        {[...Map.groupBy(effect.lines, ({ ticketNo }) => ticketNo)].map(([ticketNo, changes]) => (
          <li key={ticketNo}>
            {ticketNo}
            {changes.map((change) => (
              <span key={change.clock} class="change">
                {say(words(`clock_name_${change.clock}`))} {endsText(change)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {effect.lines.length === MOST_LINES && <p class="note">{say(words('rules_effect_more', MOST_LINES))}</p>}
    </div>
  );
}

const effectWords = ({ open, changed }: RulesEffect) =>
  changed === 0 ? words('rules_effect_none', open) : words('rules_effect', changed, open);

/** `11-27 17:30 → 11-30 17:30`, with years where they differ. */
function endsText({ from, to }: ClockChange): string {
  if (from === to) return say(words('rules_effect_colours'));
  const isOneYear = (from ?? to)?.slice(0, 4) === (to ?? from)?.slice(0, 4);
  const end = (at: string | undefined) =>
    at === undefined ? say(words('rules_effect_unset')) : plainMoment(at).slice(isOneYear ? 5 : 0);
  return `${end(from)} → ${end(to)}`;
}
