/** What else a reply holds: a policy, an investigation, a way to ask, a deflection, a part left out, a date. */
import type { Clause } from './clauses.ts';
import type { SubstanceReading } from './substance.ts';

export const SIGNALS = ['policy', 'investigated', 'contact_offered', 'deflects', 'partial', 'dated'] as const;
export type Signal = (typeof SIGNALS)[number];

export interface SignalSpan {
  signal: Signal;
  from: number;
  to: number;
}

/** A document or statute by name or number. */
const POLICY =
  /《[^》]{2,60}(?:法|条例|办法|规定|细则|规范|标准|意见|通知|方案|决定|制度|规程|政策|通告|公告|目录|实施[^》]{0,4}|规划|解释|指南|规则)[^》]{0,20}》|[〔[［【(（]?(?:19|20)\d{2}[〕\]］】)）]?\s*\d{1,4}\s*号(?!楼|栋|线|门|院|路|地块)|(?:根据|按照|依据|依照)[^，。]{2,24}(?:规定|政策|文件|条例|办法|法律|法规)|第[一二三四五六七八九十百\d]+条(?!路|街)/;
const INVESTIGATED =
  /经(?:调查|核查|核实|查|了解|现场|我[局镇办所]|实地|走访|询问|查阅|调阅|核)|(?:现场|实地)(?:调查|核实|查看|勘查|勘察|检查|走访|踏勘|察看|核查|监测)|(?:进行|开展|展开)(?:了)?[^，。]{0,12}(?:调查|核实|核查|检查|走访|勘查|摸底|排查)|(?:调查|核查|核实)(?:情况|处理|结果|如下|后|认为|发现|组)|属实|据(?:了解|查|调查|核)|前往[^，。]{0,24}(?:调查|核实|查看|检查|了解)|未发现|检查发现|工作人员[^，。]{0,16}(?:到|赴|前往)|联合[^，。]{0,20}检查|立案|(?:上门|入户|登门|赶到|到场|到校|到店|现场)[^，。]{0,10}(?:查|测|检|看|核|勘|取样|劝|制止|发现|处置)|(?:核查|核实|查勘|踏勘|勘验|复核|清查|排查|摸底|检定|检测|监测|取样|送检|实测|测量)(?!费|站|机构|中心|系统|标准|仪)[^，。]{0,12}|经(?!济|营|办|过|常)[^，。]{0,16}(?:核实|核查|核对|复核|查档|实测|查明|调阅|调取)|(?:调取|调阅|查阅|查看|核对)(?:了)?[^，。]{0,10}(?:监控|视频|记录|档案|台账|资料|数据|账目|合同)|约谈|查获|没收|收缴|派人[^，]{0,6}(?:看|查)/;
/** Too short to be more than courtesy, but for this. */
const LOOKED = /^经(?:查|核查|核实|调查|了解)/;
const OFFERED =
  /(?:致电|拨打|电话|热线|咨询|联系)[^。；]{0,30}?(?:\d{3,4}[-—－ ]?\d{5,8}|\d{7,8}|12\d{3}|1\d{10}|0000)|(?:请|可|欢迎|建议)[^，。]{0,24}(?:与我们|与我[局办镇所委]|致电|来电|拨打|联系|咨询)|(?:联系|咨询|监督|举报|服务|办公)电话|欢迎[^，。]{0,10}(?:来电|咨询|致电)/;
const NOT_OURS =
  /不(?:属于|属|在|归|是)[^，。]{0,12}(?:我|本)?[^，。]{0,8}(?:职责|职能|管辖|管理|业务|权限|辖区|管)(?:范围|范畴)?|(?:无|没有)(?:此|该|相关)?(?:管理|执法|处罚)?(?:职能|职权|权限)|非我[局办镇委]|不是我[局办镇委]/;
const DATED =
  /(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}[日号]|(?:19|20)\d{2}年\d{1,2}月|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|今年[^，。]{0,4}\d{1,2}月|\d{1,2}月(?:份|底|初|中旬|上旬|下旬|前|之前)|(?:本|今|明)(?:年|月)(?:底|内)/g;
/** The day of the letter, of the reply, or of a document: no day on which something was or will be done. */
const OTHER_DAY =
  /(?:来信|留言|反映|提出|发[帖贴]|咨询|投诉|发表|来电|交办)|(?:号|文|《|〔|\[)|^(?:19|20)\d{2}年\d{1,2}月\d{1,2}[日号]$|起施行|颁布|实施$/;

/** @param clauses the reply in clauses, with their kinds beside */
export function signalsOf(clauses: readonly Clause[], { clauses: judged, substance }: SubstanceReading): SignalSpan[] {
  const spans: SignalSpan[] = [];
  const mark = (signal: Signal, from: number, to: number) => spans.push({ signal, from, to });
  for (const [i, clause] of clauses.entries()) {
    const { from, to, isQuoted } = clause;
    const kind = judged[i]?.kind;
    if (POLICY.test(clause.text)) mark('policy', from, to);
    if (
      !isQuoted &&
      (kind !== 'courtesy' || LOOKED.test(clause.text)) &&
      kind !== 'receipt' &&
      INVESTIGATED.test(clause.text)
    )
      mark('investigated', from, to);
    if (kind === 'notOurs' || (NOT_OURS.test(clause.text) && kind !== 'retold')) mark('deflects', from, to);
    if (isDated(clause, clauses[i + 1])) mark('dated', from, to);
  }
  for (const { from, to, text } of sentencesOf(clauses)) if (OFFERED.test(text)) mark('contact_offered', from, to);
  if (substance !== 'answered')
    return spans.filter(({ signal }) => signal !== 'investigated' || substance === 'promise');
  return spans;
}

/** A day on which something was or will be done, not the one under the signature. */
function isDated(clause: Clause, next: Clause | undefined): boolean {
  for (const { index, 0: day } of clause.text.matchAll(DATED)) {
    const around = clause.text.slice(Math.max(0, index - 6), index + day.length + 12);
    if (OTHER_DAY.test(around) || OTHER_DAY.test(clause.text.slice(index, index + day.length))) {
      // Standing alone before a comma it opens a narrative: 2019年8月5日，执法人员….
      if (clause.text !== day || next?.sentence !== clause.sentence) continue;
    }
    const closes = index + day.length >= clause.text.length && next?.sentence !== clause.sentence;
    if (!closes) return true;
  }
  return false;
}

function sentencesOf(clauses: readonly Clause[]): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  let last = -1;
  for (const { sentence, from, to, text } of clauses) {
    const open = found.at(-1);
    if (sentence === last && open) {
      open.to = to;
      open.text += `，${text}`;
    } else found.push({ from, to, text });
    last = sentence;
  }
  return found;
}

/** The signals that are there, each once. */
export const signalsIn = (spans: readonly SignalSpan[]): Signal[] =>
  SIGNALS.filter((signal) => spans.some((span) => span.signal === signal));
