import { useEffect, useRef, useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import { plainMoment } from '../../lib/clocks/view.ts';
import { contactOfLine } from '../../lib/replying/contact-line.ts';
import {
  CONTACT_WAYS,
  type ContactNote,
  type ContactWay,
  contactFault,
  OPINIONS,
  type Opinion,
} from '../../lib/ticket/contacts.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  /** What stands in it at first: a contact that is being changed, or one that was found in a picture. */
  start?: ContactNote | undefined;
  /** When the matter was taken up. */
  since: string | undefined;
  /** The keyboard was in the form before this one. */
  takesFocus: boolean;
  /** @throws when it could not be kept: what was typed stays */
  onKeep: (note: ContactNote) => Promise<void>;
  onCancel?: (() => void) | undefined;
}

/** A contact in one line: what is typed is read as it is typed, and can be set right field by field. */
export function ContactForm({ start, since, takesFocus, onKeep, onCancel }: Props) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) first.current?.focus({ preventScroll: true });
  }, []);
  const [line, setLine] = useState('');
  const [set, setSet] = useState<Partial<ContactNote>>(start ?? {});
  const read = contactOfLine(line, Date.now());
  const note = noteOf(read, set);
  const isEmpty = line.trim() === '' && Object.keys(set).length === 0;
  const change = (part: Partial<ContactNote>) => setSet((before) => ({ ...before, ...part }));
  const fault = contactFault({ receivedAt: since }, note, instantText(Date.now()));
  const keep = () => {
    if (isEmpty || fault) return;
    onKeep(note).then(
      () => {
        setLine('');
        setSet({});
      },
      () => undefined,
    );
  };
  return (
    <form
      class="contact"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div class="first">
        <input
          class="line"
          ref={first}
          type="text"
          aria-label={say(words('contact_line'))}
          placeholder={say(words('contact_line_example'))}
          value={line}
          maxLength={500}
          autocomplete="off"
          onInput={(event) => setLine(event.currentTarget.value)}
        />
        {onCancel && (
          <button type="button" class="quiet" onClick={onCancel}>
            {say(words('contact_cancel'))}
          </button>
        )}
        <button type="submit" disabled={isEmpty || fault !== undefined}>
          {say(words('contact_keep'))}
        </button>
      </div>
      <div class="parts">
        <input
          type="datetime-local"
          aria-label={say(words('contact_at'))}
          value={note.at.slice(0, 16)}
          onChange={(event) => event.currentTarget.value && change({ at: `${event.currentTarget.value}:00+08:00` })}
        />
        <select
          aria-label={say(words('contact_how'))}
          value={note.how}
          onChange={(event) => change({ how: event.currentTarget.value as ContactWay })}
        >
          {CONTACT_WAYS.map((way) => (
            <option key={way} value={way}>
              {say(words(`contact_how_${way}`))}
            </option>
          ))}
        </select>
        <select
          aria-label={say(words('contact_reached'))}
          value={note.reached ? 'yes' : 'no'}
          onChange={(event) => change({ reached: event.currentTarget.value === 'yes' })}
        >
          <option value="yes">{say(words('contact_reached_yes'))}</option>
          <option value="no">{say(words('contact_reached_no'))}</option>
        </select>
        {note.reached && (
          <>
            <label class="tick">
              <input
                type="checkbox"
                checked={note.told === true}
                onChange={(event) => change({ told: event.currentTarget.checked ? true : undefined })}
              />
              {say(words('contact_told'))}
            </label>
            <select
              aria-label={say(words('contact_opinion'))}
              value={note.opinion ?? ''}
              onChange={(event) => change({ opinion: (event.currentTarget.value || undefined) as Opinion | undefined })}
            >
              <option value="">{say(words('contact_opinion'))}</option>
              {OPINIONS.map((opinion) => (
                <option key={opinion} value={opinion}>
                  {say(words(`contact_opinion_${opinion}`))}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      {!isEmpty && fault && (
        <p class="trouble" role="alert">
          {say(fault === 'future' ? words('said_future') : words('said_before', plainMoment(since ?? '')))}
        </p>
      )}
    </form>
  );
}

/** What was read from the line with what was set by hand over it; what is set to undefined is taken out. */
function noteOf(read: ContactNote | undefined, set: Partial<ContactNote>): ContactNote {
  const now = contactOfLine('电话', Date.now()) as ContactNote;
  const { told, opinion, ...rest } = { ...now, ...read, ...set };
  const whole = rest.reached ? { ...rest, told, opinion } : rest;
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as ContactNote;
}
