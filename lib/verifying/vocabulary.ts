/** The words by which bulletins count and measure, and what a clause says besides them. */

export type CountName =
  | 'due'
  | 'finished'
  | 'open'
  | 'direct'
  | 'onTime'
  | 'overdue'
  | 'overdueFinished'
  | 'overdueOpen'
  | 'satisfied'
  | 'verySatisfied'
  | 'fairlySatisfied'
  | 'unsatisfied'
  | 'calledBack'
  | 'unreached'
  | 'reworked'
  | 'returned'
  | 'solved'
  | 'unsolved'
  | 'leftOut'
  | 'more'
  | 'less'
  | 'part';
export type RateName =
  | 'finishRate'
  | 'onTimeRate'
  | 'overdueRate'
  | 'satisfactionRate'
  | 'unsatisfactionRate'
  | 'solvedRate'
  | 'reworkRate'
  | 'returnRate'
  | 'share'
  | 'change';

const LATE = '(?:超期|逾期|超时)';
const IN_TIME = '(?:按期|按时|及时|准时|如期|限时)';
const ANSWER = '(?:办结|办复|回复|答复|办理|完成)';
const RATES: [string, RateName][] = [
  [`${IN_TIME}${ANSWER}?率`, 'onTimeRate'],
  [`${LATE}(?:办件|工单)?率`, 'overdueRate'],
  ['办结率', 'finishRate'],
  ['不满意(?:率|度)', 'unsatisfactionRate'],
  ['满意(?:率|度)', 'satisfactionRate'],
  ['解决率', 'solvedRate'],
  ['(?:返工|重办|发回重办|二次办理)率', 'reworkRate'],
  ['(?:退件|退单|退回)率', 'returnRate'],
  ['(?:同比|环比)?(?:增长|增加|上升|提高|提升|下降|减少|降低|下滑|回落|增幅|降幅)(?:率|幅度|了)?|同比|环比', 'change'],
  ['占比?', 'share'],
];
const COUNTS: [string, CountName][] = [
  [`${LATE}(?:仍|尚|且)?未(?:办结|办|回复|答复|处理|办理)`, 'overdueOpen'],
  [`${LATE}后?已?${ANSWER}`, 'overdueFinished'],
  [`未(?:超期|逾期|超时)|${IN_TIME}${ANSWER}`, 'onTime'],
  [`未${IN_TIME}${ANSWER}|[日月年]均|平均`, 'part'],
  ['不予受理|不受理|未受理|无效|重复|剔除', 'leftOut'],
  [LATE, 'overdue'],
  ['未办结|正在办理|在办|办理中|待办结?|未办理', 'open'],
  ['(?:直接|即时|在线|当场|现场)(?:解答|答复|办理|办结)', 'direct'],
  ['已办(?:理|结|复|毕)?|办结|办毕|办理完毕|办复|已处理|已答复|已回复', 'finished'],
  ['(?:非常|很)?不满意', 'unsatisfied'],
  ['(?:基本|比较|较)满意', 'fairlySatisfied'],
  ['(?:非常|很)满意', 'verySatisfied'],
  ['满意', 'satisfied'],
  ['未接通|无法接通|无人接听|未联系上|回访失败|未回访|未评价', 'unreached'],
  ['(?:有效|成功)?回访|评价|测评|参评|考核(?:工单|件)', 'calledBack'],
  ['返工|发回重办|重办|二次办理', 'reworked'],
  ['退件|退回|退单', 'returned'],
  ['未解决', 'unsolved'],
  ['(?:部分|基本|首次|一次性?)解决', 'part'],
  ['解决', 'solved'],
  [
    '应(?:[于在][^，。]{0,8}?)?(?:办(?:理|结|件)?|受理|回复|答复)|[已应]?到期(?:应办结?)?|承办(?!单位)|受理|交办|转办|转派|转交|分派|派发|派单|派遣|下派|分办|接到|收到|接收|承接|接单|接诉(?!即办)|接听|接办|生成|形成|(?<!按时|按期|及时)签收|办理|登记',
    'due',
  ],
  ['增加|增长|上升|多(?=了?$)', 'more'],
  ['减少|下降|降低|少(?=了?$)', 'less'],
];
const compiled = <Name>(table: [string, Name][]) =>
  table.map(([word, name]) => ({ word: new RegExp(word, 'g'), name }));
