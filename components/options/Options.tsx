import { useEffect, useState } from 'preact/hooks';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ask, failureWords } from '../office.ts';
import { say } from '../say.ts';
import { Backup } from './backup/Backup.tsx';
import { Calendar } from './calendar/Calendar.tsx';
import { Companion } from './companion/Companion.tsx';
import { Duties } from './duties/Duties.tsx';
import { ImportProfiles } from './ImportProfiles.tsx';
import { ProfileList } from './ProfileList.tsx';
import { Reminders } from './reminders/Reminders.tsx';
import { Replies } from './replies/Replies.tsx';
import { Rules } from './rules/Rules.tsx';

interface Known {
  origins: string[];
  profiles: SiteProfile[];
}

/** Sites that are switched on, and the profiles that this browser knows: out to a file, in from one, away. */
export function Options() {
  const [known, setKnown] = useState<Known>();
  const [failure, setFailure] = useState<Words>();
  const fail = (error: unknown) => setFailure(failureWords(error));
  const load = () =>
    ask('profiles', {}).then((fresh) => {
      setKnown(fresh);
      setFailure(undefined);
    }, fail);
  useEffect(() => void load(), []);
  /** Sections are made anew, as what they show was put back. */
  const [round, setRound] = useState(0);
  const restored = () => {
    setRound((before) => before + 1);
    void load();
  };

  return (
    <>
      <h1>{say(words('options_title'))}</h1>
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {!known && !failure && <p class="note">{say(words('options_loading'))}</p>}
      {known && (
        <>
          <section aria-label={say(words('options_sites'))}>
            <h2>{say(words('options_sites'))}</h2>
            {known.origins.length === 0 && <p class="note">{say(words('options_sites_none'))}</p>}
            <ul class="sites">
              {known.origins.map((origin) => (
                <li key={origin}>{origin}</li>
              ))}
            </ul>
          </section>
          <Backup onRestored={restored} />
          <Companion onRestored={restored} />
          <Calendar key={`calendar ${round}`} />
          <Rules key={`rules ${round}`} />
          <Duties key={`duties ${round}`} />
          <Reminders key={`reminders ${round}`} />
          <Replies key={`replies ${round}`} />
          <section class="profiles" aria-label={say(words('options_profiles'))}>
            <h2>{say(words('options_profiles'))}</h2>
            <p class="note">{say(words('options_profiles_note'))}</p>
            <ProfileList profiles={known.profiles} onRemove={(id) => ask('removeProfile', { id }).then(load, fail)} />
            <ImportProfiles
              known={known.profiles}
              save={async (profiles) => {
                await ask('saveProfiles', { profiles });
                await load();
              }}
            />
          </section>
        </>
      )}
      <footer>{say(words('options_local'))}</footer>
    </>
  );
}
