import { useEffect, useRef, useState } from 'preact/hooks';
import type { PartFaults, UnitTexts, withUnit } from '../../../lib/duties/edit.ts';
import { type Directory, PARTS, type Part } from '../../../lib/duties/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';

interface Props {
  texts: UnitTexts;
  isNew: boolean;
  check: (texts: UnitTexts) => ReturnType<typeof withUnit>;
  onKeep: (directory: Directory) => Promise<void>;
  onLeave: () => void;
}

/** One unit's entry: nothing counts before it is saved, and what is wrong is said beside the field. */
export function UnitForm({ texts: before, isNew, check, onKeep, onLeave }: Props) {
  const [texts, setTexts] = useState(before);
  const [faults, setFaults] = useState<PartFaults>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isChanged = PARTS.some((part) => texts[part] !== before[part]);
  useEffect(() => {
    if (!isChanged) return;
    // The browser asks before the page is left.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
  const save = () => {
    const checked = check(texts);
    setFaults(checked.ok ? {} : checked.faults);
    if (checked.ok) void onKeep(checked.directory);
  };
  const field = (part: Part, type: 'text' | 'area') => (
    <Text
      id={`duty-${part}`}
      label={say(words(`duties_part_${part}`))}
      type={type}
      value={texts[part]}
      fault={faults[part]}
      placeholder={say(words(`duties_${part}_hint`))}
      onText={(text) => setTexts({ ...texts, [part]: text })}
    />
  );
  return (
    <form
      ref={form}
      class="entry"
      aria-label={say(isNew ? words('duties_form_new') : words('duties_form', before.unit))}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      {field('unit', 'text')}
      {field('duties', 'area')}
      {field('keywords', 'area')}
      {field('not', 'area')}
      <div class="line">
        <button type="submit" class="main">
          {say(words('duties_save'))}
        </button>
        <button type="button" onClick={onLeave}>
          {say(words('cancel'))}
        </button>
      </div>
    </form>
  );
}
