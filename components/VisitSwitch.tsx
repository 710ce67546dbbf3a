import { useEffect, useState } from 'preact/hooks';
import { type Words, words } from '../lib/ticket/words.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';

/** Whether Anqi opens the pages of this site's tickets by itself, to read what lists do not print. */
export function VisitSwitch({ origin, onFailure }: { origin: string; onFailure: (words: Words) => void }) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    ask('site', { origin }).then(
      (site) => setOn(site.visitDetails),
      () => undefined,
    );
  }, [origin]);
  const change = (wanted: boolean) => {
    setOn(wanted);
    ask('visitDetails', { origin, on: wanted }).catch((error: unknown) => {
      setOn(!wanted);
      onFailure(failureWords(error));
    });
  };
  return (
    <label class="line switch" title={say(words('visit_note'))}>
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>{say(words('visit_switch'))}</span>
    </label>
  );
}
