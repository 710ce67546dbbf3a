import { useState } from 'preact/hooks';
import { type Fault, parseProfiles } from '../../lib/profiles/file.ts';
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { failureWords } from '../failures.ts';
import { say } from '../say.ts';
import { faultText } from './fault-words.ts';
import { ImportZone } from './ImportZone.tsx';

interface Props {
  known: readonly SiteProfile[];
  save: (profiles: SiteProfile[]) => Promise<void>;
}

type Seen =
  | { state: 'refused'; file: string; faults: readonly Fault[] }
  | { state: 'offered'; file: string; profiles: SiteProfile[] }
  | { state: 'done'; told: Words };

/** Far above any office's profiles: a larger file is something else. */
const MAX_BYTES = 5_000_000;

/** A file of profiles, chosen or dropped: what it would bring and replace is said first, what is wrong with it where. */
export function ImportProfiles({ known, save }: Props) {
  const [seen, setSeen] = useState<Seen>();

  const look = async (file: File) => {
    const tooLarge: Fault = { where: [], what: words('profiles_fault_foreign') };
    const parsed =
      file.size > MAX_BYTES ? ({ ok: false, faults: [tooLarge] } as const) : parseProfiles(await file.text());
    setSeen(
      parsed.ok
        ? { state: 'offered', file: file.name, profiles: parsed.profiles }
        : { state: 'refused', file: file.name, faults: parsed.faults },
    );
  };
  const keep = async (profiles: SiteProfile[]) => {
    try {
      await save(profiles);
      setSeen({ state: 'done', told: words('profiles_imported', profiles.length) });
    } catch (error) {
      setSeen({ state: 'done', told: failureWords(error) });
    }
  };

  return (
    <ImportZone
      label={say(words('options_import'))}
      note={say(words('options_import_note'))}
      accept=".json,application/json"
      onFile={(file) => void look(file)}
    >
      {seen?.state === 'refused' && <Refused file={seen.file} faults={seen.faults} />}
      {seen?.state === 'offered' && (
        <Offer
          file={seen.file}
          profiles={seen.profiles}
          known={known}
          onKeep={() => void keep(seen.profiles)}
          onLeave={() => setSeen(undefined)}
        />
      )}
      {seen?.state === 'done' && <p role="status">{say(seen.told)}</p>}
    </ImportZone>
  );
}

function Refused({ file, faults }: { file: string; faults: readonly Fault[] }) {
  return (
    <div class="trouble" role="alert">
      <p>{say(words('profiles_refused', file))}</p>
      <ul>
        {faults.map((fault) => {
          const told = profileFault(fault);
          return <li key={told}>{told}</li>;
        })}
      </ul>
    </div>
  );
}

/** `第 2 个对照“云溪”，列表，栏目“办理期限”：不能为空` */
function profileFault({ where, field, what }: Fault): string {
  const named = field ? [words('profiles_part_field', say(words(`field_${field}`)))] : [];
  return faultText([...where, ...named], what);
}

interface OfferProps {
  file: string;
  profiles: readonly SiteProfile[];
  known: readonly SiteProfile[];
  onKeep: () => void;
  onLeave: () => void;
}

/** What importing would do, before it is done. */
function Offer({ file, profiles, known, onKeep, onLeave }: OfferProps) {
  return (
    <div class="offer" role="status">
      <p>{say(words('profiles_offer', file, profiles.length))}</p>
      <ul>
        {profiles.map(({ id, name, match }) => {
          const old = known.find((profile) => profile.id === id);
          const what = old
            ? words('profiles_replaces', name, match.join(' '), old.name)
            : words('profiles_adds', name, match.join(' '));
          return <li key={id}>{say(what)}</li>;
        })}
      </ul>
      <div class="line">
        <button type="button" class="main" onClick={onKeep}>
          {say(words('profiles_keep'))}
        </button>
        <button type="button" onClick={onLeave}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}
