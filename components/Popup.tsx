import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Answer } from '../lib/protocol/answer.ts';
import type { ownCommands } from '../lib/protocol/own.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { clockOffWords } from './clock-words.ts';
import { Exports } from './Exports.tsx';
import { Figures } from './Figures.tsx';
import { ImportLink } from './importing/ImportLink.tsx';
import { ask, failureWords } from './office.ts';
import { Reminders } from './Reminders.tsx';
import { SitePanel } from './SitePanel.tsx';
import { say } from './say.ts';
import { TicketsBehind } from './TicketsBehind.tsx';
import { openWorklist } from './worklist/panel.ts';

type Overview = Answer<typeof ownCommands, 'overview'>;
type FigureId = Overview['figures'][number]['id'];

/** The popup: the site, what needs attention, the quarter to date, the files to hand in. */
export function Popup({ tabId, url }: { tabId: number | undefined; url: string | undefined }) {
  const [overview, setOverview] = useState<Overview>();
  const [failure, setFailure] = useState<Words>();
  const [figure, setFigure] = useState<FigureId>();

  const load = () => {
    ask('overview', {}).then(
      (fresh) => {
        setOverview(fresh);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(failureWords(error)),
    );
  };
  useEffect(load, []);

  const chosen = overview?.figures.find(({ id }) => id === figure);
  if (chosen) return <TicketsBehind figure={chosen} onBack={() => setFigure(undefined)} />;
  return (
    <>
      <SitePanel tabId={tabId} url={url} onChange={load} />
      {failure && (
        <p class="note trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {!overview && !failure && <p class="note">{say(words('popup_loading'))}</p>}
      {overview && overview.broken > 0 && <p class="note trouble">{say(words('popup_broken', overview.broken))}</p>}
      {overview?.clockAhead !== undefined && (
        <p class="note trouble" role="status">
          {say(clockOffWords(overview.clockAhead))}
        </p>
      )}
      {overview && overview.reminders.length > 0 && (
        <Reminders lines={overview.reminders} asOfMs={overview.asOfMs} onDone={load} />
      )}
      {overview && !overview.known && <p class="note">{say(words('popup_empty'))}</p>}
      {overview?.known && (
        <>
          <button type="button" class="worklist" onClick={() => void openWorklist()}>
            {say(words('worklist_open'))}
          </button>
          <Figures period={overview.period} figures={overview.figures} onOpen={setFigure} />
          <Exports />
        </>
      )}
      <ImportLink />
      <footer class="line">
        <span>{say(words('popup_local'))}</span>
        <button type="button" class="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
          {say(words('options_open'))}
        </button>
      </footer>
    </>
  );
}
