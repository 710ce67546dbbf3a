import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  refused: readonly { site: string; ticketNo: string; reason: string }[];
}

/** Tickets that the companion did not take, by their numbers: what stands in them is for the page that shows tickets. */
export function RefusedTickets({ refused }: Props) {
  if (refused.length === 0) return null;
  return (
    <details>
      <summary>{say(words('companion_refused', refused.length))}</summary>
      <p class="note">{say(words('companion_refused_note'))}</p>
      <ul class="refused">
        {refused.map(({ site, ticketNo, reason }) => (
          <li key={`${site} ${ticketNo}`}>
            {ticketNo} · {site}
            <span class="note">{say(words('companion_refused_why', reason))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
