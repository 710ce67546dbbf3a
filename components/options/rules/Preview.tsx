import type { OfficeCalendar } from '../../../lib/calendar/office.ts';
import type { RuleFault } from '../../../lib/rules/file.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { faultText } from '../fault-words.ts';
import { Effect } from './Effect.tsx';
import { Outcome } from './Outcome.tsx';
import { Sample } from './Sample.tsx';
import type { Told } from './useRules.ts';

interface Props {
  /** What the draft says, while it is whole. */
  profile: RuleProfile | undefined;
  faults: readonly RuleFault[];
  isChanged: boolean;
  office: OfficeCalendar;
  told: Told | undefined;
  editing: string | undefined;
  onSave: (profile: RuleProfile) => void;
  onDiscard: () => void;
}

/** Faults listed at once beside the form; each stands at its field as well. */
const MOST_FAULTS = 3;

/** What the changes would do, always beside them, and keeping them or not. */
export function Preview({ profile, faults, isChanged, office, told, editing, onSave, onDiscard }: Props) {
  return (
    <aside class="preview" aria-label={say(words('rules_preview'))}>
      {told && <Outcome told={told} />}
      {isChanged && (
        <div class="unsaved">
          <p>{say(words('rules_unsaved'))}</p>
          {faults.length > 0 && <Blocked faults={faults} />}
          {profile && <Effect profile={profile} />}
          <div class="line">
            <button type="button" class="main" disabled={!profile} onClick={() => profile && onSave(profile)}>
              {say(words('rules_save'))}
            </button>
            <button type="button" onClick={onDiscard}>
              {say(words('rules_discard'))}
            </button>
          </div>
        </div>
      )}
      <Sample profile={profile} office={office} editing={editing} />
    </aside>
  );
}

function Blocked({ faults }: { faults: readonly RuleFault[] }) {
  return (
    <div class="trouble">
      <p>{say(words('rules_blocked'))}</p>
      <ul>
        {faults.slice(0, MOST_FAULTS).map(({ where, what, path }) => (
          <li key={path.join('.')}>{faultText(where, what)}</li>
        ))}
      </ul>
    </div>
  );
}
