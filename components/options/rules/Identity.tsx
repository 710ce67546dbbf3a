import { type Draft, isPreset } from '../../../lib/rules/draft.ts';
import type { RuleFault } from '../../../lib/rules/file.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';

interface Props {
  draft: Draft;
  /** Whether they have just become the office's own. */
  isNew: boolean;
  faults: readonly RuleFault[];
  onChange: (change: Partial<Draft>) => void;
}

/** Which rules these are and where they are written; both can be changed where they are the office's own. */
export function Identity({ draft, isNew, faults, onChange }: Props) {
  const { id, name, source } = draft;
  if (isPreset(id))
    return (
      <div class="identity">
        <strong>{name}</strong>
        <p class="note">{source}</p>
      </div>
    );
  const faultOf = (part: string) => faults.find(({ path }) => path[0] === part)?.what;
  return (
    <div class="identity">
      {isNew && <p class="note">{say(words('rules_own_note'))}</p>}
      <Text
        id="rules-name"
        label={say(words('rules_own_profile'))}
        value={name}
        fault={faultOf('name')}
        onText={(text) => onChange({ name: text })}
      />
      <Text
        id="rules-source"
        type="area"
        label={say(words('rules_own_source'))}
        value={source}
        fault={faultOf('source')}
        onText={(text) => onChange({ source: text })}
      />
    </div>
  );
}
