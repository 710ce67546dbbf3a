/** What a letter asks for, one demand at a time, and whether the reply comes to speak of each. */
import { type Clause, clausesOf } from './clauses.ts';
import type { SubstanceReading } from './substance.ts';

export interface Demand {
  /** Place in the letter: [from, to). */
  from: number;
  to: number;
  /** The place of the reply that speaks of it best. */
  answered?: { from: number; to: number };
}

/** A question, by its words. */
const ASKS =
  /吗$|呢$|^(?:请问|咨询|想问|询问|想知道|不知)|(?:何时|什么时候|几时|哪里|哪个|哪些|如何|怎么|怎样|为什么|为何|是否|能否|可否|能不能|可不可以|有没有|多少|多久|什么(?:标准|政策|原因|条件|手续|材料|时间))/;
const REQUESTS = /^(?:[^，]{0,6})(?:请求|希望|要求|恳请|恳求|建议|盼|呼吁|诉求[:：是为]|望(?!着|见)|请(?!问|假|客))/;
/** Questions that are answered by a kind of thing, in whatever words. */
const KINDS: [question: RegExp, answer: RegExp][] = [
  [/何时|什么时候|几时|多久|什么时间/, /\d{1,2}月|\d+[年日天号]|工作日|已(?!收悉)|目前|正在|年底|月底|暂/],
  [/多少|比例|几(?:元|块|年|天)|标准/, /\d/],
  [/是否|能否|可否|能不能|可不可以|有没有|可以吗|属实/, /属实|可以|不能|不可|不予|允许|符合|已|没有|未|无法|应当|需要/],
  [/材料|手续|证件|资料/, /证|书|表|复印件|材料|提供|携带|凭/],
  [/条件|资格/, /符合|满|须|需|应当|具备|凡|对象|条件/],
  [/如何|怎么|怎样|流程|程序/, /到|先|登录|窗口|申请|提交|办理|拨打|通过|凭|提供/],
  [/原因|为什么|为何/, /因|由于|系|原因|未|所致|导致/],
  [/哪里|哪个|何处|在哪/, /电话|地址|窗口|中心|大厅|[局所站科]|\d{7}/],
];
/** Asked for effect, or of nothing in particular: what answers it is the reply as a whole. */
const RHETORICAL =
  /难道|岂|何在|凭什么|天理|良心|公平吗|合理吗|口号|怎么(?:办|活|会|能|可能|这么|就)|谁来|何时(?:才|是个?头|休)|有人管|什么(?:事|人|情况|道理|世道)|不是[^，]{0,12}吗|还[^，]{0,8}吗$|管(?:一)?管|作主|做主|公道|重视|关注|说法|严惩|答复|回复|处理$|解决$|协调$|介入|核实$|查处$|调查$|领导|谢谢|感谢|祝|百忙|打扰|此致|为盼|联系$|联系我|回电|来电|(?:修复|整改|清理|清除|维修|恢复|落实|改善|规范|整治|治理|取缔|拆除|管理|安排|改进|到位|退还|退款)(?:好|一下|此事|掉|完|到位)?(?:问题)?$|问题解决/;
/** Pairs of characters that say nothing of a matter. */
const EMPTY = new Set(
  (
    '希望 请问 政府 相关 有关 部门 尽快 解决 处理 问题 我们 你们 他们 这个 那个 什么 怎么 如何 是否 能否 可以 不能 没有 已经 还是 现在 目前 情况 要求 请求 恳请 建议 ' +
    '一下 一个 因为 所以 但是 而且 如果 这样 这些 那些 为什 么时 时候 多少 能不 给予 予以 进行 咨询 本人 我是 都是 就是 不是 只是 还有 然后 之后 以后 以前 时间 何时 ' +
    '知道 觉得 认为 应该 需要 必须 到底 究竟 关于 对于 根据 按照 规定 的问 问有 有什 的是 们的 的事 了解 得到 一直 一点 么办 怎样 上班 想问 不知 请贵'
  ).split(' '),
);
const SHORTEST = 5;
const MOST = 12;
/** Words of its own from which a demand can be looked for. */
const ENOUGH = 3;

/** @returns the demands of a letter that can be told apart, in their order; none where it only tells */
function demandsOf(question: string): Demand[] {
  const clauses = clausesOf(question);
  const found: Demand[] = [];
  for (const [i, clause] of clauses.entries()) {
    const { from, to, text } = clause;
    if (to - from < SHORTEST || RHETORICAL.test(text) || !(ASKS.test(text) || REQUESTS.test(text))) continue;
    // A short question speaks of what stands before it.
    const before = clauses[i - 1];
    const reaches = gramsOf(text).size < ENOUGH && before?.sentence === clause.sentence ? before.from : from;
    if (gramsOf(question.slice(reaches, to)).size >= ENOUGH) found.push({ from: reaches, to });
  }
  return found.slice(0, MOST);
}

/**
 * The demands of a letter, each with the place of the reply that speaks of it: one that shares at least two of its words
 * of two characters. What a reply only retells is no answer.
 */
export function answersTo(
  question: string,
  clauses: readonly Clause[],
  { clauses: judged }: SubstanceReading,
): Demand[] {
  const grams = clauses.map(({ text }, i) =>
    ['courtesy', 'receipt', 'retold'].includes(judged[i]?.kind ?? '') ? new Set<string>() : gramsOf(text),
  );
  return demandsOf(question).map((demand) => {
    const own = gramsOf(question.slice(demand.from, demand.to));
    const spoken = new Set(grams.flatMap((each) => [...each].filter((gram) => own.has(gram))));
    const place = spoken.size >= Math.min(2, own.size) ? clauses[bestOf(own, grams)] : undefined;
    const found = place ?? answerOfKind(question.slice(demand.from, demand.to), clauses, grams);
    return found ? { ...demand, answered: { from: found.from, to: found.to } } : demand;
  });
}

/** The first clause of the reply's own that gives what such a question asks for. */
function answerOfKind(asked: string, clauses: readonly Clause[], grams: readonly Set<string>[]): Clause | undefined {
  const answer = KINDS.find(([question]) => question.test(asked))?.[1];
  return answer && clauses.find(({ text }, i) => (grams[i]?.size ?? 0) > 0 && answer.test(text));
}

function bestOf(own: Set<string>, grams: readonly Set<string>[]): number {
  let best = 0;
  let most = -1;
  grams.forEach((each, i) => {
    let shared = 0;
    for (const gram of each) if (own.has(gram)) shared++;
    if (shared > most) [best, most] = [i, shared];
  });
  return best;
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2);
    if (/^[一-龥A-Za-z0-9]{2}$/.test(gram) && !EMPTY.has(gram)) grams.add(gram);
  }
  return grams;
}
