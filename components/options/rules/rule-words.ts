/** A rule in a sentence: what it applies to, how long it gives, when the colour changes. */
import { CONDITIONS, type Rule, type Span } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

const spanText = ({ amount, unit }: Span) => say(words(`rules_span_${unit}`, amount));

/** `类型含“求助”“投诉”；仅重办` */
export function conditionText({ when = {} }: Rule): string {
  const parts = CONDITIONS.flatMap((name) => {
    const quoted = (when[name] ?? []).map((word) => say(words('rules_quote', word))).join('');
    return quoted === '' ? [] : [say(words(`rules_when_${name}`, quoted))];
  });
  if (when.round) parts.push(say(words(`rules_round_${when.round}`)));
  return parts.length === 0 ? say(words('rules_when_all')) : parts.join(say(words('rules_semicolon')));
}

/** `自派单起 5 个工作日，17:30 截止，可暂停，可延期 7 个工作日` */
export function termText(rule: Rule): string {
  const { startDayCounts, cutoff, rollForward, pausable, extension } = rule;
  return [
    lengthText(rule),
    ...(startDayCounts ? [say(words('rules_term_startDay'))] : []),
    ...(cutoff === undefined ? [] : [say(words('rules_term_cutoff', cutoff))]),
    ...(rollForward ? [say(words('rules_term_roll'))] : []),
    ...(pausable ? [say(words('rules_term_pausable'))] : []),
    ...(extension ? [say(words('rules_term_extension', spanText(extension)))] : []),
  ].join(say(words('rules_comma')));
}

function lengthText({ from, amount, unit }: Rule): string {
  if (from === 'limit' && amount === 0) return say(words('rules_term_limit_end'));
  const isToday = amount === 0 && (unit === 'workingDays' || unit === 'calendarDays');
  return say(words(`rules_term_${from}`, isToday ? say(words('rules_span_today')) : spanText({ amount, unit })));
}

/** `提前 1 个工作日变黄`; empty where the rule says nothing of colours. */
export function coloursText(rule: Rule): string {
  const parts = (['yellow', 'red'] as const).flatMap((colour) => {
    const span = rule[colour];
    return span ? [say(words(`rules_colour_${colour}`, spanText(span)))] : [];
  });
  return parts.join(say(words('rules_comma')));
}
