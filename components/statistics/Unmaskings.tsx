import { useEffect, useState } from 'preact/hooks';
import { plainMoment } from '../../lib/clocks/view.ts';
import type { Unmasking } from '../../lib/ticket/unmasking.ts';
import { words } from '../../lib/ticket/words.ts';
import { ask } from '../office.ts';
import { say } from '../say.ts';

/** When names and numbers were written to files as they are: for whoever answers for the data. */
export function Unmaskings({ of }: { of: unknown }) {
  const [noted, setNoted] = useState<Unmasking[]>([]);
  useEffect(() => {
    ask('unmaskings', {}).then(
      ({ unmaskings }) => setNoted(unmaskings),
      () => setNoted([]),
    );
  }, [of]);
  if (noted.length === 0) return null;
  return (
    <details class="unmaskings">
      <summary>{say(words('statistics_unmaskings', noted.length))}</summary>
      <ul>
        {noted.map(({ at, file, period, tickets }) => (
          <li
            key={at + file}
          >{`${plainMoment(at)} · ${period} · ${file} · ${tickets} ${say(words('figure_tickets'))}`}</li>
        ))}
      </ul>
    </details>
  );
}
