import { useState } from 'preact/hooks';
import { UNITS, type Unit } from '../../../lib/calendar/units.ts';
import { type Span, zSpan } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { SpanField } from '../fields.tsx';

/** Reminders before the end of one clock. */
const MOST = 6;

interface Props {
  spans: readonly Span[];
  onChange: (spans: Span[]) => void;
}

/** How long before its end a clock is spoken of: each span a line, with one to add. */
export function Before({ spans, onChange }: Props) {
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState<Unit>('workingHours');
  const typed = zSpan.safeParse({ amount: amount.trim() === '' ? Number.NaN : Number(amount.normalize('NFKC')), unit });
  const isKnown = typed.success && spans.some((each) => each.amount === typed.data.amount && each.unit === unit);
  const isWrong = amount.trim() !== '' && (!typed.success || typed.data.amount === 0);
  const add = () => {
    if (!typed.success || isWrong || isKnown) return;
    onChange([...spans, typed.data]);
    setAmount('');
  };
  return (
    <>
      <ul class="before">
        {spans.map((span, i) => {
          const text = say(words('remind_before', say(words(`rules_span_${span.unit}`, span.amount))));
          return (
            <li key={`${span.amount} ${span.unit}`}>
              <span>{text}</span>
              <button
                type="button"
                class="quiet"
                aria-label={say(words('remind_remove_of', text))}
                onClick={() => onChange(spans.filter((_, at) => at !== i))}
              >
                {say(words('remind_remove'))}
              </button>
            </li>
          );
        })}
      </ul>
      {spans.length < MOST && (
        <form
          class="line add"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <SpanField
            id="remind-before"
            label={say(words('remind_add_label'))}
            span={{ amount, unit }}
            units={UNITS}
            fault={isWrong ? words('remind_wrong') : isKnown ? words('remind_known') : undefined}
            onSpan={(span) => {
              setAmount(span.amount);
              setUnit(span.unit);
            }}
          />
          <button type="submit">{say(words('remind_add'))}</button>
        </form>
      )}
    </>
  );
}
