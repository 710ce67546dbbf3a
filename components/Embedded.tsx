import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Finding } from '../lib/protocol/page.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { ask, failureWords } from './office.ts';
import { patternOf } from './origins.ts';
import { say } from './say.ts';

/** Other sites whose pages stand in the open one: portals often show the list of another server in a frame. */
export function Embedded(props: {
  origins: readonly string[];
  tabId: number;
  onFound: (finding: Finding) => void;
  onFailure: (failure: Words) => void;
}) {
  const { origins, tabId, onFound, onFailure } = props;
  const [offered, setOffered] = useState<string[]>([]);
  useEffect(() => {
    void Promise.all(origins.map(async (origin) => ((await ask('site', { origin })).enabled ? [] : [origin]))).then(
      (all) => setOffered(all.flat()),
      (error: unknown) => onFailure(failureWords(error)),
    );
  }, [origins.join(' ')]);

  const enable = (origin: string) => {
    // The request must be the first thing a click does; the wish is kept because the prompt may close the popup.
    const kept = ask('wish', { origin, tabId });
    const asked = browser.permissions.request({ origins: [patternOf(origin)] });
    const work = async () => {
      await kept;
      if (!(await asked)) return onFailure(words('site_refused'));
      onFound(await ask('enable', { origin, tabId }));
      setOffered((before) => before.filter((other) => other !== origin));
    };
    void work().catch((error: unknown) => onFailure(failureWords(error)));
  };

  return (
    <>
      {offered.map((origin) => (
        <div class="line embedded" key={origin}>
          <span class="note">{say(words('site_embedded', new URL(origin).host))}</span>
          <button type="button" onClick={() => enable(origin)}>
            {say(words('site_embedded_enable'))}
          </button>
        </div>
      ))}
    </>
  );
}
