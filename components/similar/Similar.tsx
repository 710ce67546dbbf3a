import { useMemo, useState } from 'preact/hooks';
import { endedAt } from '../../lib/similar/ended.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { openTicket } from '../worklist/open.ts';
import { useKeys } from '../worklist/useKeys.ts';
import { copyReply } from './copy.ts';
import { RelatedItem } from './RelatedItem.tsx';
import { sectionsOf } from './sections.ts';
import { useRelated } from './useRelated.ts';
import type { TicketId } from './useSubject.ts';

interface Props {
  subject: TicketId | undefined;
  onBack: () => void;
}

/** Every stored ticket that has to do with one: what became of it, and what was answered. */
export function Similar({ subject, onBack }: Props) {
  const { related, failure } = useRelated(subject);
  const [current, setCurrent] = useState(0);
  const sections = useMemo(() => sectionsOf(related?.items ?? []), [related]);
  const items = sections.flatMap((each) => each.items);
  const at = Math.min(current, items.length - 1);
  const item = items[at];
  const to = (next: number) => setCurrent(Math.max(0, Math.min(next, items.length - 1)));
  const down = () => setCurrent((before) => Math.min(before + 1, items.length - 1));
  const up = () => to(at - 1);
  useKeys(
    {
      j: down,
      ArrowDown: down,
      k: up,
      ArrowUp: up,
      Enter: () => item && void openTicket(item),
      c: () => item?.reply !== undefined && void copyReply(item.reply),
    },
    onBack,
  );
  if (!subject) return <p class="note">{say(words('related_none_chosen'))}</p>;
  if (failure)
    return (
      <p class="trouble" role="alert">
        {say(failure)}
      </p>
    );
  if (!related) return <p class="note">{say(words('related_loading'))}</p>;
  const { counts, matter, waiting } = related;
  const ended = endedAt(related.items).slice(0, 3);
  return (
    <>
      <header class="subject">
        <h1>{related.subject?.title ?? subject.ticketNo}</h1>
        <p class="note">{subject.ticketNo}</p>
        {counts.sameMatter > 0 && <p>{say(words('related_group', matter.tickets, matter.citizens))}</p>}
        {ended.length > 0 && (
          <p class="note">
            {say(
              words(
                'related_ended',
                ended.map(({ unit, count }) => say(words('related_ended_unit', unit, count))).join('、'),
              ),
            )}
          </p>
        )}
        {waiting > 0 && <p class="note">{say(words('related_waiting', waiting))}</p>}
      </header>
      {!related.subject && <p class="note">{say(words('related_unknown'))}</p>}
      {related.subject && items.length === 0 && <p class="note">{say(words('related_nothing'))}</p>}
      <div class="related-list">
        {sections.map(({ section, items: own }) => (
          <section key={section} aria-label={say(words(`related_section_${section}`))}>
            <h2>
              {say(words(`related_section_${section}`))}
              <span>{own.length}</span>
            </h2>
            <ul>
              {own.map((each) => (
                <RelatedItem
                  key={`${each.site} ${each.ticketNo}`}
                  item={each}
                  isCurrent={each === item}
                  onPick={() => to(items.indexOf(each))}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
