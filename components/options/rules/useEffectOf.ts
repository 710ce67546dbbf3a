import { useEffect, useState } from 'preact/hooks';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import type { RulesEffect } from '../../../lib/store/preview.ts';
import type { Words } from '../../../lib/ticket/words.ts';
import { ask, failureWords } from '../../office.ts';

/** Keys typed within it are one question. */
const TOGETHER_MS = 250;

/** `asking` until the background has answered for just these rules. */
export type Asked = { state: 'asking' } | { state: 'told'; effect: RulesEffect } | { state: 'failed'; why: Words };

/** What saving rules would change in the store; asked again whenever they change. */
export function useEffectOf(profile: RuleProfile): Asked {
  const text = JSON.stringify(profile);
  const [asked, setAsked] = useState<{ of: string; answer: Asked }>();
  useEffect(() => {
    let isCurrent = true;
    const keep = (answer: Asked) => isCurrent && setAsked({ of: text, answer });
    const timer = setTimeout(() => {
      ask('previewRules', { profile: JSON.parse(text) }).then(
        (effect) => keep({ state: 'told', effect }),
        (error) => keep({ state: 'failed', why: failureWords(error) }),
      );
    }, TOGETHER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return asked?.of === text ? asked.answer : { state: 'asking' };
}
