/** What a rate's clause says: which rate, and what stands beside its word. */
import type { Clause } from './clauses.ts';
import { withoutPeriods } from './periods.ts';
import type { Count, Rate } from './printed.ts';
import { besides, countWord, isFilling, type RateName, rateWord, rateWords } from './vocabulary.ts';

export interface ReadRate {
  rate: RateName;
  beside: string[];
  more: (of: Count | undefined) => Pick<Rate, 'of' | 'shareOf' | 'direction'>;
}

export function readRate(clause: Clause, segment: string, from: number, isCompared: boolean): ReadRate | undefined {
  const text = withoutPeriods(clause.text);
  const paired = distributed(segment, from);
  if (paired) return { ...paired, more: () => ({}) };
  const found = rateWord(text);
  if (!found) {
    // 按期办结率低于90%的有区人社局86.5%、路口镇76.1%; 办结率95%，较去年同期（94%）.
    const carried = /率|度/.test(text) ? undefined : rateWords(segment.slice(0, from)).at(-1);
    const beside = clause.isListed ? withoutPeriods(clause.holder ?? '') : text;
    if (!carried || !(isCompared || /[一-龥]/.test(beside))) return undefined;
    const measured = clause.isListed ? rateWord(beside) : undefined;
    return { rate: carried.name, beside: measured ? besides(beside, measured) : [beside], more: () => ({}) };
  }
  if (found.name === 'share') {
    const isBeside = isFilling(text.slice(0, found.at));
    return readShare(text.slice(found.end), isBeside);
  }
  if (found.name === 'change') {
    const lead = text.slice(0, found.at);
    return {
      rate: 'change',
      beside: [lead],
      more: (last) => ({
        ...(last && isFilling(lead) ? { of: last } : {}),
        direction: /下降|减少|降低|下滑|回落|降幅/.test(found.word) ? -1 : 1,
      }),
    };
  }
  return { rate: found.name, beside: besides(text, found), more: () => ({}) };
}

/** @param tail what follows 占: nothing of note, or the whole by its name, 超期总数的 */
export function readShare(tail: string, isBeside: boolean): ReadRate {
  const whole = tail.replace(/^占比?|[全我本][省市县区州镇乡局]|分别/g, '');
  const of = countWord(whole);
  const shareOf = isFilling(whole) ? undefined : of && besides(whole, of).every(isFilling) ? of.name : null;
  return {
    rate: 'share',
    beside: [],
    more: (last) => ({ ...(last && isBeside ? { of: last } : {}), ...(shareOf === undefined ? {} : { shareOf }) }),
  };
}

/** 办结率、满意率分别为98%、92%: the rates in the order of the numbers. */
function distributed(segment: string, from: number): { rate: RateName; beside: string[] } | undefined {
  const at = segment.lastIndexOf('分别', from);
  const between = segment.slice(at, from);
  if (at < 0 || rateWord(between)) return undefined;
  const lead = /[^\d%]*$/.exec(segment.slice(0, at))?.[0] ?? '';
  const words = rateWords(lead);
  const word = words[between.split('%').length - 1];
  if (words.length < 2 || !word) return undefined;
  return { rate: word.name, beside: [lead.slice(lead.lastIndexOf('，') + 1, words[0]?.at)] };
}
