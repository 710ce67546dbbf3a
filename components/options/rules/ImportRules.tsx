import { useState } from 'preact/hooks';
import { parseRules, type RuleFault } from '../../../lib/rules/file.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { PRESETS } from '../../../lib/rules/presets/index.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { faultText } from '../fault-words.ts';
import { ImportZone } from '../ImportZone.tsx';
import { Offer } from './Offer.tsx';

interface Props {
  current: RuleProfile | undefined;
  /** @returns whether the rules are in force */
  onTake: (profile: RuleProfile) => Promise<boolean>;
}

type Seen =
  | { state: 'refused'; file: string; faults: readonly RuleFault[] }
  | { state: 'offered'; file: string; profile: RuleProfile };

/** Rules that bear a preset's id and say something else are the office's own: presets never change. */
function ownOf(profile: RuleProfile): RuleProfile {
  const preset = PRESETS.find(({ id }) => id === profile.id);
  return !preset || JSON.stringify(preset) === JSON.stringify(profile)
    ? profile
    : { ...profile, id: `own-${crypto.randomUUID()}` };
}

/** Far above any office's rules. */
const MAX_BYTES = 2_000_000;

/** Rules from a file: what they would change is said first; a file that is not whole is refused with place and reason. */
export function ImportRules({ current, onTake }: Props) {
  const [seen, setSeen] = useState<Seen>();
  const look = async (file: File) => {
    const foreign: RuleFault = { path: [], where: [], what: words('rules_fault_foreign') };
    const parsed = file.size > MAX_BYTES ? ({ ok: false, faults: [foreign] } as const) : parseRules(await file.text());
    setSeen(
      parsed.ok
        ? { state: 'offered', file: file.name, profile: ownOf(parsed.profile) }
        : { state: 'refused', file: file.name, faults: parsed.faults },
    );
  };
  const take = async (profile: RuleProfile) => {
    if (await onTake(profile)) setSeen(undefined);
  };
  return (
    <ImportZone
      label={say(words('rules_import'))}
      note={say(words('rules_import_note'))}
      accept=".json,application/json"
      onFile={(file) => void look(file)}
    >
      {seen?.state === 'refused' && <Refused {...seen} />}
      {seen?.state === 'offered' && (
        <Offer
          profile={seen.profile}
          before={current}
          onTake={() => void take(seen.profile)}
          onLeave={() => setSeen(undefined)}
        >
          <p>{say(words('rules_offer', seen.file, seen.profile.name, seen.profile.rules.length))}</p>
          <p class="note">{seen.profile.source}</p>
        </Offer>
      )}
    </ImportZone>
  );
}

function Refused({ file, faults }: { file: string; faults: readonly RuleFault[] }) {
  return (
    <div class="trouble" role="alert">
      <p>{say(words('rules_refused', file))}</p>
      <ul>
        {faults.map(({ where, what }) => {
          const told = faultText(where, what);
          return <li key={told}>{told}</li>;
        })}
      </ul>
    </div>
  );
}
