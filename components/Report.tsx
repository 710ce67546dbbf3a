import { useEffect, useState } from 'preact/hooks';
import type { Bundle } from '../lib/protocol/bundle.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { download } from './download.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';

/** The support bundle, shown whole before it is saved: the clerk sees that nothing of a citizen is in it. */
export function Report() {
  const [bundle, setBundle] = useState<Bundle>();
  const [failure, setFailure] = useState<Words>();
  useEffect(() => {
    ask('bundle', {}).then(setBundle, (error: unknown) => setFailure(failureWords(error)));
  }, []);
  const text = bundle && JSON.stringify(bundle, undefined, 1);
  const name = `anqi-report-${bundle?.madeAt.slice(0, 16).replace(/\D/g, '')}.json`;
  return (
    <>
      <h1>{say(words('bundle_title'))}</h1>
      <p class="note">{say(words('bundle_about'))}</p>
      {failure && (
        <p class="note trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {!text && !failure && <p class="note">{say(words('popup_loading'))}</p>}
      {text && (
        <>
          <button type="button" class="main" onClick={() => download(name, 'application/json', text)}>
            {say(words('bundle_save'))}
          </button>
          <pre>{text}</pre>
        </>
      )}
    </>
  );
}
