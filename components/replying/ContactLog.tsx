import { useState } from 'preact/hooks';
import { plainMoment } from '../../lib/clocks/view.ts';
import { lineOfContact } from '../../lib/replying/contact-text.ts';
import { type Contact, type ContactNote, contactId } from '../../lib/ticket/contacts.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { ContactForm } from './ContactForm.tsx';
import { type ContactDraft, draftOf, dropDraft, keepDraft } from './drafts.ts';

interface Props {
  /** Whose log it is: a line that is half typed is kept for it. */
  ticketNo: string;
  contacts: readonly Contact[];
  /** When the matter was taken up. */
  since: string | undefined;
  /** Keeps a note under an id, or takes it out where there is none. */
  onKeep: (id: string, note: ContactNote | undefined) => Promise<void>;
  /** Reads a contact off a picture. */
  onPicture?: (() => void) | undefined;
  /** Puts the log into the reply; absent where nothing is being typed. */
  onWrite?: (() => void) | undefined;
  /** What became of writing it into the reply. */
  written?: Words | undefined;
}

/** Entries shown before the clerk asks for more. */
const NEWEST = 3;

/** The contact log of a ticket: each attempt a line, one line to add another. */
export function ContactLog({ ticketNo, contacts, since, onKeep, onPicture, onWrite, written }: Props) {
  const [draft, setDraft] = useState(() => draftOf(ticketNo));
  // A form that has done its work gives way to a new one, at which the clerk goes on.
  const [isAgain, setAgain] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const changed = contacts.find(({ id }) => id === draft.id);
  const older = contacts.length - NEWEST;
  const begin = () => {
    dropDraft(ticketNo);
    setDraft({ id: contactId(), line: '', set: {} });
  };
  const start = (next: ContactDraft) => {
    keepDraft(ticketNo, next);
    setDraft(next);
    setAgain(true);
  };
  return (
    <section class="log" aria-label={say(words('contact_log'))}>
      <h3>
        {say(words('contact_log'))}
        {onPicture && (
          <button type="button" class="quiet picture" onClick={onPicture}>
            {say(words('contact_picture'))}
          </button>
        )}
        {contacts.length > 0 && onWrite && (
          <button type="button" class="write" onClick={onWrite}>
            {say(words('contact_write'))}
          </button>
        )}
      </h3>
      {written && (
        <p class="note" role="status">
          {say(written)}
        </p>
      )}
      {contacts.length === 0 && <p class="note">{say(words('contact_none'))}</p>}
      {older > 0 && (
        <button type="button" class="quiet more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {say(isWhole ? words('contact_less') : words('contact_more', older))}
        </button>
      )}
      <ul>
        {(isWhole ? contacts : contacts.slice(-NEWEST)).map((contact) => (
          <li key={contact.id} class={contact.reached ? 'reached' : 'missed'}>
            <span class="entry">{entryText(contact)}</span>
            <button
              type="button"
              class="quiet"
              onClick={() => start({ id: contact.id, line: lineOfContact(noteOf(contact), Date.now()), set: {} })}
            >
              {say(words('contact_change'))}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => void onKeep(contact.id, undefined).catch(() => undefined)}
            >
              {say(words('contact_drop'))}
            </button>
          </li>
        ))}
      </ul>
      <ContactForm
        key={draft.id}
        start={changed && { note: noteOf(changed), line: lineOfContact(noteOf(changed), Date.now()) }}
        draft={draft}
        since={since}
        takesFocus={isAgain}
        onDraft={(next) => keepDraft(ticketNo, next)}
        onKeep={async (note, also) => {
          const typed = draftOf(ticketNo);
          // The next line begins at once: what is typed while this one is kept is of the next.
          setAgain(true);
          begin();
          try {
            await onKeep(draft.id, note);
            for (const [i, at] of also.entries()) await onKeep(`${draft.id}-${i + 2}`, { ...note, at });
          } catch (error) {
            if (draftOf(ticketNo).line === '') start({ ...typed, id: draft.id });
            throw error;
          }
        }}
        onCancel={changed && begin}
      />
    </section>
  );
}

function entryText({ at, how, means, whom, by, reached, said, told, opinion, seconds }: Contact): string {
  const parts = [
    plainMoment(at),
    say(words(`contact_how_${means ?? how}`)),
    say(words(reached ? 'contact_reached_yes' : 'contact_reached_no')) + (whom ? ` ${whom}` : ''),
    told && say(words('contact_told')),
    opinion && say(words(`contact_opinion_${opinion}`)),
    by && say(words('contact_by', by)),
    seconds !== undefined && say(words('contact_seconds', seconds)),
    said,
  ];
  return parts.filter(Boolean).join(' · ');
}

const noteOf = ({ id: _id, round: _round, ...note }: Contact): ContactNote => note;
