import type { ComponentChildren } from 'preact';
import { isPreset } from '../../../lib/rules/draft.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Effect } from './Effect.tsx';

interface Props {
  /** What is offered. */
  profile: RuleProfile;
  /** What it would take the place of. */
  before: RuleProfile | undefined;
  children?: ComponentChildren;
  onTake: () => void;
  onLeave: () => void;
}

/** Other rules, and what they would change, before they are put in force. */
export function Offer({ profile, before, children, onTake, onLeave }: Props) {
  const isLost = before && !isPreset(before.id);
  return (
    <div class="offer" role="status">
      {children}
      <Effect profile={profile} />
      {isLost && <p>{say(words('rules_replaces_own', before.name))}</p>}
      <div class="line">
        <button type="button" class="main" onClick={onTake}>
          {say(words('rules_adopt_named', profile.name))}
        </button>
        <button type="button" onClick={onLeave}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}
