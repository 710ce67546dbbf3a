import {
  CONTACT_WAYS,
  type ContactNote,
  type ContactWay,
  MEANS,
  OPINIONS,
  type Opinion,
  WAY_OF,
} from '../../lib/ticket/contacts.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  note: ContactNote;
  /** Something was noted: the rarer parts are shown too. */
  isWhole: boolean;
  /** Whether somebody was reached is not known. */
  isOpen: boolean;
  onChange: (part: Partial<ContactNote>) => void;
}

/** Each way, with the finer ones behind it. */
const CHOICES = CONTACT_WAYS.flatMap((way) => [way, ...MEANS.filter((means) => WAY_OF[means] === way)]);

/** The parts of a contact, as they were read and as they can be set right. */
export function ContactParts({ note, isWhole, isOpen, onChange }: Props) {
  const text = (part: 'whom' | 'by' | 'said', maxLength: number) => (
    <input
      class={part}
      type="text"
      aria-label={say(words(`contact_part_${part}`))}
      placeholder={say(words(`contact_part_${part}`))}
      value={note[part] ?? ''}
      maxLength={maxLength}
      autocomplete="off"
      // At once, so that Enter keeps what stands there.
      onInput={(event) => onChange({ [part]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <>
      <div class="parts">
        <input
          type="datetime-local"
          aria-label={say(words('contact_at'))}
          value={note.at.slice(0, 16)}
          onChange={(event) => event.currentTarget.value && onChange({ at: `${event.currentTarget.value}:00+08:00` })}
        />
        <select
          aria-label={say(words('contact_how'))}
          value={note.means ?? note.how}
          onChange={(event) => onChange(wayOf(event.currentTarget.value))}
        >
          {CHOICES.map((way) => (
            <option key={way} value={way}>
              {say(words(`contact_how_${way}`))}
            </option>
          ))}
        </select>
        <select
          class={isOpen ? 'asked' : ''}
          aria-label={say(words('contact_reached'))}
          value={isOpen ? '' : note.reached ? 'yes' : 'no'}
          onChange={(event) => onChange({ reached: event.currentTarget.value === 'yes' })}
        >
          {isOpen && (
            <option value="" disabled>
              {say(words('contact_reached'))}
            </option>
          )}
          <option value="yes">{say(words('contact_reached_yes'))}</option>
          <option value="no">{say(words('contact_reached_no'))}</option>
        </select>
        {note.reached && (
          <label class="tick">
            <input
              type="checkbox"
              checked={note.told === true}
              onChange={(event) => onChange({ told: event.currentTarget.checked ? true : undefined })}
            />
            {say(words('contact_told'))}
          </label>
        )}
      </div>
      {isWhole && (
        <div class="parts texts">
          {note.reached && (
            <select
              aria-label={say(words('contact_opinion'))}
              value={note.opinion ?? ''}
              onChange={(event) =>
                onChange({ opinion: (event.currentTarget.value || undefined) as Opinion | undefined })
              }
            >
              <option value="">{say(words('contact_opinion'))}</option>
              {OPINIONS.map((opinion) => (
                <option key={opinion} value={opinion}>
                  {say(words(`contact_opinion_${opinion}`))}
                </option>
              ))}
            </select>
          )}
          {text('whom', 100)}
          {text('by', 100)}
          {text('said', 2_000)}
        </div>
      )}
    </>
  );
}

function wayOf(chosen: string): Pick<ContactNote, 'how' | 'means'> {
  const means = MEANS.find((each) => each === chosen);
  return means ? { how: WAY_OF[means], means } : { how: chosen as ContactWay, means: undefined };
}
