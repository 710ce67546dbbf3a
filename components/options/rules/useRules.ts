import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { OfficeCalendar } from '../../../lib/calendar/office.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';

/** Name in `storage.session` of the stamp that the background sets when rules or calendar changed. */
const STAMP = 'changed';

export interface KnownRules {
  /** Undefined where the office has not chosen. */
  profile?: RuleProfile;
  office: OfficeCalendar;
}

export interface Told {
  isTrouble: boolean;
  said: Words;
}

/** The rules in force and the calendar they count by, followed wherever they are changed; and putting others in force. */
export function useRules() {
  const [known, setKnown] = useState<KnownRules>();
  const [told, setTold] = useState<Told>();
  /** Rules are being put in force, which takes a while with many tickets: nothing else may be begun meanwhile. */
  const [isBusy, setBusy] = useState(false);
  const fail = (error: unknown) => setTold({ isTrouble: true, said: failureWords(error) });
  useEffect(() => {
    const load = () =>
      Promise.all([ask('rules', {}), ask('calendar', {})]).then(
        ([rules, calendar]) => setKnown({ ...rules, ...calendar }),
        fail,
      );
    const changed = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && STAMP in changes) void load();
    };
    void load();
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);

  /**
   * @param key of what is said then
   * @returns whether the rules are in force
   */
  const keep = async (profile: RuleProfile, key: 'rules_saved' | 'rules_adopted'): Promise<boolean> => {
    setBusy(true);
    try {
      const { changed } = await ask('previewRules', { profile });
      await ask('saveRules', { profile });
      setKnown((before) => before && { ...before, profile });
      setTold({ isTrouble: false, said: words(changed === 0 ? `${key}_none` : key, changed, profile.name) });
      return true;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { known, told, isBusy, keep, forget: () => setTold(undefined) };
}
