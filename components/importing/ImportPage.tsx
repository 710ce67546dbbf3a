import { useRef, useState } from 'preact/hooks';
import { fileProfile } from '../../lib/importing/profile.ts';
import type { RemoteSession } from '../../lib/importing/remote.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ask, failureWords } from '../office.ts';
import { say } from '../say.ts';
import { CheckSummary } from './CheckSummary.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Progress } from './Progress.tsx';
import { Result } from './Result.tsx';
import { importAll, type Outcome } from './run.ts';
import { SheetChoice } from './SheetChoice.tsx';
import { SheetMapping } from './SheetMapping.tsx';
import { useFile } from './useFile.ts';
import { useSites } from './useSites.ts';

/** Imports tickets of a file: choose it, see what its columns mean, store. */
export function ImportPage({ session }: { session: RemoteSession }) {
  const sites = useSites();
  const state = useFile(session);
  const [chosen, setOrigin] = useState<string>();
  const [remembers, setRemembers] = useState(true);
  const [progress, setProgress] = useState<{ stored: number; total: number }>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [failure, setFailure] = useState<Words>();
  const cancel = useRef(new AbortController());
  const [isCancelled, setCancelled] = useState(false);

  const { origins = [], profiles = [] } = sites.known ?? {};
  const origin = chosen !== undefined && origins.includes(chosen) ? chosen : origins[0];
  const { file } = state;
  const view = file?.view;
  const isChanged = view !== undefined && JSON.stringify(view.profile) !== JSON.stringify(file?.start);
  const profileOf = (of: string): SiteProfile =>
    fileProfile(profiles, of, say(words('profiles_files_name', new URL(of).host)));

  const openFile = (picked: File) => {
    setOutcome(undefined);
    if (origin !== undefined) void state.open(picked, profileOf(origin));
  };
  const run = async (site: string, total: number) => {
    setFailure(undefined);
    try {
      if (isChanged && remembers) await ask('saveProfiles', { profiles: [view.profile] });
    } catch (error) {
      return setFailure(failureWords(error));
    }
    cancel.current = new AbortController();
    setCancelled(false);
    const onProgress = (stored: number) => setProgress({ stored, total });
    onProgress(0);
    setOutcome(await importAll({ session, site, total, onProgress, signal: cancel.current.signal }));
    setProgress(undefined);
    await sites.reload();
  };

  return (
    <>
      <h1>{say(words('import_open'))}</h1>
      {sites.failure && <Trouble text={sites.failure} />}
      {sites.known && origin === undefined && (
        <>
          <Trouble text={words('import_no_site')} />
          <p>
            <button type="button" onClick={() => void sites.reload()}>
              {say(words('import_site_again'))}
            </button>
          </p>
        </>
      )}
      {state.refusal && <Trouble text={words('import_file_refusal', state.refusal.name, say(state.refusal.why))} />}
      {origin !== undefined && !file && !state.opening && <FileDrop onFile={openFile} />}
      {state.opening && (
        <p class="note" role="status">
          {say(words('import_opening', state.opening))}
        </p>
      )}
      {file && progress && (
        <Progress
          {...progress}
          name={file.name}
          isCancelled={isCancelled}
          onCancel={() => {
            cancel.current.abort();
            setCancelled(true);
          }}
        />
      )}
      {file && outcome && !progress && (
        <Result
          outcome={outcome}
          name={file.name}
          onAgain={() => {
            setOutcome(undefined);
            state.close();
          }}
          onSheets={file.book.sheets.length > 1 ? () => setOutcome(undefined) : undefined}
        />
      )}
      {file && origin !== undefined && !progress && !outcome && (
        <>
          <div class="line">
            <h2 class="file">{file.name}</h2>
            <button type="button" class="quiet" onClick={state.close}>
              {say(words('import_change_file'))}
            </button>
          </div>
          <SheetChoice
            origins={origins}
            origin={origin}
            onOrigin={(next) => {
              setOrigin(next);
              void state.look(file.sheet, profileOf(next));
            }}
            book={file.book}
            sheet={file.sheet}
            onSheet={(sheet) => void state.look(sheet, profileOf(origin))}
          />
          {!view && <Trouble text={words('import_no_header')} />}
          {view && (
            <>
              <SheetMapping
                view={view}
                damaged={file.book.damaged}
                onChoose={(key, field) => void state.choose(key, field)}
              />
              {!view.preview.refusal && <CheckSummary checked={file.checked} records={view.records} />}
              <footer class="actions">
                {failure && <Trouble text={failure} />}
                {isChanged && (
                  <label>
                    <input
                      type="checkbox"
                      checked={remembers}
                      onChange={(event) => setRemembers(event.currentTarget.checked)}
                    />
                    {say(words('import_remember'))}
                  </label>
                )}
                <button
                  type="button"
                  class="main"
                  disabled={(file.checked?.tickets ?? 0) === 0}
                  onClick={() => void run(origin, file.checked?.tickets ?? 0)}
                >
                  {say(file.checked?.tickets ? words('import_go', file.checked.tickets) : words('import_go_unready'))}
                </button>
              </footer>
            </>
          )}
        </>
      )}
    </>
  );
}

function Trouble({ text }: { text: Words }) {
  return (
    <p class="note trouble" role="alert">
      {say(text)}
    </p>
  );
}
