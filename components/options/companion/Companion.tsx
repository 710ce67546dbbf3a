import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { Backups } from './Backups.tsx';
import { Folder } from './Folder.tsx';
import { Names, type NamesGiven } from './Names.tsx';
import { Refused } from './Refused.tsx';
import { Restore } from './Restore.tsx';
import { Status } from './Status.tsx';
import { useCompanion } from './useCompanion.ts';

/** Where the popup leads to. */
const PLACE = 'companion';

/**
 * The companion: turned on and off, how it is and what to do about it, and what it is for: a copy to restore from, backups, a folder.
 * @param onRestored everything that the page shows may be different now
 */
export function Companion({ onRestored }: { onRestored: () => void }) {
  const { companion, isAsking, failure, act, load } = useCompanion();
  const [told, setTold] = useState<Words>();
  const section = useRef<HTMLElement>(null);
  const isThere = companion !== undefined;
  useEffect(() => {
    if (isThere && location.hash === `#${PLACE}`) section.current?.scrollIntoView();
  }, [isThere]);

  const turnOn = (names: NamesGiven) => {
    setTold(undefined);
    // The request must be the first thing a click does.
    browser.permissions.request({ permissions: ['nativeMessaging'] }).then(
      (isGiven) => {
        if (isGiven) void act(() => ask('switchCompanion', { on: true, ...names }));
        else setTold(words('companion_permission_refused'));
      },
      (error: unknown) => setTold(failureWords(error)),
    );
  };
  const turnOff = async () => {
    const { clerk, unit } = companion ?? {};
    if (!(await act(() => ask('switchCompanion', { on: false, clerk, unit })))) return;
    // Given back where it was given; a build for tests has it for good, which is no harm.
    await browser.permissions.remove({ permissions: ['nativeMessaging'] }).catch(() => false);
    setTold(words('companion_turned_off'));
  };

  const { on = false, last } = companion ?? {};
  const code = last?.failure?.code;
  const isReady = on && last?.state === 'ready';
  const isDamaged = code === 'store-damaged';
  /** It answers, if only to say what is amiss with its store. */
  const isReached = isReady || (code !== undefined && /^(?:store-|disk-full$)/.test(code));
  const can = (feature: string) => on && isReached && last?.features.includes(feature) === true;
  /** Also while one runs or has just ended, whatever happened to the sending meanwhile: how it goes, and a way to call it off. */
  const offersRestore = on && ((can('restore') && isReady) || companion?.restoring !== undefined);
  return (
    <section id={PLACE} class="companion" ref={section} aria-label={say(words('companion_title'))}>
      <h2>{say(words('companion_title'))}</h2>
      <p class="note">{say(words('companion_note'))}</p>
      {!companion && !failure && <p class="note">{say(words('options_loading'))}</p>}
      {companion && !on && (
        <>
          <p class="note">{say(words('companion_install_note'))}</p>
          <Names companion={companion} label={words('companion_turn_on')} isBusy={isAsking} onGiven={turnOn} />
        </>
      )}
      {companion && on && (
        <Status
          companion={companion}
          isAsking={isAsking}
          onTry={() => void act(() => ask('tryCompanion', {}))}
          onOff={() => void turnOff()}
          onNames={turnOn}
        />
      )}
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {told && (
        <p class="note" role="status">
          {say(told)}
        </p>
      )}
      {companion && on && <Refused refused={companion.refused} />}
      {companion && offersRestore && <Restore companion={companion} onRestored={onRestored} />}
      {companion && can('backup') && last?.store === 'sqlite' && (isReady || isDamaged) && (
        <Backups backups={last.backups} isDamaged={isDamaged} act={act} />
      )}
      {companion && can('folder') && <Folder folder={companion.folder} onChosen={() => void load()} />}
    </section>
  );
}
