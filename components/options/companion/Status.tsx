import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { codeWords } from '../../failures.ts';
import { say } from '../../say.ts';
import { momentWords } from '../backup/useRestore.ts';
import { Names, type NamesGiven } from './Names.tsx';
import type { Companion } from './useCompanion.ts';

interface Props {
  companion: Companion;
  isAsking: boolean;
  onTry: () => void;
  onOff: () => void;
  onNames: (names: NamesGiven) => void;
}

/** How the companion is, as far as is known, and what is with it; what to do where something is amiss. */
export function Status({ companion, isAsking, onTry, onOff, onNames }: Props) {
  const [changes, setChanges] = useState(false);
  const { clerk, unit, last, waiting, filling, safeAt, permitted } = companion;
  const isWaitedFor = isAsking && last.state !== 'ready';
  const isReady = last.state === 'ready';
  const isWell = isReady && (companion.refused.count === 0 || waiting > 0 || filling);
  const facts: [name: Words, value: Words | string | undefined][] = [
    [words('companion_program'), last.program],
    [words('companion_place'), last.store && words(`companion_store_${last.store}`)],
    [words('companion_safe_at'), safeAt === undefined ? words('companion_never_safe') : momentWords(safeAt)],
    [words('companion_waiting'), waitingWords(waiting, filling, isReady)],
    [words('companion_as'), [clerk, unit].filter(Boolean).join(' · ') || words('companion_nobody')],
  ];
  return (
    <>
      <div class={isWaitedFor || isWell ? 'told state' : 'trouble state'} role="status" data-state={last.state}>
        <p>{say(isWaitedFor ? words('companion_asking') : stateWords(companion))}</p>
      </div>
      <dl>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name.key}>
                <dt>{say(name)}</dt>
                <dd>{typeof value === 'string' ? value : say(value)}</dd>
              </div>
            ),
        )}
      </dl>
      <div class="line">
        {!permitted && (
          <button type="button" class="main" onClick={() => onNames({ clerk, unit })}>
            {say(words('companion_permit'))}
          </button>
        )}
        <button type="button" disabled={isAsking} onClick={onTry}>
          {say(words(isReady ? 'companion_check' : 'companion_try'))}
        </button>
        <button type="button" aria-expanded={changes} onClick={() => setChanges(!changes)}>
          {say(words('companion_names_change'))}
        </button>
        <button type="button" onClick={onOff}>
          {say(words('companion_turn_off'))}
        </button>
        <span class="note">{say(words('companion_turn_off_note'))}</span>
      </div>
      {changes && (
        <Names
          companion={companion}
          label={words('companion_names_save')}
          isBusy={isAsking}
          onGiven={(names) => {
            setChanges(false);
            onNames(names);
          }}
        />
      )}
    </>
  );
}

/** What is known of it. That nothing was answered says nothing about how it is. */
function stateWords({ last, waiting, filling, refused }: Companion): Words {
  const { state, failure, program = '' } = last;
  if (state === 'ready' && (waiting > 0 || filling)) return words('companion_sending');
  if (state === 'ready')
    return refused.count > 0 ? words('companion_ready_refused', refused.count) : words('companion_ready');
  if (!failure) return words('failure_no_answer');
  if (failure.code === 'no-overlap')
    return words('companion_no_overlap', program, browser.runtime.getManifest().version);
  return codeWords(failure.code);
}

function waitingWords(waiting: number, filling: boolean, isReady: boolean): Words {
  if (filling) return words(isReady ? 'companion_filling' : 'companion_to_fill', waiting);
  return waiting === 0 ? words('companion_none_waiting') : words('companion_some_waiting', waiting);
}
