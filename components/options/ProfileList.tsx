import { useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import { profilesFile } from '../../lib/profiles/file.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { words } from '../../lib/ticket/words.ts';
import { download } from '../download.ts';
import { say } from '../say.ts';

interface Props {
  profiles: readonly SiteProfile[];
  onRemove: (id: string) => Promise<void>;
}

/** The profiles as a table; the ticked ones, or all, go into one file. */
export function ProfileList({ profiles, onRemove }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (profiles.length === 0) return <p class="empty">{say(words('options_profiles_none'))}</p>;
  const chosen = profiles.filter(({ id }) => ticked.has(id));
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const save = (which: readonly SiteProfile[]) => {
    const at = instantText(Date.now());
    const name = say(words('profiles_file', at.slice(0, 10)));
    download(`${name}.json`, 'application/json', profilesFile(which, at));
  };
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col" class="tick" />
            <th scope="col">{say(words('profiles_part_name'))}</th>
            <th scope="col">{say(words('profiles_part_match'))}</th>
            <th scope="col" class="number">
              {say(words('options_list_count'))}
            </th>
            <th scope="col" class="number">
              {say(words('options_detail_count'))}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {profiles.map((profile) => (
            <Row
              key={profile.id}
              profile={profile}
              ticked={ticked.has(profile.id)}
              onTick={(on) => tick(profile.id, on)}
              onRemove={() => onRemove(profile.id)}
            />
          ))}
        </tbody>
      </table>
      <div class="line">
        <button type="button" onClick={() => save(profiles)}>
          {say(words('options_export_all'))}
        </button>
        <button type="button" disabled={chosen.length === 0} onClick={() => save(chosen)}>
          {say(words('options_export_chosen', chosen.length))}
        </button>
      </div>
    </>
  );
}

interface RowProps {
  profile: SiteProfile;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onRemove: () => Promise<void>;
}

function Row({ profile, ticked, onTick, onRemove }: RowProps) {
  const [isAsking, setAsking] = useState(false);
  const { name, match, list, detail } = profile;
  return (
    <tr>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={say(words('options_tick', name))}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </td>
      <td class="name">{name}</td>
      <td class="match">{match.join(' ')}</td>
      <td class="number">{Object.keys(list).length}</td>
      <td class="number">{Object.keys(detail).length}</td>
      <td class="do">
        {isAsking ? (
          <span class="line" role="alert">
            {say(words('options_remove_sure'))}
            <button type="button" class="danger" onClick={() => void onRemove()}>
              {say(words('options_remove'))}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {say(words('cancel'))}
            </button>
          </span>
        ) : (
          <button type="button" class="quiet" onClick={() => setAsking(true)}>
            {say(words('options_remove'))}
          </button>
        )}
      </td>
    </tr>
  );
}
