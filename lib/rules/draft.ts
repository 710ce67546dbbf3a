/** Rules that are being changed: nothing of it counts before it is saved. */
import { type RuleTexts, ruleOf, textsOf } from './edit.ts';
import { RULES_FORMAT, RULES_VERSION, type Rule, type RuleProfile } from './model.ts';
import { PRESETS } from './presets/index.ts';

export interface DraftRule {
  id: string;
  texts: RuleTexts;
  /** As it was, while nobody has touched it. */
  rule?: Rule;
}

export interface Draft {
  id: string;
  name: string;
  source: string;
  rules: readonly DraftRule[];
}

/** A profile, to be changed. */
export function draftOf({ id, name, source, rules }: RuleProfile): Draft {
  return { id, name, source, rules: rules.map((rule) => ({ id: rule.id, texts: textsOf(rule), rule })) };
}

/** What a draft says, unchecked. */
export function profileOf({ id, name, source, rules }: Draft): unknown {
  return {
    format: RULES_FORMAT,
    version: RULES_VERSION,
    id,
    name,
    source,
    rules: rules.map(({ id: ruleId, texts, rule }) => rule ?? ruleOf(ruleId, texts)),
  };
}

/** Whether saving a draft would change anything. */
export function differs(draft: Draft, profile: RuleProfile): boolean {
  return JSON.stringify(profileOf(draft)) !== JSON.stringify(profileOf(draftOf(profile)));
}

export const isPreset = (id: string): boolean => PRESETS.some((preset) => preset.id === id);

/**
 * A draft with a change. A preset never changes: the first change makes the rules the office's own.
 * @param own the identity that they have then
 */
export function changed(draft: Draft, change: Partial<Draft>, own: Pick<Draft, 'id' | 'name'>): Draft {
  return { ...draft, ...(isPreset(draft.id) ? own : {}), ...change };
}

/** The rules with other texts of one of them. */
export function withTexts({ rules }: Draft, id: string, texts: RuleTexts): DraftRule[] {
  return rules.map((each) => (each.id === id ? { id, texts } : each));
}

/** The rules with one of them further up or down; as they are where it cannot go. */
export function moved({ rules }: Draft, id: string, by: -1 | 1): DraftRule[] {
  const at = rules.findIndex((each) => each.id === id);
  const [rule, other] = [rules[at], rules[at + by]];
  if (!rule || !other) return [...rules];
  return rules.map((each, i) => (i === at ? other : i === at + by ? rule : each));
}

export function without({ rules }: Draft, id: string): DraftRule[] {
  return rules.filter((each) => each.id !== id);
}

/** The rules with one more, which comes last: the first that fits counts, so it takes nothing from those before it. */
export function added({ rules }: Draft, texts: RuleTexts): DraftRule[] {
  const ids = new Set(rules.map(({ id }) => id));
  let nth = rules.length + 1;
  while (ids.has(`rule-${nth}`)) nth++;
  return [...rules, { id: `rule-${nth}`, texts }];
}
