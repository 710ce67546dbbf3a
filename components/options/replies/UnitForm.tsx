import { useState } from 'preact/hooks';
import { DEFAULT_WORDS, type UnitWords } from '../../../lib/replying/settings.ts';
import { contactSentence, templateFaults } from '../../../lib/replying/templates.ts';
import type { Contact } from '../../../lib/ticket/contacts.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';

interface Props {
  id: string;
  unit: UnitWords;
  /** It stands for every unit that has no words of its own. */
  isForAll: boolean;
  onKeep: (unit: UnitWords) => void;
  onRemove: () => void;
}

/** A made-up log, to show what the sentences become. */
const SAMPLE: Contact = {
  id: 'a',
  round: 1,
  at: '2026-11-20T09:20:00+08:00',
  how: 'phone',
  reached: true,
  told: true,
  opinion: 'satisfied',
};
const TRIED: Contact[] = ['2026-11-20T09:20:00+08:00', '2026-11-20T15:00:00+08:00'].map((at, i) => ({
  id: String(i),
  round: 1,
  at,
  how: 'phone',
  reached: false,
}));

/** The sentences and particulars of one unit, with what they become. */
export function UnitForm({ id, unit, isForAll, onKeep, onRemove }: Props) {
  const [draft, setDraft] = useState(unit);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(unit);
  const noName = !isForAll && draft.unit.trim() === '';
  const set = (part: Partial<UnitWords>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <fieldset class="unit">
      <legend>{isForAll ? say(words('replies_all_units')) : draft.unit}</legend>
      {!isForAll && (
        <Text
          id={`${id}-name`}
          label={say(words('replies_unit'))}
          value={draft.unit}
          fault={noName ? words('replies_no_name') : undefined}
          onText={(text) => set({ unit: text })}
        />
      )}
      <Text
        id={`${id}-reached`}
        label={say(words('replies_reached'))}
        type="area"
        value={draft.reached}
        fault={templateWarning(draft.reached, 'reached')}
        onText={(reached) => set({ reached })}
      />
      <p class="note">{say(words('replies_becomes', contactSentence([SAMPLE], draft, '张女士')))}</p>
      <Text
        id={`${id}-tried`}
        label={say(words('replies_tried'))}
        type="area"
        value={draft.tried}
        fault={templateWarning(draft.tried, 'tried')}
        onText={(tried) => set({ tried })}
      />
      <p class="note">{say(words('replies_becomes', contactSentence(TRIED, draft, '张女士')))}</p>
      <div class="particulars">
        <Text
          id={`${id}-section`}
          label={say(words('replies_section'))}
          value={draft.section}
          onText={(section) => set({ section })}
        />
        <Text
          id={`${id}-phone`}
          label={say(words('replies_phone'))}
          value={draft.phone}
          onText={(phone) => set({ phone })}
        />
        <Text
          id={`${id}-signature`}
          label={say(words('replies_signature'))}
          value={draft.signature}
          onText={(signature) => set({ signature })}
        />
      </div>
      <div class="end">
        <button type="button" onClick={() => set({ reached: DEFAULT_WORDS.reached, tried: DEFAULT_WORDS.tried })}>
          {say(words('replies_default'))}
        </button>
        {!isForAll && (
          <button type="button" onClick={onRemove}>
            {say(words('replies_remove'))}
          </button>
        )}
        <button type="button" class="main" disabled={!isChanged || noName} onClick={() => onKeep(draft)}>
          {say(words('replies_keep'))}
        </button>
      </div>
    </fieldset>
  );
}

/** What of a sentence would go into a reply as it stands. It can be kept all the same. */
function templateWarning(template: string, kind: 'reached' | 'tried'): Words | undefined {
  const { unknown, isUnclosed, known } = templateFaults(template, kind);
  if (unknown.length > 0) return words('replies_unknown_part', unknown.join('、'), known.join('、'));
  return isUnclosed ? words('replies_unclosed') : undefined;
}
