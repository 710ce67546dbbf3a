import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Drift } from '../lib/drift/model.ts';
import type { Finding } from '../lib/protocol/page.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { DriftNote } from './DriftNote.tsx';
import { Embedded } from './Embedded.tsx';
import { MapButton } from './MapButton.tsx';
import { ask, failureWords } from './office.ts';
import { patternOf } from './origins.ts';
import { say } from './say.ts';
import { VisitSwitch } from './VisitSwitch.tsx';
import { Walk } from './Walk.tsx';

type State = 'loading' | 'no-site' | 'off' | 'on';

/** The site of the open tab: turning Anqi on and off there, and what was found on the page. */
export function SitePanel(props: { tabId: number | undefined; url: string | undefined; onChange: () => void }) {
  const { tabId, onChange } = props;
  const origin = originOf(props.url);
  const [state, setState] = useState<State>(origin ? 'loading' : 'no-site');
  const [finding, setFinding] = useState<Finding>();
  const [drift, setDrift] = useState<Drift>();
  const [trouble, setTrouble] = useState<Words>();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      setTrouble(failureWords(error));
    }
    setBusy(false);
    onChange();
  };

  useEffect(() => {
    if (!origin) return;
    ask('site', { origin }).then(
      (site) => {
        setState(site.enabled ? 'on' : 'off');
        setDrift(site.drift);
        if (site.enabled && tabId !== undefined) void run(async () => setFinding(await ask('read', { tabId })));
      },
      (error: unknown) => {
        setState('off');
        setTrouble(failureWords(error));
      },
    );
  }, []);

  const enable = () => {
    if (!origin || tabId === undefined) return;
    // The request must be the first thing a click does; the wish is kept because the prompt may close this popup.
    const kept = ask('wish', { origin, tabId });
    const asked = browser.permissions.request({ origins: [patternOf(origin)] });
    void run(async () => {
      await kept;
      if (!(await asked)) return setTrouble(words('site_refused'));
      setFinding(await ask('enable', { origin, tabId }));
      setState('on');
    });
  };

  const disable = (deleteData: boolean) => {
    if (!origin) return;
    void run(async () => {
      await ask('disable', { origin, deleteData });
      setState('off');
      setFinding(undefined);
      setLeaving(false);
    });
  };

  return (
    <header class="site">
      <div class="line">
        <h1>{say(words('extShort'))}</h1>
        {origin && (
          <span class="host" title={origin}>
            {new URL(origin).host}
          </span>
        )}
        {state === 'on' && <span class="state">{say(words('site_on'))}</span>}
      </div>
      {state === 'no-site' && <p class="note">{say(words('site_none'))}</p>}
      {state === 'off' && (
        <>
          <p class="note">{say(words('site_offer'))}</p>
          <button type="button" class="main" disabled={busy} onClick={enable}>
            {say(words('site_enable'))}
          </button>
        </>
      )}
      {state === 'on' && (
        <>
          <p class="note found" role="status">
            {say(busy ? words('site_reading') : foundWords(finding))}
          </p>
          {drift && origin && <DriftNote drift={drift} tabId={tabId} origin={origin} onFailure={setTrouble} />}
          {tabId !== undefined && finding?.embedded && (
            <Embedded origins={finding.embedded} tabId={tabId} onFound={setFinding} onFailure={setTrouble} />
          )}
          {tabId !== undefined && <Walk tabId={tabId} walkable={finding?.walkable} onEnd={onChange} />}
          {origin && <VisitSwitch origin={origin} onFailure={setTrouble} />}
          <Warnings finding={finding} />
          <MapButton tabId={tabId} onFailure={setTrouble} />
          {!leaving && (
            <button type="button" class="quiet" disabled={busy} onClick={() => setLeaving(true)}>
              {say(words('site_disable'))}
            </button>
          )}
          {leaving && (
            <fieldset class="line choices" aria-label={say(words('site_disable'))}>
              <button type="button" onClick={() => disable(false)}>
                {say(words('site_disable_keep'))}
              </button>
              <button type="button" class="danger" onClick={() => disable(true)}>
                {say(words('site_disable_delete'))}
              </button>
              <button type="button" class="quiet" onClick={() => setLeaving(false)}>
                {say(words('cancel'))}
              </button>
            </fieldset>
          )}
        </>
      )}
      {trouble && (
        <p class="note trouble" role="alert">
          {say(trouble)}
        </p>
      )}
    </header>
  );
}

/** What could not be read, each once, folded away until asked for. */
function Warnings({ finding }: { finding: Finding | undefined }) {
  const told = finding?.warnings ?? [];
  if (told.length === 0) return null;
  const lines = told
    .slice(0, 20)
    .map(({ code, label, row, detail }) =>
      say(words(`warning_${code.replaceAll('-', '_')}`, label ?? '', row ?? '', detail ?? '')),
    );
  return (
    <details class="warnings">
      <summary>{say(words('site_warnings', told.length))}</summary>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function foundWords(finding: Finding | undefined): Words {
  if (!finding || finding.kind === 'none') return words('site_found_none');
  if (finding.kind === 'detail') return words('site_found_detail', finding.tickets);
  const { total, mapped } = finding.columns;
  return total === 0
    ? words('site_found_cards', finding.tickets)
    : words('site_found_list', finding.tickets, total, mapped);
}

function originOf(url: string | undefined): string | undefined {
  if (!url || !/^https?:/.test(url)) return undefined;
  return new URL(url).origin;
}
