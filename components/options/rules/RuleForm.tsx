import { UNITS } from '../../../lib/calendar/units.ts';
import { changedTexts, offeredFor, type RuleTexts } from '../../../lib/rules/edit.ts';
import type { RuleFault } from '../../../lib/rules/file.ts';
import { CONDITIONS, type Condition } from '../../../lib/rules/model.ts';
import { CLOCK_NAMES } from '../../../lib/ticket/clocks.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Choice, type Field, SpanField, Text, Tick } from '../fields.tsx';

interface Props {
  texts: RuleTexts;
  /** Those of this rule; their paths begin with its list and place. */
  faults: readonly RuleFault[];
  onChange: (texts: RuleTexts) => void;
}

const LABEL: Record<Condition, string> = {
  channels: 'field_channel',
  kinds: 'field_kind',
  categories: 'field_category',
  urgencies: 'field_urgency',
  units: 'field_unit',
  keywords: 'rules_keywords',
};

/** Every part of a rule that means something for its clock and unit. Each key typed counts at once. */
export function RuleForm({ texts, faults, onChange }: Props) {
  const change = (part: Partial<RuleTexts>) => onChange(changedTexts(texts, part));
  const faultOf = (...path: string[]) =>
    faults.find((each) => path.every((name, i) => each.path[i + 2] === name))?.what;
  const field = (part: string): Field => ({
    id: `rule-${part}`,
    label: say(words(`rules_part_${part}`)),
    fault: faultOf(part),
  });
  return (
    <fieldset class="form">
      <legend class="unseen">{say(words('rules_form', texts.name))}</legend>
      <div class="fields">
        <Choice
          {...field('clock')}
          value={texts.clock}
          options={CLOCK_NAMES.map((clock) => [clock, say(words(`clock_name_${clock}`))] as const)}
          onChoose={(clock) => change({ clock })}
        />
        <Text {...field('name')} value={texts.name} onText={(name) => change({ name })} />
      </div>
      <h4>{say(words('rules_form_when'))}</h4>
      <p class="note">{say(words('rules_form_when_note'))}</p>
      <div class="fields">
        {CONDITIONS.map((name) => (
          <Text
            key={name}
            id={`rule-${name}`}
            label={say(words(LABEL[name]))}
            fault={faultOf('when', name)}
            value={texts.words[name]}
            placeholder={say(words('rules_round_any'))}
            onText={(text) => change({ words: { ...texts.words, [name]: text } })}
          />
        ))}
        <Choice
          id="rule-round"
          label={say(words('field_round'))}
          value={texts.round}
          options={(['', 'first', 'rework'] as const).map(
            (round) => [round, say(words(`rules_round_${round || 'any'}`))] as const,
          )}
          onChoose={(round) => change({ round })}
        />
      </div>
      <TermFields texts={texts} field={field} change={change} />
      <h4>{say(words('rules_form_colours'))}</h4>
      <p class="note">{say(words('rules_form_colours_note'))}</p>
      <div class="fields">
        {(['yellow', 'red'] as const).map((colour) => (
          <SpanField
            key={colour}
            {...field(colour)}
            span={texts[colour]}
            units={UNITS}
            placeholder={say(words('rules_none'))}
            onSpan={(span) => change({ [colour]: span })}
          />
        ))}
      </div>
      <Text {...field('source')} value={texts.source} onText={(source) => change({ source })} />
    </fieldset>
  );
}

interface TermProps {
  texts: RuleTexts;
  field: (part: string) => Field;
  change: (part: Partial<RuleTexts>) => void;
}

/** How long a rule gives, from when, until when. */
function TermFields({ texts, field, change }: TermProps) {
  const offered = offeredFor(texts);
  const starts = offered.starts.map((start) => [start, say(words(`rules_start_${start}`))] as const);
  return (
    <>
      <h4>{say(words('rules_form_term'))}</h4>
      <div class="fields">
        <Choice {...field('from')} value={texts.from} options={starts} onChoose={(from) => change({ from })} />
        <SpanField {...field('amount')} span={texts} units={offered.units} onSpan={(span) => change(span)} />
        {offered.cutoff && (
          <Text
            {...field('cutoff')}
            value={texts.cutoff}
            placeholder={say(words('rules_cutoff_none'))}
            onText={(cutoff) => change({ cutoff })}
          />
        )}
        {offered.extension && (
          <SpanField
            {...field('extension')}
            span={texts.extension}
            units={UNITS}
            placeholder={say(words('rules_none'))}
            onSpan={(extension) => change({ extension })}
          />
        )}
      </div>
      {offered.startDayCounts && (
        <Tick
          label={say(words('rules_check_startDay'))}
          on={texts.startDayCounts}
          onTick={(startDayCounts) => change({ startDayCounts })}
        />
      )}
      {offered.rollForward && (
        <Tick
          label={say(words('rules_check_roll'))}
          on={texts.rollForward}
          onTick={(rollForward) => change({ rollForward })}
        />
      )}
      {offered.pausable && (
        <Tick
          label={say(words('rules_check_pausable'))}
          on={texts.pausable}
          onTick={(pausable) => change({ pausable })}
        />
      )}
    </>
  );
}
