import { useEffect, useState } from 'preact/hooks';
import type { RulesEffect } from '../../../lib/rules/effect.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import type { Words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';

/** Keys typed within it are one question. */
const TOGETHER_MS = 250;

export interface Asked {
  /** The background has not yet answered for just these rules: what is known is of those before. */
  isAsking: boolean;
  effect?: RulesEffect;
  failure?: Words;
}

/** What saving rules would change in the store; asked again whenever they change. */
export function useEffectOf(profile: RuleProfile): Asked {
  const text = JSON.stringify(profile);
  const [asked, setAsked] = useState<Omit<Asked, 'isAsking'> & { of?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    const keep = (answer: Pick<Asked, 'effect' | 'failure'>) => isCurrent && setAsked({ of: text, ...answer });
    const timer = setTimeout(() => {
      ask('previewRules', { profile: JSON.parse(text) }).then(
        (effect) => keep({ effect }),
        (error) => keep({ failure: failureWords(error) }),
      );
    }, TOGETHER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  const { of, ...known } = asked;
  return { ...known, isAsking: of !== text };
}
