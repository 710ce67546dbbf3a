import type { DraftRule } from '../../../lib/rules/draft.ts';
import type { RuleTexts } from '../../../lib/rules/edit.ts';
import type { RuleFault } from '../../../lib/rules/file.ts';
import type { Rule } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { RuleForm } from './RuleForm.tsx';
import { coloursText, conditionText, termText } from './rule-words.ts';

interface Props {
  each: DraftRule;
  /** The rule that its texts say, while all are whole. */
  known: Rule | undefined;
  faults: readonly RuleFault[];
  /** Name of the rule before it that takes all of its tickets. */
  hiddenBy: string | undefined;
  place: { isFirst: boolean; isLast: boolean };
  isOpen: boolean;
  onOpen: (on: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onTexts: (texts: RuleTexts) => void;
}

/** One rule in words; its form opens below it. */
export function RuleRow({ each, known, faults, hiddenBy, place, isOpen, onOpen, onMove, onRemove, onTexts }: Props) {
  const { texts } = each;
  const rule = known ?? each.rule;
  const button = (name: string, act: () => void, more: { disabled?: boolean; class?: string } = {}) => (
    <button
      type="button"
      class={`quiet ${more.class ?? ''}`}
      aria-label={say(words(`rules_${name}_named`, texts.name))}
      disabled={more.disabled}
      onClick={act}
    >
      {say(words(name === 'remove' ? 'options_remove' : `rules_${name}`))}
    </button>
  );
  return (
    <li class={isOpen ? 'rule open' : 'rule'} data-rule={each.id}>
      <div class="head">
        <span class="clock">{say(words(`clock_name_${texts.clock}`))}</span>
        <strong>{texts.name}</strong>
        <span class="do">
          {button('up', () => onMove(-1), { disabled: place.isFirst, class: 'up' })}
          {button('down', () => onMove(1), { disabled: place.isLast, class: 'down' })}
          <button
            type="button"
            class="quiet edit"
            aria-expanded={isOpen}
            aria-label={say(words(`rules_${isOpen ? 'close' : 'edit'}_named`, texts.name))}
            onClick={() => onOpen(!isOpen)}
          >
            {say(words(isOpen ? 'rules_close' : 'rules_edit'))}
          </button>
          {button('remove', onRemove)}
        </span>
      </div>
      {faults.length > 0 && !isOpen && <p class="wrong">{say(words('rules_faulty_row'))}</p>}
      {rule && faults.length === 0 && (
        <p class="said">
          <span>{conditionText(rule)}</span>
          <span>{termText(rule)}</span>
          {coloursText(rule) && <span>{coloursText(rule)}</span>}
          {rule.source && <span class="note">{rule.source}</span>}
        </p>
      )}
      {hiddenBy !== undefined && <p class="trouble">{say(words('rules_unreachable', hiddenBy))}</p>}
      {isOpen && <RuleForm texts={texts} faults={faults} onChange={onTexts} />}
    </li>
  );
}
