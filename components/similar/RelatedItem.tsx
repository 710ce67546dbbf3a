import { useEffect, useRef } from 'preact/hooks';
import { plainMoment } from '../../lib/clocks/view.ts';
import type { RelatedTicket } from '../../lib/similar/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { openTicket } from '../worklist/open.ts';
import { outcomeWords, reasonWords } from './item-words.ts';
import { Reply } from './Reply.tsx';

interface Props {
  item: RelatedTicket;
  isCurrent: boolean;
  onPick: () => void;
}

/** One ticket: why it is here, what became of it, and the beginning of its reply. */
export function RelatedItem({ item, isCurrent, onPick }: Props) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { ticketNo, title, unit, receivedAt, reply } = item;
  const facts = [ticketNo, receivedAt === undefined ? undefined : plainMoment(receivedAt), unit];
  return (
    <li ref={line} class={isCurrent ? 'item current' : 'item'} aria-current={isCurrent ? 'true' : undefined}>
      <button
        type="button"
        class="title"
        title={say(words('related_open_ticket'))}
        onClick={() => {
          onPick();
          void openTicket(item);
        }}
      >
        {title ?? ticketNo}
      </button>
      <p class="facts">{facts.filter(Boolean).join(' · ')}</p>
      <p class="outcome">
        {outcomeWords(item).map(({ tone, text }) => (
          <span key={text} class={tone}>
            {text}
          </span>
        ))}
      </p>
      <p class="reasons">
        {item.reasons.map((reason) => (
          <span key={reason.why} class={reason.why}>
            {reasonWords(reason)}
          </span>
        ))}
        {item.isMatter && item.reasons.length === 0 && <span>{say(words('related_why_linked'))}</span>}
      </p>
      {reply === undefined ? null : <Reply reply={reply} />}
    </li>
  );
}
