import type { Drift } from '../lib/drift/model.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { driftWords } from './drift-words.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';

/** A platform that changed, with what can be done about it. */
export function DriftNote(props: {
  drift: Drift;
  tabId: number | undefined;
  origin: string;
  onFailure: (failure: Words) => void;
}) {
  const { drift, tabId, origin, onFailure } = props;
  if (tabId === undefined) return null;
  const run = (work: Promise<unknown>) => void work.catch((error: unknown) => onFailure(failureWords(error)));
  return (
    <div class="drift" role="status">
      <p class="note">{say(driftWords(drift))}</p>
      <div class="line">
        <button type="button" onClick={() => run(ask('map', { tabId }).then(() => window.close()))}>
          {say(words('drift_remap'))}
        </button>
        <button type="button" onClick={() => run(ask('report', { tabId, origin }))}>
          {say(words('drift_report'))}
        </button>
      </div>
    </div>
  );
}
