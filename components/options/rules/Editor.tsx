import { useEffect, useState } from 'preact/hooks';
import type { OfficeCalendar } from '../../../lib/calendar/office.ts';
import { changed, type Draft, differs, draftOf, profileOf } from '../../../lib/rules/draft.ts';
import { checkRules } from '../../../lib/rules/file.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Identity } from './Identity.tsx';
import { Preview } from './Preview.tsx';
import { RuleList } from './RuleList.tsx';
import type { Told } from './useRules.ts';

interface Props {
  profile: RuleProfile;
  office: OfficeCalendar;
  /** What became of the last saving. */
  told: Told | undefined;
  /** @returns whether the rules are in force */
  onSave: (profile: RuleProfile) => Promise<boolean>;
  /** Whether anything is changed and not saved. */
  onChanged: (isChanged: boolean) => void;
}

/** The rules in force, and changes to them: nothing counts before it is saved. */
export function Editor({ profile, office, told, onSave, onChanged }: Props) {
  const [draft, setDraft] = useState<Draft>();
  const [editing, setEditing] = useState<string>();
  const shown = draft ?? draftOf(profile);
  const checked = checkRules(profileOf(shown));
  const isChanged = differs(shown, profile);
  const whole = checked.ok ? checked.profile : undefined;
  const faults = checked.ok ? [] : checked.faults;

  useEffect(() => {
    onChanged(isChanged);
    if (!isChanged) return;
    // The browser asks before the page is left.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);

  const change = (part: Partial<Draft>) => {
    const own = { id: `own-${crypto.randomUUID()}`, name: say(words('rules_own_name', shown.name)) };
    setDraft(changed(shown, part, own));
  };
  const leave = () => {
    setDraft(undefined);
    setEditing(undefined);
  };
  return (
    <>
      <Identity draft={shown} isNew={shown.id !== profile.id} faults={faults} onChange={change} />
      <div class="two">
        <RuleList
          draft={shown}
          profile={whole}
          faults={faults}
          editing={editing}
          onEdit={setEditing}
          onChange={(rules) => change({ rules })}
        />
        <Preview
          profile={whole}
          faults={faults}
          isChanged={isChanged}
          office={office}
          told={told}
          editing={editing}
          onSave={(next) => void onSave(next).then((isKept) => isKept && leave())}
          onDiscard={leave}
        />
      </div>
    </>
  );
}
