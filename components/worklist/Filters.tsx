import type { RefObject } from 'preact';
import { words } from '../../lib/ticket/words.ts';
import type { Entry } from '../../lib/worklist/entry.ts';
import { choicesOf, type Filter, MOST_TEXT, PARTS, type Part } from '../../lib/worklist/filter.ts';
import { say } from '../say.ts';

interface Props {
  entries: readonly Entry[];
  filter: Filter;
  search: RefObject<HTMLInputElement | null>;
  onChange: (filter: Filter) => void;
}

/** Words to look for, and what units, channels, kinds and states there are. */
export function Filters({ entries, filter, search, onChange }: Props) {
  const set = (key: Part | 'text', value: string) => {
    const { [key]: _before, ...others } = filter;
    onChange(value === '' ? others : { ...others, [key]: value });
  };
  const isNarrow = Object.keys(filter).length > 0;
  return (
    <div class="filters">
      <input
        ref={search}
        type="search"
        maxLength={MOST_TEXT}
        value={filter.text ?? ''}
        placeholder={say(words('worklist_search'))}
        aria-label={say(words('worklist_search'))}
        onInput={(event) => set('text', event.currentTarget.value)}
      />
      {PARTS.map((part) => {
        const choices = choicesOf(entries, part);
        const chosen = filter[part];
        // What a kept view asks for stays to be seen, though no ticket has it today.
        const all = chosen !== undefined && !choices.includes(chosen) ? [chosen, ...choices] : choices;
        if (all.length < 2 && chosen === undefined) return null;
        return (
          <select
            key={part}
            value={chosen ?? ''}
            aria-label={say(words(`field_${part}`))}
            onChange={(event) => set(part, event.currentTarget.value)}
          >
            <option value="">{say(words('worklist_all', say(words(`field_${part}`))))}</option>
            {all.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        );
      })}
      {isNarrow && (
        <button type="button" class="quiet" onClick={() => onChange({})}>
          {say(words('worklist_clear'))}
        </button>
      )}
    </div>
  );
}
