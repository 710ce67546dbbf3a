/** What a count's clause says: what is counted, and what stands beside its word. */
import type { Clause } from './clauses.ts';
import { withoutPeriods } from './periods.ts';
import { besides, type CountName, countWord, type FoundWord, isFilling } from './vocabulary.ts';

export interface ReadCount {
  count: CountName;
  word: string;
  isSure: boolean;
  /** What the clause says besides the word. */
  beside: string[];
  changed?: CountName | null;
}

export function readCount(clause: Clause): ReadCount {
  const text = withoutPeriods(clause.text);
  const found = countWord(text);
  if (!found) {
    // 信件63件，已办结63件: a bare noun most likely names all of them.
    const isAll = text !== '' && isFilling(text) && /工单|诉求|信件|来信|留言|办件/.test(text);
    return { count: isAll ? 'due' : 'part', word: '', isSure: false, beside: [text] };
  }
  const [lead = '', tail = ''] = besides(text, found);
  if (found.name === 'more' || found.name === 'less') {
    const what = countWord(lead);
    const changed = what ? { changed: what.name } : isFilling(lead) ? {} : { changed: null };
    return { count: found.name, word: found.word, isSure: true, beside: [], ...changed };
  }
  return { count: found.name, word: found.word, isSure: true, beside: [withoutHands(lead, found), tail] };
}

/** The office that hands tickets on or calls back is not the unit that the tickets belong to. */
const OFFICE = /[省市县区州]?(?:政府)?(?:12345)?热线办(?:公室)?/;
/** 共收到市平台转办工单: one word of receiving is enough. */
const RECEIVING = /(?:收到|接到|接收|承接|受理|交办|承办|转办|派发)(?:[省市县区州上]级?)?/g;

function withoutHands(lead: string, { name, word }: FoundWord<CountName>): string {
  if (name === 'calledBack') return lead.replace(OFFICE, '').replace(/电话|短信|满意度/, '');
  if (name !== 'due') return lead;
  return (/[转交派分]/.test(word) ? lead.replace(OFFICE, '') : lead).replace(RECEIVING, '');
}

/** What a list of units counts, by what leads to it. */
export function listed(lead: string): { count: CountName; isSure: boolean } {
  if (/未联系|未告知|未答复|未与/.test(lead)) return { count: 'part', isSure: false };
  const words: [RegExp, CountName][] = [
    [/超期|逾期/g, 'overdue'],
    [/不满意/g, 'unsatisfied'],
    [/返工|重办/g, 'reworked'],
    [/退件|退单|退回/g, 'returned'],
    [/回访|(?<!不)满意|办结|率/g, 'part'],
    [
      /办件量|工单量|工单数|诉求量|受理量|(?:工单|办件|诉求|来电)较多|受理|承办(?!单位)|应办|交办|收到|接到|转办|办件/g,
      'due',
    ],
  ];
  let best: { at: number; count: CountName } | undefined;
  for (const [word, count] of words)
    for (const { index } of lead.matchAll(word)) if (!best || index > best.at) best = { at: index, count };
  return best ? { count: best.count, isSure: best.count !== 'part' } : { count: 'due', isSure: false };
}
