import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import { plainMoment } from '../../lib/clocks/view.ts';
import { type LineReading, readContactLine, usualContact } from '../../lib/replying/contact-line.ts';
import { type ContactNote, contactFault } from '../../lib/ticket/contacts.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { ContactParts } from './ContactParts.tsx';
import type { ContactDraft } from './drafts.ts';

interface Props {
  /** The entry that is being changed; it stands in the line too. */
  start?: { note: ContactNote; line: string } | undefined;
  /** What was typed before the panel was put away. */
  draft: ContactDraft;
  /** When the matter was taken up. */
  since: string | undefined;
  /** The keyboard was in the form before this one. */
  takesFocus: boolean;
  onDraft: (draft: ContactDraft) => void;
  /** @param also further times of the same attempt @throws when it could not be kept: what was typed stays */
  onKeep: (note: ContactNote, also: readonly string[]) => Promise<void>;
  onCancel?: (() => void) | undefined;
}

/** A contact in one line: what is typed is read as it is typed, and can be set right field by field. */
export function ContactForm({ start, draft, since, takesFocus, onDraft, onKeep, onCancel }: Props) {
  const first = useRef<HTMLInputElement>(null);
  // Before the next key: between two forms it would be the page's.
  useLayoutEffect(() => {
    if (takesFocus) first.current?.focus({ preventScroll: true });
  }, []);
  const [line, setLine] = useState(draft.line);
  const [set, setSet] = useState(draft.set);
  /** Enter was pressed on what cannot be kept yet: what is missing is said aloud. */
  const [isPressed, setPressed] = useState(false);
  const isAsBefore = start !== undefined && (line === start.line || line.trim() === '');
  const read = isAsBefore ? undefined : readContactLine(line, Date.now());
  const base = isAsBefore ? start.note : (read?.note ?? usualContact(Date.now()));
  const shown = { ...base, ...set };
  const note = noteOf(shown);
  const isEmpty = !start && line.trim() === '' && Object.keys(set).length === 0;
  const also = set.at === undefined ? (read?.also ?? []) : [];
  const faults = isEmpty ? [] : faultsOf(note, set, read, since);
  const store = (next: Pick<ContactDraft, 'line' | 'set'>) => {
    setLine(next.line);
    setSet(next.set);
    setPressed(false);
    onDraft({ ...draft, ...next });
  };
  return (
    <form
      class="contact"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length > 0) setPressed(true);
        else if (!isEmpty) onKeep(note, also).catch(() => undefined);
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
          maxLength={2_500}
          autocomplete="off"
          onInput={(event) => store({ line: event.currentTarget.value, set })}
        />
        {onCancel && (
          <button type="button" class="quiet" onClick={onCancel}>
            {say(words('contact_cancel'))}
          </button>
        )}
        <button type="submit" disabled={isEmpty}>
          {say(words('contact_keep'))}
        </button>
      </div>
      <ContactParts
        note={shown}
        isWhole={!isEmpty}
        isOpen={read?.isDoubtful === true && set.reached === undefined}
        onChange={(part) => store({ line, set: { ...set, ...part } })}
      />
      {faults.map((fault) => (
        <p key={fault.key} class="trouble" role={isPressed ? 'alert' : undefined}>
          {say(fault)}
        </p>
      ))}
      {notesOf(note, also, set, read).map((each) => (
        <p key={each.key} class="note">
          {say(each)}
        </p>
      ))}
    </form>
  );
}

/** What stands in the way of keeping it, each with what to do. */
function faultsOf(
  note: ContactNote,
  set: Partial<ContactNote>,
  read: LineReading | undefined,
  since: string | undefined,
): Words[] {
  const fault = contactFault({ receivedAt: since }, note, instantText(Date.now()));
  const isUnread = read?.badTime !== undefined && set.at === undefined;
  return [
    isUnread && words('contact_bad_time', read.badTime ?? ''),
    read?.isDoubtful && set.reached === undefined && words('contact_doubtful'),
    !isUnread && fault === 'future' && words('said_future'),
    !isUnread && fault === 'before-start' && words('said_before', plainMoment(since ?? '')),
  ].filter((each) => each !== false && each !== undefined);
}

/** How the line was taken where it can be taken otherwise. */
function notesOf(
  note: ContactNote,
  also: readonly string[],
  set: Partial<ContactNote>,
  read: LineReading | undefined,
): Words[] {
  if (!read || set.at !== undefined) return [];
  return [
    read.dotted !== undefined && words('contact_dotted', read.dotted, plainMoment(note.at)),
    read.isNoonAssumed && read.dotted === undefined && words('contact_noon'),
    also.length > 0 && words('contact_also', also.length + 1, [note.at, ...also].map(plainMoment).join('、')),
  ].filter((each) => each !== false);
}

/** The note that its parts make: what is empty is left out, and nobody was told anything where nobody was reached. */
function noteOf({ told, opinion, ...rest }: ContactNote): ContactNote {
  const whole = rest.reached ? { ...rest, told, opinion } : rest;
  const tidy = Object.entries(whole).map(([part, value]) => [part, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(tidy.filter(([, value]) => value !== undefined && value !== '')) as ContactNote;
}
