import { useState } from 'preact/hooks';
import { plainMoment } from '../../lib/clocks/view.ts';
import type { Contact, ContactNote } from '../../lib/ticket/contacts.ts';
import { contactId } from '../../lib/ticket/contacts.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { ContactForm } from './ContactForm.tsx';

interface Props {
  contacts: readonly Contact[];
  /** When the matter was taken up. */
  since: string | undefined;
  /** Keeps a note under an id, or takes it out where there is none. */
  onKeep: (id: string, note: ContactNote | undefined) => Promise<void>;
  /** Reads a contact off a picture. */
  onPicture?: (() => void) | undefined;
  /** Puts the log into the reply; absent where nothing is being typed. */
  onWrite?: (() => void) | undefined;
}

/** The contact log of a ticket: each attempt a line, one line to add another. */
export function ContactLog({ contacts, since, onKeep, onPicture, onWrite }: Props) {
  const [changed, setChanged] = useState<Contact>();
  // A form that has done its work gives way to a new one, at which the clerk goes on.
  const [isAgain, setAgain] = useState(false);
  /** Of the entry that is being made: however often it is sent, it is one. */
  const [id, setId] = useState(contactId);
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
      {contacts.length === 0 && <p class="note">{say(words('contact_none'))}</p>}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id} class={contact.reached ? 'reached' : 'missed'}>
            <span class="entry">{entryText(contact)}</span>
            <button type="button" class="quiet" onClick={() => setChanged(contact)}>
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
        key={changed?.id ?? 'new'}
        start={changed && noteOf(changed)}
        since={since}
        takesFocus={isAgain || changed !== undefined}
        onKeep={async (note) => {
          await onKeep(changed?.id ?? id, note);
          setAgain(changed !== undefined);
          setChanged(undefined);
          setId(contactId());
        }}
        onCancel={changed && (() => setChanged(undefined))}
      />
    </section>
  );
}

function entryText({ at, how, whom, by, reached, said, told, opinion, seconds }: Contact): string {
  const parts = [
    plainMoment(at),
    say(words(`contact_how_${how}`)),
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
