import { useEffect, useState } from 'preact/hooks';
import type { TicketClocks } from '../../lib/clocks/explain.ts';
import { plainMoment, saidOf } from '../../lib/clocks/view.ts';
import type { RelatedCounts } from '../../lib/similar/model.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import type { Mark } from '../../lib/ticket/mark.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ContactLog } from '../replying/ContactLog.tsx';
import { say } from '../say.ts';
import { ClockRow } from './ClockRow.tsx';
import { RelatedLine } from './RelatedLine.tsx';
import { Said } from './Said.tsx';
import { Timeline } from './Timeline.tsx';

interface Props {
  known: TicketClocks;
  nowMs: number;
  isOpen: boolean;
  /** Tickets that have to do with this one; undefined until they are counted. */
  related: RelatedCounts | undefined;
  onRelated: () => void;
  onToggle: () => void;
  onClose: () => void;
  /** @throws when the word could not be kept */
  onMark: (mark: Mark) => Promise<void>;
  /** Keeps a contact, or takes it out where there is no note; absent where the ticket's own page is not shown. */
  onContact?: ((id: string, note: ContactNote | undefined) => Promise<void>) | undefined;
  onPicture: () => void;
  failureWords: (error: unknown) => Words;
}

/** The clocks of the ticket that a page shows: a bar, and behind it each clock, why it ends then, what the clerk can say. */
export function ClockPanel({
  known,
  nowMs,
  isOpen,
  related,
  onRelated,
  onToggle,
  onClose,
  onMark,
  onContact,
  onPicture,
  failureWords,
}: Props) {
  const { view, clocks, round, earlier } = known;
  const [failure, setFailure] = useState<Words>();
  useEffect(() => setFailure(undefined), [known]);
  return (
    <section
      class={isOpen ? 'panel open' : 'panel'}
      aria-label={say(words('panel_title'))}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) (isOpen ? onToggle : onClose)();
      }}
    >
      <header>
        <button type="button" class="bar" aria-expanded={isOpen} onClick={onToggle}>
          <span class="top">
            <span class={`stands ${view.urgency}`}>{saidOf(view, say)}</span>
            {view.dueAt !== undefined && <span class="due">{plainMoment(view.dueAt)}</span>}
            <span class="quiet">{say(words(isOpen ? 'panel_less' : 'panel_more'))}</span>
          </span>
          <Timeline clocks={clocks} nowMs={nowMs} />
        </button>
        <button type="button" class="close" aria-label={say(words('panel_close'))} onClick={onClose}>
          ×
        </button>
      </header>
      <RelatedLine counts={related} onOpen={onRelated} />
      {isOpen && (
        <div class="body">
          <p class="no">
            {view.ticketNo}
            {round > 1 && ` · ${say(words('panel_round', round))}`}
          </p>
          {known.isOpen && (
            <Said
              known={known}
              onMark={(mark) => void onMark(mark).catch((error) => setFailure(failureWords(error)))}
            />
          )}
          {onContact && (
            <ContactLog
              key={view.ticketNo}
              ticketNo={view.ticketNo}
              contacts={known.contacts}
              since={known.receivedAt}
              onPicture={onPicture}
              onKeep={async (id, note) => {
                await onContact(id, note).catch((error) => {
                  setFailure(failureWords(error));
                  throw error;
                });
              }}
            />
          )}
          {failure && (
            <p class="trouble" role="alert">
              {say(failure)}
            </p>
          )}
          {clocks.length === 0 && <p class="note">{say(words('panel_none'))}</p>}
          <ul class="clocks">
            {clocks.map((clock) => (
              <ClockRow key={clock.name} clock={clock} />
            ))}
          </ul>
          {earlier.map(({ dueAt, finishedAt, late }, i) => (
            <p key={`${dueAt} ${finishedAt}`} class="note">
              {say(
                finishedAt === undefined
                  ? words('panel_earlier_open', i + 1)
                  : words(
                      late === undefined ? 'panel_earlier' : `panel_earlier_${late ? 'late' : 'on_time'}`,
                      i + 1,
                      plainMoment(finishedAt),
                      plainMoment(dueAt ?? ''),
                    ),
              )}
            </p>
          ))}
          {view.notes.map((note) => (
            <p key={note.key} class="note">
              {say(note)}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
