import { plainMoment } from '../../lib/clocks/view.ts';
import type { Chain } from '../../lib/returning/chain.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** The units that had the ticket, one after the other, with when each got it and gave it back. */
export function ChainList({ chain: { links, seen } }: { chain: Chain }) {
  if (links.length < 2 && links.every(({ returnedAt }) => returnedAt === undefined)) return null;
  return (
    <div class="chain">
      <p class="note">{say(words(seen ? 'return_chain_seen' : 'return_chain'))}</p>
      <ol aria-label={say(words('return_chain'))}>
        {links.map(({ unit, at, returnedAt, reason }, i) => (
          <li key={`${i} ${unit}`}>
            <strong>{unit}</strong>
            {at !== undefined && <span>{say(words('return_chain_got', plainMoment(at)))}</span>}
            {returnedAt !== undefined && (
              <span class="back">{say(words('return_chain_back', plainMoment(returnedAt)))}</span>
            )}
            {reason !== undefined && <span class="note">{reason}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