const RATE_WORDS = compiled(RATES);
const COUNT_WORDS = compiled(COUNTS);

export interface FoundWord<Name> {
  name: Name;
  word: string;
  at: number;
  end: number;
}

/** The word that ends last in a clause; of two that end together the longer one: 按期办结率, not 办结率. */
function lastWord<Name>(clause: string, table: { word: RegExp; name: Name }[]): FoundWord<Name> | undefined {
  let best: FoundWord<Name> | undefined;
  for (const { word, name } of table) {
    for (const { 0: found, index } of clause.matchAll(word)) {
      const end = index + found.length;
      if (!best || end > best.end || (end === best.end && index < best.at))
        best = { name, word: found, at: index, end };
    }
  }
  return best;
}
export const rateWord = (clause: string) => lastWord(clause, RATE_WORDS);
/** A rate's word is none of a count: 办结率 counts no finished ones. */
export const countWord = (clause: string) =>
  lastWord(
    clause.replace(/[一-龥]{2,6}率/g, (rate) => '\0'.repeat(rate.length)),
    COUNT_WORDS,
  );

/** Every word of a rate in a text, in its order: 办结率、满意率分别为. */
export function rateWords(text: string): FoundWord<RateName>[] {
  const found: FoundWord<RateName>[] = [];
  for (let rest = text; ; ) {
    const last = lastWord(
      rest,
      RATE_WORDS.filter(({ name }) => name !== 'share' && name !== 'change'),
    );
    if (!last) return found.reverse();
    found.push(last);
    rest = rest.slice(0, last.at);
  }
}

/** Words that say neither of whom nor of what kind a number is. */
const FILLERS = new RegExp(
  [
    '[“”‘’"「」『』《》\\s、，,：:．.]',
    '(?:[市县区州]|[市县区州]?(?:委|政府))?(?:12345|12319)?(?:公众|政务|便民|服务|市民|政府|“|”|」|「)*热线(?:平台|(?:服务|受理|指挥)?中心|系统)?',
    '[市县区州]?(?:12345(?:中心|平台|系统)?|平台)',
    '[一-龥]{1,2}长信箱|信箱|信件|来信|邮件|留言|帖[文子]|网民|网友|网络问政|来信人|当事人|诉求人|参与|表示|反馈|评价为?|来电|电话|热线|平台|系统',
    '(?:企业和?)?群众(?:和?企业)?|市民|公众|居民|政务|便民|服务|诉求|工单|办件|事项|问题|案件|任务|反映|各类|各项|类',
    '同比|环比|在线|话务员|座席|期内|期间|截至目前|截至|截止|目前|现|总体|整体|综合|全部|所有|累计|合计|总计|共计|共有|总共|共|总数|总量|总|计|件数|数量|件|量|数|单',
    '其中|并|且|已|应|均|也|则|实际|有效|成功|经|通过|向|各(?:[省市县区州镇乡街道]|（市、区）)+|各单位|各部门|各承办单位|承办单位',
    '高达|达到|达|仅为|仅有|仅|只有|为|是|有|在|到|至|了|的|中|和|及|与|、|约|近|含|由|于|等|即',
    '回访|办理|处理|回复|答复',
  ].join('|'),
  'g',
);
const LEADING =
  /^(?:.*(?:分别|依次|主要|单位|部门|[前后靠居].{0,3}位?的?)(?:是|有|为)：?|.*(?:涉及|包括|是|为)：?(?=.{2})|.*的有|有(?![效关色])|其中|[\s、，,：:；“”（(）)]|以及|但|另外?|从)+/;
const TRAILING =
  /(?:[\s、，,：:“”]|共计?|累计|总共|合计|等|的|则|也|已经?|应|均|本|今年|现|为|达到?|是|有|仅|实际|今)+$/;

/** The name that a clause gives besides its word, of a unit or a kind of tickets; empty when it is all filling. */
export const nameIn = (...pieces: string[]): string =>
  pieces.map((piece) => (isFilling(piece) ? '' : piece.replace(LEADING, '').replace(TRAILING, ''))).join('');

/** Whether a text is nothing but filling words. */
export const isFilling = (text: string): boolean => text.replace(FILLERS, '') === '';

/** What stands before and behind a word of a clause. */
export const besides = <Name>(text: string, { at, end }: FoundWord<Name>): string[] => [
  text.slice(0, at),
  text.slice(end),
];
