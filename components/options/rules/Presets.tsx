import type { ComponentChildren } from 'preact';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { PRESETS } from '../../../lib/rules/presets/index.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  /** Id of the rules in force. */
  current?: string | undefined;
  onAdopt: (profile: RuleProfile) => void;
  /** What stands below one of them. */
  below?: (profile: RuleProfile) => ComponentChildren;
}

/** The rules to begin with, each with where it is written and what it holds. */
export function Presets({ current, onAdopt, below }: Props) {
  return (
    <ul class="presets">
      {PRESETS.map((preset) => {
        const { id, name, source, rules } = preset;
        const summary =
          rules.length === 0
            ? words('rules_summary_none')
            : words('rules_summary', rules.length, rules.map((rule) => rule.name).join(say(words('rules_semicolon'))));
        return (
          <li key={id} data-preset={id}>
            <div class="head">
              <strong>{name}</strong>
              {id === current ? (
                <span class="note">{say(words('rules_in_force'))}</span>
              ) : (
                <button
                  type="button"
                  aria-label={say(words('rules_adopt_named', name))}
                  onClick={() => onAdopt(preset)}
                >
                  {say(words('rules_adopt'))}
                </button>
              )}
            </div>
            <p>{say(summary)}</p>
            <p class="note">{source}</p>
            {below?.(preset)}
          </li>
        );
      })}
    </ul>
  );
}
