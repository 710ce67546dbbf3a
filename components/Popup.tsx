import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Figure } from '../lib/metrics/figures.ts';
import { words } from '../lib/ticket/words.ts';
import { BackupNote } from './BackupNote.tsx';
import { CompanionNote } from './CompanionNote.tsx';
import { clockOffWords } from './clock-words.ts';
import { Exports } from './Exports.tsx';
import { Figures } from './Figures.tsx';
import { ImportLink } from './importing/ImportLink.tsx';
import { Charts } from './quarter/Charts.tsx';
import { Reminders } from './Reminders.tsx';
import { SitePanel } from './SitePanel.tsx';
import { say } from './say.ts';
import { TicketsBehind } from './TicketsBehind.tsx';
import { type Overview, useOverview } from './useOverview.ts';
import { openWorklist } from './worklist/panel.ts';

interface Props {
  tabId: number | undefined;
  url: string | undefined;
  /** What is drawn first, asked for before the popup knew its tab. */
  first: Promise<Overview>;
}

/** The popup: the site, what needs attention, a quarter's figures and charts, the files to hand in. */
export function Popup({ tabId, url, first }: Props) {
  const { overview, place, isDrawn, parts, partsBusy, failure, partsFailure, reload, choose } = useOverview(first);
  const [figure, setFigure] = useState<Figure['id']>();

  const chosen = overview?.glance.figures.find(({ id }) => id === figure);
  if (overview && chosen) {
    const { label } = overview.glance;
    return <TicketsBehind figure={chosen} place={place} period={label} onBack={() => setFigure(undefined)} />;
  }
  return (
    <>
      <SitePanel tabId={tabId} url={url} onChange={reload} />
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
      {overview?.companion?.notice && <CompanionNote notice={overview.companion.notice} />}
      {overview && overview.reminderCount > 0 && (
        <Reminders lines={overview.reminders} count={overview.reminderCount} asOfMs={overview.asOfMs} onDone={reload} />
      )}
      {overview && !overview.known && <p class="note">{say(words('popup_empty'))}</p>}
      {overview?.known && (
        <>
          <button type="button" class="worklist" onClick={() => void openWorklist()}>
            {say(words('worklist_open'))}
          </button>
          <Figures
            glance={overview.glance}
            before={overview.before}
            after={overview.after}
            unit={place.unit}
            onQuarter={(quarter) => choose({ quarter })}
            onAllUnits={() => choose({ unit: undefined })}
            onOpen={setFigure}
          />
          {!overview.ruled && (
            <p class="note">
              {say(words('popup_unruled'))}{' '}
              <button type="button" class="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
                {say(words('popup_choose_rules'))}
              </button>
            </p>
          )}
          {overview.backup && <BackupNote days={overview.backup.days} onQuiet={reload} />}
          {isDrawn && (
            <Charts
              glance={overview.glance}
              parts={parts}
              busy={partsBusy}
              failure={partsFailure}
              unit={place.unit}
              onUnit={(unit) => choose({ unit })}
            />
          )}
          <Exports quarter={overview.glance.name} label={overview.glance.label} unit={place.unit} />
        </>
      )}
      <ImportLink />
      <footer class="line">
        <span>{say(words(overview?.companion ? 'popup_local_copied' : 'popup_local'))}</span>
        <button type="button" class="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
          {say(words('options_open'))}
        </button>
      </footer>
    </>
  );
}
