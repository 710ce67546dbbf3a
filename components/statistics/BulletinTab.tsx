import { useEffect, useState } from 'preact/hooks';
import { FIELDS } from '../../lib/bulletin/names.ts';
import type { BulletinSettings, OfficeProfile, TextName } from '../../lib/bulletin/settings.ts';
import { TEXTS } from '../../lib/bulletin/settings.ts';
import { fieldNames, unclosed } from '../../lib/bulletin/template.ts';
import { usualText } from '../../lib/bulletin/texts.ts';
import type { Draft, Loaded } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { OfficeForm } from '../bulletin/OfficeForm.tsx';
import { Preview } from '../bulletin/Preview.tsx';
import { TextEditor } from '../bulletin/TextEditor.tsx';
import { ask } from '../office.ts';
import { say } from '../say.ts';
import { officeFailure } from './failure.ts';

interface Props {
  office: RemoteOffice;
  loaded: Loaded;
  /** As it is being edited: it outlives the tab. */
  profile: OfficeProfile;
  onEdit: (profile: OfficeProfile | undefined) => void;
  /** The profile was kept: files are made by it from now on. */
  onSaved: () => void;
}

/** The bulletin as it will be handed in, beside the texts that it is drafted from. */
export function BulletinTab({ office, loaded, profile, onEdit, onSaved }: Props) {
  const [draft, setDraft] = useState<Draft>();
  const [text, setText] = useState<TextName>();
  const [told, setTold] = useState<{ text: Words; bad: boolean }>();
  const isUnit = loaded.unit !== undefined;
  const isChanged = JSON.stringify(profile) !== JSON.stringify(loaded.profile);
  const { texts } = profile.bulletin;
  const isFaulty = Object.values(texts).some(
    (each) => unclosed(each).length > 0 || fieldNames(each).some((field) => !FIELDS.includes(field)),
  );
  const fail = (error: unknown) => {
    const failure = officeFailure(error);
    if (failure) setTold({ text: failure, bad: true });
  };

  useEffect(() => {
    let isCurrent = true;
    office.draft(profile).then((made) => isCurrent && setDraft(made), fail);
    return () => {
      isCurrent = false;
    };
  }, [profile, loaded]);
  const change = (settings: Partial<BulletinSettings>) => {
    setTold(undefined);
    onEdit({ ...profile, bulletin: { ...profile.bulletin, ...settings } });
  };
  const setOwn = (name: TextName, own: string | undefined) => {
    const { [name]: _before, ...others } = texts;
    change({ texts: own === undefined ? others : { ...others, [name]: own.slice(0, 5_000) } });
  };
  const save = () =>
    ask('saveOfficeProfile', { profile }).then(() => {
      setTold({ text: words('bulletin_saved'), bad: false });
      onSaved();
    }, fail);

  return (
    <div class="bulletin">
      <aside>
        <div class="line">
          <button type="button" class="primary" disabled={!isChanged || isFaulty} onClick={() => void save()}>
            {say(words('bulletin_save'))}
          </button>
          <button type="button" disabled={!isChanged} onClick={() => onEdit(undefined)}>
            {say(words('bulletin_discard'))}
          </button>
        </div>
        {told && (
          <p class={told.bad ? 'trouble' : 'note'} role="status">
            {say(told.text)}
          </p>
        )}
        {isChanged && <p class="note">{say(words('bulletin_unsaved'))}</p>}
        {draft && draft.differing.length > 0 && (
          <div class="trouble" role="status">
            <p>{say(words('bulletin_differing'))}</p>
            <ul>
              {draft.differing.map(({ from, printed, working, right }) => (
                <li key={from}>
                  {printed} {working} {right && say(words('verify_right', right))}
                </li>
              ))}
            </ul>
          </div>
        )}
        <label class="field">
          {say(words('bulletin_which'))}
          <select
            value={text ?? ''}
            onChange={(event) => setText(TEXTS.find((each) => each === event.currentTarget.value))}
          >
            <option value="">{say(words('bulletin_office'))}</option>
            {TEXTS.map((each) => (
              <option key={each} value={each}>
                {say(words(`bulletin_text_${each}`))}
                {texts[each] === undefined ? '' : ` · ${say(words('bulletin_own'))}`}
              </option>
            ))}
          </select>
        </label>
        {text === undefined ? (
          <OfficeForm settings={profile.bulletin} days={loaded.leader.map(({ day }) => day)} onChange={change} />
        ) : (
          <TextEditor
            key={text}
            label={say(words(`bulletin_text_${text}`))}
            value={texts[text] ?? usualText(text, isUnit, say)}
            isOwn={texts[text] !== undefined}
            printed={new Map(draft?.fields.map((field) => [field.field, field.text]))}
            onText={(own) => setOwn(text, own)}
            onUsual={() => setOwn(text, undefined)}
          />
        )}
      </aside>
      {draft ? (
        <Preview blocks={draft.blocks} current={text} onEdit={setText} />
      ) : (
        <p class="note">{say(words('popup_loading'))}</p>
      )}
    </div>
  );
}
