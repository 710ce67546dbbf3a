import { useState } from 'preact/hooks';
import { type OfficeProfile, zOfficeProfile } from '../../lib/bulletin/settings.ts';
import { BUCKETS, type Profile } from '../../lib/figures/profile.ts';
import type { Loaded } from '../../lib/office/model.ts';
import { safeName } from '../../lib/reports/formats.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { download } from '../download.ts';
import { ask, failureWords } from '../office.ts';
import { Choice, Text } from '../options/fields.tsx';
import { ImportZone } from '../options/ImportZone.tsx';
import { say } from '../say.ts';

const CHOICES = {
  bucket: BUCKETS,
  onTime: ['notOverdue', 'onTimeOfDue', 'onTimeOfFinished'],
  callbacks: ['all', 'effective'],
  satisfaction: ['satisfied', 'notDissatisfied'],
  solved: ['calledBack', 'finished'],
} as const;
const FORMULA_OF = {
  bucket: 'due',
  onTime: 'onTimeRate',
  callbacks: 'calledBack',
  satisfaction: 'satisfactionRate',
  solved: 'solvedRate',
} as const;
const WEIGHTS = ['response', 'solved', 'satisfaction'] as const;

interface Props {
  loaded: Loaded;
  /** As it is being edited: it outlives the tab. */
  profile: OfficeProfile;
  onEdit: (profile: OfficeProfile | undefined) => void;
  onSaved: () => void;
}

/** How the office defines its figures: chosen here, printed beside each of them. */
export function Definitions({ loaded, profile, onEdit, onSaved }: Props) {
  const [told, setTold] = useState<{ text: Words; bad: boolean }>();
  const isChanged = JSON.stringify(profile) !== JSON.stringify(loaded.profile);
  const isFaulty = !zOfficeProfile.safeParse(profile).success;
  const change = (part: Partial<Profile>) => {
    setTold(undefined);
    onEdit({ ...profile, ...part });
  };
  const save = () =>
    ask('saveOfficeProfile', { profile }).then(
      () => {
        setTold({ text: words('definitions_saved'), bad: false });
        onSaved();
      },
      (error: unknown) => setTold({ text: failureWords(error), bad: true }),
    );
  const take = async (file: File) => {
    const read = readProfile(await file.text());
    if (read) onEdit(read);
    setTold(read ? { text: words('definitions_read'), bad: false } : { text: words('definitions_refused'), bad: true });
  };
  const { dayCut, ...withoutCut } = profile;
  const isUneven = Math.abs(WEIGHTS.reduce((sum, part) => sum + profile.composite[part], 0) - 1) > 1e-9;
  return (
    <section class="definitions">
      <Text
        id="definitions-name"
        label={say(words('definitions_name'))}
        value={profile.name}
        fault={profile.name.trim() === '' ? words('definitions_no_name') : undefined}
        onText={(name) => change({ name: name.slice(0, 60) })}
      />
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((part) => (
        <Choice<string>
          key={part}
          id={`definitions-${part}`}
          label={say(words(`definitions_${part}`))}
          value={profile[part]}
          options={CHOICES[part].map((each): readonly [string, string] => [
            each,
            say(words(`office_${FORMULA_OF[part]}_${each}_formula`, profile.basicallySatisfied)),
          ])}
          onChoose={(chosen) => change({ [part]: chosen })}
        />
      ))}
      <div class="field">
        <label for="definitions-cut">{say(words('definitions_dayCut'))}</label>
        <input
          id="definitions-cut"
          type="time"
          value={dayCut ?? ''}
          onInput={({ currentTarget: { value } }) => (value === '' ? onEdit(withoutCut) : change({ dayCut: value }))}
        />
        <span class="note">{say(words('definitions_dayCut_note'))}</span>
      </div>
      <Weight
        label={say(words('definitions_basicallySatisfied'))}
        value={profile.basicallySatisfied}
        onWeight={(basicallySatisfied) => change({ basicallySatisfied })}
      />
      <fieldset>
        <legend>{say(words('definitions_composite'))}</legend>
        {WEIGHTS.map((part) => (
          <Weight
            key={part}
            label={say(words(`office_${part}Rate`))}
            value={profile.composite[part]}
            onWeight={(weight) => change({ composite: { ...profile.composite, [part]: weight } })}
          />
        ))}
      </fieldset>
      {isUneven && (
        <p class="wrong" role="alert">
          {say(words('definitions_sum'))}
        </p>
      )}
      <div class="line">
        <button type="button" class="primary" disabled={!isChanged || isFaulty} onClick={() => void save()}>
          {say(words('definitions_save'))}
        </button>
        <button type="button" disabled={!isChanged} onClick={() => onEdit(undefined)}>
          {say(words('bulletin_discard'))}
        </button>
        <button
          type="button"
          onClick={() =>
            download(
              `${safeName(say(words('definitions_file', profile.name)))}.json`,
              'application/json',
              `${JSON.stringify(profile, undefined, 2)}\n`,
            )
          }
        >
          {say(words('definitions_export'))}
        </button>
      </div>
      <ImportZone
        label={say(words('definitions_import'))}
        note={say(words('definitions_import_note'))}
        accept=".json,application/json"
        onFile={(file) => void take(file)}
      >
        {told && (
          <p class={told.bad ? 'trouble' : 'note'} role="status">
            {say(told.text)}
          </p>
        )}
      </ImportZone>
    </section>
  );
}

function Weight({ label, value, onWeight }: { label: string; value: number; onWeight: (weight: number) => void }) {
  return (
    <label class="field">
      {label}
      <input
        type="number"
        min={0}
        max={1}
        step={0.05}
        value={value}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber >= 0 && valueAsNumber <= 1) onWeight(valueAsNumber);
        }}
      />
    </label>
  );
}

function readProfile(text: string): OfficeProfile | undefined {
  try {
    return zOfficeProfile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
