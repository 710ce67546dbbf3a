import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { failureWords } from '../../failures.ts';
import { patternOf } from '../../origins.ts';
import { say } from '../../say.ts';

/** Sites that are on and that the browser does not let Anqi into: permissions are in no backup. */
export function AllowSites({ origins, onAllowed }: { origins: readonly string[]; onAllowed: () => void }) {
  const [told, setTold] = useState<Words>();
  if (origins.length === 0) return null;
  const allow = () => {
    // The request must be the first thing a click does.
    browser.permissions.request({ origins: origins.map(patternOf) }).then(
      (given) => (given ? onAllowed() : setTold(words('backup_allow_refused'))),
      (error: unknown) => setTold(failureWords(error)),
    );
  };
  return (
    <div class="offer allow">
      <p>{say(words('backup_unpermitted'))}</p>
      <ul>
        {origins.map((origin) => (
          <li key={origin}>{origin}</li>
        ))}
      </ul>
      <div class="line">
        <button type="button" class="main" onClick={allow}>
          {say(words('backup_allow'))}
        </button>
        <span class="note">{say(words('backup_allow_note'))}</span>
      </div>
      {told && <p role="alert">{say(told)}</p>}
    </div>
  );
}
