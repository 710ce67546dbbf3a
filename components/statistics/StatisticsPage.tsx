import { useEffect, useState } from 'preact/hooks';
import type { OfficeProfile } from '../../lib/bulletin/settings.ts';
import { asOfText } from '../../lib/figures/moment.ts';
import { periodLabel, periodOf } from '../../lib/figures/period.ts';
import type { Loaded } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { BulletinTab } from './BulletinTab.tsx';
import type { Behind } from './behind.ts';
import { Definitions } from './Definitions.tsx';
import { Files } from './Files.tsx';
import { officeFailure } from './failure.ts';
import { LeaderTab } from './LeaderTab.tsx';
import { Lists } from './Lists.tsx';
import { Mailbox } from './Mailbox.tsx';
import { Overview } from './Overview.tsx';
import { hashOf, type Place, placeOf, TABS, type Tab } from './place.ts';
import { Tables } from './Tables.tsx';
import { TicketDialog } from './TicketDialog.tsx';
import { useOffice } from './useOffice.ts';
import { VerifyTab } from './VerifyTab.tsx';

/** The office's figures of a period, its lists, its bulletin, and the files of it. */
export function StatisticsPage({ office }: { office: RemoteOffice }) {
  const [place, setPlace] = useState<Place>(placeOf(location.hash));
  const [quarters, setQuarters] = useState<string[]>();
  const [failure, setFailure] = useState<Words>();
  const [edited, setEdited] = useState<OfficeProfile>();
  const isEdited = edited !== undefined;
  useEffect(() => {
    if (!isEdited) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isEdited]);
  useEffect(() => {
    office.quarters().then(setQuarters, (error: unknown) => setFailure(officeFailure(error)));
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (change: Partial<Place>) => {
    const next = { ...place, ...change };
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  };

  const period = place.period ?? quarters?.[0];
  if (failure)
    return (
      <p class="trouble" role="alert">
        {say(failure)}
      </p>
    );
  if (period === undefined) return <p class="note">{say(words('popup_loading'))}</p>;
  return (
    <Office
      key={period}
      office={office}
      place={{ ...place, period }}
      quarters={quarters ?? []}
      edited={edited}
      onEdit={setEdited}
      onGo={go}
    />
  );
}

interface OfficeProps {
  office: RemoteOffice;
  place: Place & { period: string };
  quarters: readonly string[];
  /** The office's profile as it is being edited; undefined while it is as it was kept. */
  edited: OfficeProfile | undefined;
  onEdit: (profile: OfficeProfile | undefined) => void;
  onGo: (change: Partial<Place>) => void;
}

function Office({ office, place, quarters, edited, onEdit, onGo }: OfficeProps) {
  const { period, unit, tab, asOf } = place;
  const { loaded, progress, failure, reload } = useOffice(office, {
    period,
    asOf,
    ...(unit === undefined ? {} : { unit }),
  });
  const [behind, setBehind] = useState<Behind>();
  const periods = quarters.includes(period) ? quarters : [period, ...quarters];
  const units = loaded?.units ?? [];
  const shownUnits = unit !== undefined && !units.includes(unit) ? [unit, ...units] : units;
  return (
    <>
      <header class="bar">
        <h1>{say(words('statistics_title'))}</h1>
        <p class="printed">{[nameOf(period), unit].filter(Boolean).join(' ')}</p>
        <label>
          {say(words('statistics_period'))}
          <select value={period} onChange={(event) => onGo({ period: event.currentTarget.value })}>
            {periods.map((each) => (
              <option key={each} value={each}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say(words('office_unit'))}
          {/* The mark tells the tickets without a unit from all units. */}
          <select
            value={unit === undefined ? '' : `=${unit}`}
            onChange={({ currentTarget: { value } }) => onGo({ unit: value === '' ? undefined : value.slice(1) })}
          >
            <option value="">{say(words('statistics_all_units'))}</option>
            {shownUnits.map((each) => (
              <option key={each} value={`=${each}`}>
                {each || say(words('report_unstated'))}
              </option>
            ))}
          </select>
        </label>
        {loaded && !loaded.report.toDate && (
          <label>
            {say(words('statistics_as_of'))}
            <select
              value={asOf}
              onChange={(event) => onGo({ asOf: event.currentTarget.value === 'now' ? 'now' : 'end' })}
            >
              <option value="end">{say(words('statistics_as_of_end'))}</option>
              <option value="now">{say(words('statistics_as_of_now'))}</option>
            </select>
          </label>
        )}
        <button type="button" class="quiet" onClick={() => print()}>
          {say(words('statistics_print'))}
        </button>
      </header>
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}{' '}
          <button type="button" onClick={reload}>
            {say(words('statistics_again'))}
          </button>
        </p>
      )}
      {progress !== undefined && <Counting share={progress} />}
      {loaded && (
        <>
          <p class="note as-of">{say(words('office_as_of', asOfText(loaded.report.asOfMs), loaded.profile.name))}</p>
          <Files office={office} loaded={loaded} isCounting={progress !== undefined} />
          <div class="tabs" role="tablist" aria-label={say(words('statistics_title'))}>
            {TABS.map((each) => (
              <TabButton key={each} tab={each} current={tab} onGo={(next) => onGo({ tab: next })} />
            ))}
          </div>
          <div class="tab" role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
            <Shown
              tab={tab}
              office={office}
              loaded={loaded}
              profile={edited ?? loaded.profile}
              onEdit={onEdit}
              onOpen={setBehind}
              onChanged={() => {
                onEdit(undefined);
                reload();
              }}
            />
          </div>
        </>
      )}
      {behind && <TicketDialog office={office} behind={behind} onClose={() => setBehind(undefined)} />}
    </>
  );
}

interface ShownProps {
  tab: Tab;
  office: RemoteOffice;
  loaded: Loaded;
  profile: OfficeProfile;
  onEdit: (profile: OfficeProfile | undefined) => void;
  onOpen: (behind: Behind) => void;
  onChanged: () => void;
}

function Shown({ tab, office, loaded, profile, onEdit, onOpen, onChanged }: ShownProps) {
  switch (tab) {
    case 'overview':
      return <Overview loaded={loaded} onOpen={onOpen} />;
    case 'tables':
      return <Tables loaded={loaded} onOpen={onOpen} />;
    case 'lists':
      return <Lists office={office} loaded={loaded} />;
    case 'leader':
      return <LeaderTab loaded={loaded} onOpen={onOpen} />;
    case 'mailbox':
      return <Mailbox loaded={loaded} onOpen={onOpen} />;
    case 'bulletin':
      return (
        <BulletinTab
          key={`${loaded.report.period} ${loaded.unit}`}
          office={office}
          loaded={loaded}
          profile={profile}
          onEdit={onEdit}
          onSaved={onChanged}
        />
      );
    case 'verify':
      return <VerifyTab office={office} />;
    case 'definitions':
      return <Definitions loaded={loaded} profile={profile} onEdit={onEdit} onSaved={onChanged} />;
  }
}

function TabButton({ tab, current, onGo }: { tab: Tab; current: Tab; onGo: (tab: Tab) => void }) {
  const step = (by: number) => {
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab;
    onGo(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab}`}
      aria-selected={tab === current}
      aria-controls="panel"
      tabIndex={tab === current ? 0 : -1}
      onClick={() => onGo(tab)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') step(1);
        if (key === 'ArrowLeft') step(-1);
      }}
    >
      {say(words(`statistics_tab_${tab}`))}
    </button>
  );
}

function Counting({ share }: { share: number }) {
  const text = say(words('statistics_counting', Math.round(share * 100)));
  return (
    <p class="note counting" role="status">
      <progress value={share} max={1} aria-label={text} /> {text}
    </p>
  );
}

/** As it stands in the choice. */
function nameOf(period: string): string {
  const known = periodOf(period);
  return known ? say(periodLabel(known)) : period;
}
