import { type Words, words } from '../../../lib/ticket/words.ts';
import { say, saySentences } from '../../say.ts';
import { documentWords } from '../document-words.ts';
import type { Companion } from './useCompanion.ts';

/** What the companion did not take, tickets by their numbers: what stands in them is for the page that shows tickets. */
export function Refused({ refused: { count, first } }: { refused: Companion['refused'] }) {
  if (count === 0) return null;
  return (
    <details>
      <summary>{say(words('companion_refused', count))}</summary>
      <p class="note">
        {saySentences([
          words('companion_refused_note'),
          ...(count > first.length ? [words('companion_refused_first', first.length)] : []),
        ])}
      </p>
      <ul class="refused">
        {first.map((each, i) => (
          <li key={i}>
            {each.what === 'ticket' ? `${each.ticketNo} · ${each.site}` : say(nameOf(each))}
            <span class="note">{say(words('technical_detail', each.reason))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Other = Exclude<Companion['refused']['first'][number], { what: 'ticket' }>;

const nameOf = (refusal: Other): Words =>
  refusal.what === 'document' ? documentWords(refusal) : words('companion_refused_site_gone', refusal.site);
