/** Numbers of a printed bulletin (通报): what each counts or measures, of whom, and where it stands. */

/** Of which a number speaks: the whole hotline, the mailboxes, or a unit by its name. */
export type Subject = 'hotline' | 'mailbox' | { unit: string };

export type CountName =
  | 'due'
  | 'finished'
  | 'overdue'
  | 'satisfied'
  | 'unsatisfied'
  | 'calledBack'
  | 'reworked'
  | 'returned'
  | 'solved'
  | 'part';
export type RateName =
  | 'finishRate'
  | 'onTimeRate'
  | 'overdueRate'
  | 'satisfactionRate'
  | 'solvedRate'
  | 'reworkRate'
  | 'returnRate'
  | 'share'
  | 'change';

interface Placed {
  /** Place of the number in the text, with its unit: [from, to). */
  from: number;
  to: number;
  subject: Subject;
}
export interface Count extends Placed {
  count: CountName;
  value: number;
}
export interface Rate extends Placed {
  rate: RateName;
  /** In per cent. */
  value: number;
  /** Digits behind the point, to which it was rounded. */
  digits: number;
  /** Of a share or a change: the count in its sentence that it goes with. */
  of?: Count;
  /** Of a change: 1 for more, -1 for less. */
  direction?: 1 | -1;
}
export interface Facts {
  counts: Count[];
  rates: Rate[];
}

