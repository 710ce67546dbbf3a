import { useEffect, useRef } from 'preact/hooks';
import { byIds, FIELDS, fieldName, inWords } from '../../lib/bulletin/names.ts';
import { fieldNames, typedFigures, unclosed } from '../../lib/bulletin/template.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  label: string;
  /** With fields by their ids. */
  value: string;
  isOwn: boolean;
  /** What the fields print now; those that print nothing are offered too. */
  printed: ReadonlyMap<string, string>;
  onText: (text: string) => void;
  onUsual: () => void;
}

/** One text of the bulletin: its words are the office's, its figures are fields. */
export function TextEditor({ label, value, isOwn, printed, onText, onUsual }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), [label]);
  const unknown = fieldNames(value).filter((field) => !FIELDS.includes(field));
  const insert = (field: string) => {
    const box = area.current;
    if (!box || field === '') return;
    box.setRangeText(`{${fieldName(field, say)}}`, box.selectionStart, box.selectionEnd, 'end');
    onText(byIds(box.value, say));
    box.focus();
  };
  return (
    <section class="editor" aria-label={label}>
      <div class="line">
        <h3>{label}</h3>
        {isOwn && (
          <button type="button" class="quiet" onClick={onUsual}>
            {say(words('bulletin_usual'))}
          </button>
        )}
      </div>
      <textarea
        ref={area}
        rows={8}
        value={inWords(value, say)}
        aria-label={label}
        aria-describedby="editor-note"
        onInput={(event) => onText(byIds(event.currentTarget.value, say))}
      />
      {unknown.length > 0 && (
        <p class="wrong" role="alert">
          {say(words('bulletin_unknown_field', unknown.map((field) => `{${field}}`).join(' ')))}
        </p>
      )}
      {unclosed(value).length > 0 && (
        <p class="wrong" role="alert">
          {say(words('bulletin_unclosed', unclosed(value).join(' ')))}
        </p>
      )}
      {typedFigures(value).length > 0 && (
        <p class="typed" role="status">
          {say(words('bulletin_typed', typedFigures(value).join(say(words('notice_join')))))}
        </p>
      )}
      <label class="line">
        {say(words('bulletin_insert'))}
        <select value="" onChange={(event) => insert(event.currentTarget.value)}>
          <option value="">{say(words('bulletin_insert_which'))}</option>
          {FIELDS.map((field) => (
            <option key={field} value={field}>
              {[fieldName(field, say), shortened(printed.get(field) ?? '—')].join('  ')}
            </option>
          ))}
        </select>
      </label>
      <p class="note" id="editor-note">
        {say(words('bulletin_editor_note'))}
      </p>
    </section>
  );
}

const MOST = 24;
const shortened = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
