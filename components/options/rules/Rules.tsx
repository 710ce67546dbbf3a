import { useState } from 'preact/hooks';
import { rulesFile } from '../../../lib/rules/file.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { download } from '../../download.ts';
import { say } from '../../say.ts';
import { Editor } from './Editor.tsx';
import { ImportRules } from './ImportRules.tsx';
import { Offer } from './Offer.tsx';
import { Outcome } from './Outcome.tsx';
import { Presets } from './Presets.tsx';
import { useRules } from './useRules.ts';

/** By which rules tickets are clocked: chosen, changed, passed on. */
export function Rules() {
  const { known, told, isBusy, keep, forget } = useRules();
  const [isChanged, setChanged] = useState(false);
  const profile = known?.profile;
  const adopt = (next: RuleProfile) => keep(next, 'rules_adopted');
  return (
    <section aria-label={say(words('rules_title'))} class="rules">
      <h2>{say(words('rules_title'))}</h2>
      <fieldset disabled={isBusy} aria-busy={isBusy}>
        {told && !profile && <Outcome told={told} />}
        {!known && !told && <p class="note">{say(words('options_loading'))}</p>}
        {known && !profile && (
          <>
            <p class="note">{say(words('rules_unchosen'))}</p>
            <Presets onAdopt={(next) => void adopt(next)} />
          </>
        )}
        {known && profile && (
          <Editor
            profile={profile}
            office={known.office}
            told={told}
            onSave={(next) => keep(next, 'rules_saved')}
            onChanged={(on) => {
              setChanged(on);
              if (on) forget();
            }}
          />
        )}
        {isChanged && <p class="note">{say(words('rules_busy'))}</p>}
        {known && !isChanged && (
          <>
            {profile && <Others current={profile} onAdopt={adopt} />}
            <ImportRules current={profile} onTake={adopt} />
          </>
        )}
      </fieldset>
    </section>
  );
}

interface OthersProps {
  current: RuleProfile;
  onAdopt: (profile: RuleProfile) => Promise<boolean>;
}

/** The rules in force to a file, and others in place of them. */
function Others({ current, onAdopt }: OthersProps) {
  const [isOpen, setOpen] = useState(false);
  const [offered, setOffered] = useState<RuleProfile>();
  const save = () => download(`${say(words('rules_file', current.name))}.json`, 'application/json', rulesFile(current));
  const take = async (next: RuleProfile) => {
    if (!(await onAdopt(next))) return;
    setOffered(undefined);
    setOpen(false);
  };
  return (
    <>
      <div class="line">
        <button type="button" onClick={save}>
          {say(words('rules_export'))}
        </button>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(words('rules_others'))}
        </button>
      </div>
      {isOpen && (
        <Presets
          current={current.id}
          onAdopt={setOffered}
          below={(preset) =>
            preset === offered && (
              <Offer
                profile={offered}
                before={current}
                onTake={() => void take(offered)}
                onLeave={() => setOffered(undefined)}
              />
            )
          }
        />
      )}
    </>
  );
}
