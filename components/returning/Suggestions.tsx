import { unitKey } from '../../lib/duties/model.ts';
import type { Suggestion } from '../../lib/duties/suggest.ts';
import type { DraftParts } from '../../lib/returning/draft.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  draft: DraftParts;
  /** Units in the directory. */
  units: number;
  /** The unit that the form suggests now. */
  chosen: string;
  onUnit: (unit: string) => void;
}

/** Up to three units whose matter it may be, each with why; a tap puts one into the form. */
export function Suggestions({ draft, units, chosen, onUnit }: Props) {
  const { suggestions } = draft;
  return (
    <div class="units">
      <p class="note">{say(words('return_units'))}</p>
      {suggestions.length === 0 && (
        <p class="empty">{say(words(units === 0 ? 'return_units_no_directory' : 'return_units_none', units))}</p>
      )}
      <ul>
        {suggestions.map((suggestion) => {
          const isChosen = unitKey(suggestion.unit) === unitKey(chosen);
          return (
            <li key={suggestion.unit}>
              <div class="head">
                <strong>{suggestion.unit}</strong>
                <button
                  type="button"
                  aria-label={say(words('return_take_named', suggestion.unit))}
                  aria-pressed={isChosen}
                  onClick={() => onUnit(suggestion.unit)}
                >
                  {say(words(isChosen ? 'return_taken' : 'return_take'))}
                </button>
              </div>
              {whyOf(suggestion).map((line) => (
                <p key={line} class="note">
                  {line}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      {suggestions.length > 0 && units === 0 && <p class="note">{say(words('return_units_add_directory'))}</p>}
    </div>
  );
}

const quoted = (list: readonly string[]) => list.map((each) => say(words('return_quoted', each))).join('');

/** Why a unit is suggested, a line each: by the directory's keywords, its duty, and where similar tickets ended. */
function whyOf({ unit, keywords, duty, ended }: Suggestion): string[] {
  return [
    ...(keywords.length > 0 ? [say(words('return_why_keywords', quoted(keywords)))] : []),
    ...(duty ? [say(words('return_why_duty', duty.text, quoted(duty.shared)))] : []),
    ...(ended ? [say(words('return_why_ended', ended.of, ended.count, unit))] : []),
  ];
}
