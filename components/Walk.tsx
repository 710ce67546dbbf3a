import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../lib/protocol/page.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { reportOf } from '../lib/walking/report.ts';
import type { WalkState } from '../lib/walking/state.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';
import { sayBoth } from './say-both.ts';

const LOOK_MS = 1_000;

/** Reading all pages of the list in the tab: the button, how far it has come, how it ended. */
export function Walk(props: { tabId: number; walkable: Finding['walkable']; onEnd: () => void }) {
  const { tabId, walkable, onEnd } = props;
  const [state, setState] = useState<WalkState>();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Words>();
  const running = state !== undefined && state.phase !== 'over';

  const run = async (command: 'walk' | 'stopWalk') => {
    setAsked(true);
    setTrouble(undefined);
    await ask(command, { tabId }).catch((error: unknown) => setTrouble(failureWords(error)));
    await look();
    setAsked(false);
  };
  const look = async () => {
    const fresh = await ask('walkStatus', { tabId }).catch(() => undefined);
    if (fresh) setState(fresh.state);
  };

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [tabId]);
  // The figures have grown by what was read.
  useEffect(() => {
    if (state?.phase === 'over') onEnd();
  }, [state?.phase]);

  return (
    <>
      {state && (
        <div class="line walk" role="status">
          <span>{sayBoth(reportOf(state))}</span>
          {running && (
            <button type="button" disabled={asked} onClick={() => void run('stopWalk')}>
              {say(words('walk_stop'))}
            </button>
          )}
        </div>
      )}
      {!running && walkable && (
        <div class="line">
          <button type="button" disabled={asked} onClick={() => void run('walk')}>
            {say(words('walk_start'))}
          </button>
          <span class="note">{aboutOf(walkable)}</span>
        </div>
      )}
      {trouble && (
        <p class="note trouble" role="alert">
          {say(trouble)}
        </p>
      )}
    </>
  );
}

/** How long the list is, as far as its pager says. */
function aboutOf({ pages, total }: NonNullable<Finding['walkable']>): string {
  if (pages !== undefined && total !== undefined) return say(words('walk_start_about_both', pages, total));
  if (total !== undefined) return say(words('walk_start_about_total', total));
  return pages === undefined ? '' : say(words('walk_start_about', pages));
}