const RATES: [RegExp, RateName][] = [
  [/(?:按期|按时|及时|准时)(?:办结|回复|办理)?率/, 'onTimeRate'],
  [/超期(?:办件|工单)?率/, 'overdueRate'],
  [/办结率/, 'finishRate'],
  [/满意(?:率|度)/, 'satisfactionRate'],
  [/解决率/, 'solvedRate'],
  [/(?:返工|重办|发回重办|二次办理)率/, 'reworkRate'],
  [/(?:退件|退单|退回)率/, 'returnRate'],
  [/(?:同比|环比|增长|上升|提高|下降|减少|降低|增加)/, 'change'],
  [/占(?:比|总数|全部|总量|工单)?/, 'share'],
];
const COUNTS: [RegExp, CountName][] = [
  [/超期|逾期/, 'overdue'],
  [/不满意/, 'unsatisfied'],
  [/满意/, 'satisfied'],
  [/回访/, 'calledBack'],
  [/返工|重办|二次办理/, 'reworked'],
  [/退件|退回|退单/, 'returned'],
  [/(?<!未)解决/, 'solved'],
  [/办结(?!率)/, 'finished'],
  [/应办|应受理|承办|共办理|受理|交办|接到|收到/, 'due'],
];
const NUMBER = /(\d[\d,]*(?:\.\d+)?)\s*(%|％|件|个|封|条|宗|例|人次)/g;
const SENTENCE = /[^。；;！!\n]+/g;
const CLAUSE_MARKS = /[，,：:（(、]/;
const MAILBOX = /信箱|信件|来信/;
/** 路口镇（159件）, 区人社局326件. */
const UNIT =
  /([一-龥]{2,14}?(?:局|委|镇|乡|街道|办事处|公司|中心|集团|医院|大队|管委会|部|院))[（(]?(?=\d)|([一-龥]{2,14}?(?:局|镇|乡|街道|公司|中心|管委会))(?=[^，。；]{0,10}(?:超期|逾期|按期|按时|办结|满意|回复))/g;
const LESS = /下降|减少|降低/;

/** @param text a bulletin in simplified characters */
export function factsIn(text: string): Facts {
  const facts: Facts = { counts: [], rates: [] };
  for (const { 0: sentence, index: start } of text.matchAll(SENTENCE)) {
    // A table's row in Markdown does not say of whom it speaks.
    if (!sentence.startsWith('|')) readSentence(sentence, start, facts);
  }
  return facts;
}

function readSentence(sentence: string, start: number, facts: Facts): void {
  const units = [...sentence.matchAll(UNIT)].map((found) => {
    const led = found[1] ?? found[2] ?? '';
    const name = trimmed(led);
    return { at: found.index + led.length - name.length, name };
  });
  const whole: Subject = MAILBOX.test(sentence) && !/热线/.test(sentence) ? 'mailbox' : 'hotline';
  let last: Count | undefined;
  for (const { 0: printed, 1: digits = '', 2: mark = '', index } of sentence.matchAll(NUMBER)) {
    const value = Number(digits.replaceAll(',', ''));
    const before = sentence.slice(0, index);
    if (isThreshold(before, sentence.slice(index + printed.length))) continue;
    const clause = before.slice(lastMark(before) + 1);
    const unit = units.filter(({ at }) => at < index).at(-1);
    const subject: Subject = unit && isNear(sentence, unit.at, index) ? { unit: unit.name } : whole;
    const place = { from: start + index, to: start + index + printed.length, subject };
    if (mark === '%' || mark === '％') {
      const rate = rateOf(clause) ?? rateOf(before.slice(-16));
      if (!rate) continue;
      const behind = digits.split('.')[1]?.length ?? 0;
      const goesWith = rate === 'share' || rate === 'change' ? last : undefined;
      facts.rates.push({
        ...place,
        rate,
        value,
        digits: behind,
        ...(goesWith ? { of: goesWith } : {}),
        ...(rate === 'change' ? { direction: LESS.test(before.slice(-20)) ? -1 : 1 } : {}),
      });
    } else {
      const isListed = /[（(]$/.test(before) && unit !== undefined;
      const count = isListed
        ? listedCount(sentence.slice(0, units[0]?.at))
        : isPartOf(before)
          ? 'part'
          : countOf(clause);
      last = { ...place, count, value };
      facts.counts.push(last);
    }
  }
}

/** The rate whose word ends last before the number; of two that end together the longer one: 按期办结率, not 办结率. */
function rateOf(before: string): RateName | undefined {
  let best: { end: number; length: number; rate: RateName } | undefined;
  for (const [word, rate] of RATES) {
    const found = [...before.matchAll(new RegExp(word, 'g'))].at(-1);
    if (!found) continue;
    const { length } = found[0];
    const end = found.index + length;
    if (!best || end > best.end || (end === best.end && length > best.length)) best = { end, length, rate };
  }
  return best?.rate;
}

/** What a clause counts, the narrowest first: 超期办结 are overdue ones. */
const countOf = (clause: string): CountName => COUNTS.find(([word]) => word.test(clause))?.[1] ?? 'part';

/** What a list of units counts, by what leads to it; the usual list is of what they had to do. */
function listedCount(lead: string): CountName {
  if (/未联系|未告知|未答复/.test(lead)) return 'part';
  const count = countOf(lead);
  return count === 'part' || count === 'finished' ? 'due' : count;
}

/** 158件（其中超期办结135件: a part of what was counted before. */
const isPartOf = (before: string) => /[（(]其中[^）)]*$/.test(before);

/** 满意率90%以上, 低于90%的, and whatever stands in brackets with such a word: a bar, and no figure of the period. */
function isThreshold(before: string, behind: string): boolean {
  if (/(?:低于|高于|不足|超过|未达到?|达不到|不到|至少)[^，。；]{0,2}$/.test(before) || /^及?以[上下]/.test(behind))
    return true;
  const opened = /[（(]([^（()）]*)$/.exec(before)?.[1];
  return opened !== undefined && /以[上下]/.test(opened + (/^[^）)]*/.exec(behind)?.[0] ?? ''));
}

function lastMark(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (CLAUSE_MARKS.test(text[i] as string)) return i;
  return -1;
}

/** A unit is spoken of until another one, or the end of a list, comes between. */
const isNear = (sentence: string, unitAt: number, at: number) =>
  !/全区|全县|全市|其中|总计|合计|共/.test(sentence.slice(unitAt, at));
/** Without what leads to a name: 分别是, 单位有. */
const trimmed = (name: string) => name.replace(/^.*(?:是|有|为|由|中|涉及|包括)(?=[一-龥]{2,})/, '');
