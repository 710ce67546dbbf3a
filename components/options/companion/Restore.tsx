import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../lib/protocol/answer.ts';
import type { ownCommands } from '../../../lib/protocol/own.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { codeWords } from '../../failures.ts';
import { ask, failureWords } from '../../office.ts';
import { say, saySentences } from '../../say.ts';
import { AllowSites } from '../backup/AllowSites.tsx';
import { momentWords } from '../backup/useRestore.ts';
import { Working } from '../backup/Working.tsx';
import type { Companion } from './useCompanion.ts';

type Holdings = Answer<typeof ownCommands, 'holdings'>;

interface Props {
  companion: Companion;
  onRestored: () => void;
}

/** Everything back from the companion: said first what there is, then brought back by one click. A browser without tickets is offered it. */
export function Restore({ companion: { known, restoring }, onRestored }: Props) {
  const [holdings, setHoldings] = useState<Holdings>();
  const [told, setTold] = useState<Words>();
  /** Sites that are on now and that the browser does not let Anqi into yet. */
  const [unpermitted, setUnpermitted] = useState<string[]>([]);
  const isRunning = restoring?.state === 'running';
  const wasRunning = useRef(isRunning);

  const look = (isWanted: boolean) => {
    setTold(undefined);
    ask('holdings', {}).then(
      (found) => {
        if (found.tickets > 0) setHoldings(found);
        else if (isWanted) setTold(words('companion_holds_none'));
      },
      (error: unknown) => isWanted && setTold(failureWords(error)),
    );
  };
  const begin = () => {
    setHoldings(undefined);
    ask('restoreAll', {}).catch((error: unknown) => setTold(failureWords(error)));
  };
  useEffect(() => {
    if (!known && !restoring) look(false);
  }, [known]);
  useEffect(() => {
    if (wasRunning.current && !isRunning) {
      ask('backupState', {}).then(
        (state) => setUnpermitted(state.unpermitted),
        () => undefined,
      );
      onRestored();
    }
    wasRunning.current = isRunning;
  }, [isRunning]);

  return (
    <div class="part">
      <h3>{say(words('companion_restore_title'))}</h3>
      {isRunning && (
        <Working
          text={
            restoring.of === 0
              ? words('companion_restore_begun')
              : words('companion_restoring', restoring.tickets, restoring.of)
          }
          share={restoring.of === 0 ? 0 : Math.min(1, restoring.tickets / restoring.of)}
          isCancelled={false}
          goesOn
          onCancel={() => void ask('stopRestore', {})}
        />
      )}
      {restoring && !isRunning && (
        <p class={restoring.state === 'done' ? 'told' : 'trouble'} role="status">
          {saySentences(resultWords(restoring))}
        </p>
      )}
      <AllowSites
        origins={unpermitted}
        onAllowed={() => {
          setUnpermitted([]);
          onRestored();
        }}
      />
      {holdings && !isRunning && (
        <div class="offer" role="status">
          <p>
            <strong>{say(words('companion_holds', holdings.tickets))}</strong>
          </p>
          <p class="note">
            {holdings.sites.join(say(words('notice_join')))}
            {holdings.lastAt !== undefined && ` · ${say(words('companion_holds_at', momentWords(holdings.lastAt)))}`}
          </p>
          {known && <p class="note">{say(words('backup_offer_note'))}</p>}
          <div class="line">
            <button type="button" class="main" onClick={begin}>
              {say(words('companion_restore'))}
            </button>
            <button type="button" onClick={() => setHoldings(undefined)}>
              {say(words(known ? 'cancel' : 'companion_restore_later'))}
            </button>
          </div>
        </div>
      )}
      {!holdings && !isRunning && (
        <div class="line">
          <button type="button" onClick={() => look(true)}>
            {say(words(restoring && restoring.state !== 'done' ? 'companion_restore_on' : 'companion_restore_look'))}
          </button>
          <span class="note">{say(words('companion_restore_note'))}</span>
        </div>
      )}
      {told && (
        <p class="note" role="status">
          {say(told)}
        </p>
      )}
    </div>
  );
}

function resultWords({ state, tickets, of, added, merged, refused, failure }: NonNullable<Companion['restoring']>) {
  if (state === 'done') {
    const done = words('companion_restored', added, merged);
    return refused === 0 ? [done] : [done, words('companion_restore_refused', refused)];
  }
  const partly =
    of === 0
      ? words('companion_restore_unbegun')
      : words(state === 'cancelled' ? 'companion_restore_cancelled' : 'companion_restore_failed', tickets, of);
  return failure ? [partly, codeWords(failure.code)] : [partly];
}
