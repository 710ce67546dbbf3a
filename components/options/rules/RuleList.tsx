import { useLayoutEffect, useRef } from 'preact/hooks';
import { added, type Draft, moved, without, withTexts } from '../../../lib/rules/draft.ts';
import { newTexts } from '../../../lib/rules/edit.ts';
import type { RuleFault } from '../../../lib/rules/file.ts';
import { unreachable } from '../../../lib/rules/match.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { RuleRow } from './RuleRow.tsx';

interface Props {
  draft: Draft;
  /** What the draft says, while it is whole. */
  profile: RuleProfile | undefined;
  faults: readonly RuleFault[];
  /** Id of the rule whose form is open. */
  editing: string | undefined;
  onEdit: (id: string | undefined) => void;
  onChange: (rules: Draft['rules']) => void;
}

/** The rules in the order in which they are tried, with what can be done to each. */
export function RuleList({ draft, profile, faults, editing, onEdit, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null);
  /** What is to have the keyboard once the list is drawn anew. */
  const focus = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (focus.current) list.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = undefined;
  });

  const hidden = new Map((profile ? unreachable(profile) : []).map(({ rule, by }) => [rule.id, by.name]));
  const move = (id: string, by: -1 | 1) => {
    focus.current = `[data-rule="${id}"] .${by < 0 ? 'up' : 'down'}`;
    onChange(moved(draft, id, by));
  };
  const add = () => {
    const rules = added(draft, newTexts(say(words('rules_new_name'))));
    focus.current = '#rule-name';
    onChange(rules);
    onEdit(rules.at(-1)?.id);
  };
  return (
    <div class="list">
      <p class="note">{say(words('rules_order'))}</p>
      {draft.rules.length === 0 && <p class="empty">{say(words('rules_list_none'))}</p>}
      <ol ref={list} aria-label={say(words('rules_list'))}>
        {draft.rules.map((each, i) => (
          <RuleRow
            key={each.id}
            each={each}
            known={profile?.rules[i]}
            faults={faults.filter(({ path }) => path[0] === 'rules' && path[1] === String(i))}
            hiddenBy={hidden.get(each.id)}
            place={{ isFirst: i === 0, isLast: i === draft.rules.length - 1 }}
            isOpen={editing === each.id}
            onOpen={(on) => onEdit(on ? each.id : undefined)}
            onMove={(by) => move(each.id, by)}
            onRemove={() => onChange(without(draft, each.id))}
            onTexts={(texts) => onChange(withTexts(draft, each.id, texts))}
          />
        ))}
      </ol>
      <div class="line">
        <button type="button" onClick={add}>
          {say(words('rules_add'))}
        </button>
      </div>
    </div>
  );
}
