/** The fields of the rule forms: each with its label, and with what is wrong in it. */
import type { ComponentChildren } from 'preact';
import type { Unit } from '../../lib/calendar/units.ts';
import type { SpanTexts } from '../../lib/rules/edit.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

export interface Field {
  id: string;
  label: string;
  fault?: Words | undefined;
}

/** What ties an input to its fault. */
const tied = ({ id, fault }: Field) => ({
  'aria-invalid': fault !== undefined,
  'aria-describedby': fault ? `${id}-wrong` : undefined,
});

function Labelled({ id, label, fault, children }: Field & { children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {fault && (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {say(fault)}
        </span>
      )}
    </div>
  );
}

interface TextProps extends Field {
  value: string;
  type?: 'text' | 'datetime-local' | 'area';
  placeholder?: string;
  onText: (text: string) => void;
}

export function Text({ value, type = 'text', placeholder = '', onText, ...field }: TextProps) {
  const input = {
    id: field.id,
    value,
    placeholder,
    ...tied(field),
    onInput: (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value),
  };
  return (
    <Labelled {...field}>
      {type === 'text' && <input type="text" {...input} />}
      {type === 'datetime-local' && <input type="datetime-local" {...input} />}
      {type === 'area' && <textarea rows={2} {...input} />}
    </Labelled>
  );
}

interface ChoiceProps<T extends string> extends Field {
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  onChoose: (value: T) => void;
}

export function Choice<T extends string>({ value, options, onChoose, ...field }: ChoiceProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(([each]) => each === chosen);
    if (option) onChoose(option[0]);
  };
  return (
    <Labelled {...field}>
      <select id={field.id} value={value} {...tied(field)} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface TickProps {
  label: string;
  on: boolean;
  onTick: (on: boolean) => void;
}

export function Tick({ label, on, onTick }: TickProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface SpanProps extends Field {
  span: SpanTexts;
  units: readonly Unit[];
  placeholder?: string;
  onSpan: (span: SpanTexts) => void;
}

/** An amount and its unit. */
export function SpanField({ span, units, placeholder = '', onSpan, ...field }: SpanProps) {
  return (
    <Labelled {...field}>
      <span class="span">
        <input
          id={field.id}
          type="text"
          inputMode="decimal"
          value={span.amount}
          placeholder={placeholder}
          {...tied(field)}
          onInput={(event) => onSpan({ ...span, amount: event.currentTarget.value })}
        />
        <select
          aria-label={say(words('rules_unit_of', field.label))}
          value={span.unit}
          onChange={(event) => {
            const unit = units.find((each) => each === event.currentTarget.value);
            if (unit) onSpan({ ...span, unit });
          }}
        >
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {say(words(`rules_unit_${unit}`))}
            </option>
          ))}
        </select>
      </span>
    </Labelled>
  );
}
