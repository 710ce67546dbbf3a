/**
 * What a reply gives beyond courtesy: an answer, a promise, or only the receipt. Each clause gets a kind; what is left
 * when courtesy, receipt, forwarding, referral and promises are taken away is the answer.
 */
import { type Clause, clausesOf } from './clauses.ts';

export type Substance = 'answered' | 'promise' | 'acknowledged';

export const CLAUSE_KINDS = [
  'courtesy',
  'receipt',
  'retold',
  'forwarded',
  'referral',
  'lacking',
  'notOurs',
  'inquiry',
  'promise',
  'feedback',
  'substance',
] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

export interface Judged {
  kind: ClauseKind;
  from: number;
  to: number;
}

export interface SubstanceReading {
  substance: Substance;
  /** What the rules alone make of it. */
  ruled: Substance;
  clauses: Judged[];
}

const BODY =
  '(?:相关|有关|职能|责任|对应|主管|各)?(?:部门|单位|股室|科室|领导)|[一-龥A-Z0-9]{0,14}(?:局|委|办|镇|乡|街道|县|区|市|公司|中心|院|所|校|集团|人民政府|支队|大队|处)';

const KINDS: [ClauseKind, RegExp][] = [
  [
    'courtesy',
    /^(?:尊敬的|亲爱的)?[^，]{0,16}(?:您好|你好)$|^(?:尊敬的|亲爱的)?(?:网友|市民|来信人|信访人|投诉人)[^，]{0,30}$|^(?:再次|首先|非常|衷心|同时|在此|最后|特此|也|并)?[^，]{0,6}(?:感谢|谢谢|致谢)|祝(?!贺)|很高兴|^(?:https?|baidu|www)|附件|见谅|以后的工作中$|竭诚|身体健康|阖家|生活愉快|万事如意|工作顺利|特此(?:回复|答复|说明|函复)|谅解|敬请(?:关注|监督|留意|期待)|耐心等待|欢迎[^，]{0,20}(?:监督|关注|支持|提出|问政|来信|批评|回家乡)|不便[^，]{0,10}(?:歉|谅)|歉意|^(?:相关)?链接|^[一二三四五六七八九十\d]+$|^(?:\d{4}年\d+月\d+日)?[“"]?(?:UU|A0)\w+[”"]?$|^\d{2,4}\s*[年.-]\s*\d{1,2}\s*[月.-]\s*\d{1,2}\s*[日号]?$|^[^，转交报送由向联询咨请归是属了经已与到在将对]{0,24}(?:局|委|办|镇|街道|中心|政府|公司|支队|大队|办公室|委员会|宣传部)(?:\s*(?:\d{4}|二).{0,12})?$|一如既往|宝贵的?(?:意见|建议)|最大(?:的)?动力|希望[^，]{0,14}(?:满意|帮到|帮助)|全心全意|热忱为您|^我们是|^我是|^(?:\d{4}年\d+月\d+日)?(?:尊敬的)?(?:网友|市民)[^，]{0,14}$|理解与支持|^（?详见|^[^，于在已自至从到截]{2,18}\s?(?:\d{4}|二[〇0零]..)年[^，]{2,8}日$|^[^，]{0,10}(?:交通运输局|交警[支大]队)$|^[您你]们好$|^\/\//,
  ],
  [
    'receipt',
    /收悉|已收到|我们(?:已经)?(?:收到|看到)了?$|编号登记$|归档$|受理告知|收下[^，]{0,6}材料|已获悉|获悉|已知悉|知悉|已阅|阅知|已阅办|已收集|高度重视|十分重视|非常重视|如下|(?:现|特)[^，]{0,12}(?:回复|答复|说明|汇报|反馈)|接到[^，]{0,20}(?:留言|来信|投诉|反映|举报|帖|件|信访|单)[^，]{0,6}后?$|(?:来信|留言|帖文|帖子|来帖)[^，]{0,4}(?:收到|已收)|收到[^，]{0,24}(?:留言|来信|投诉|反映|举报|帖|件|问题)[^，]{0,4}$|已(?:通过)?网络?[^，]{0,6}(?:明确)?(?:答复|回复)|不再进入处理程序|视为无效|来信人须知|已(?:经)?(?:在)?[^，]{0,14}(?:答复|回复)$|(?:局|委|办)回复$|(?:作|进行)了[^，]{0,4}(?:回复|答复)$/,
  ],
  [
    'feedback',
    /[待等有][^，]{0,16}(?:后|清楚|结果)[^，]{0,10}(?:答复|回复|反馈|告知)|^[待等][^，]{0,10}(?:核实|核查|调查|了解)[^，]{0,4}后$|如出台|^(?:并|已|现)?(?:告知|反馈|通报|说明)(?:了)?(?:其)?(?:办理|处理|处置|办结|相关|有关)?(?:情况|结果|进展)$|^(?![^，]*已)[^，]*?(?:将|(?<!社)会|再|届时|及时|第一时间|尽快|如有)[^，]{0,30}(?:反馈|告知|回复|答复|解答|通知|公开|公布|联系|沟通|回应)|^(?:如有|若有)[^，]{0,6}(?:回复|进展|结果|情况)/,
  ],
  [
    'lacking',
    /不足[^，]{0,6}(?:无法|不能)|没有您的(?:个人信息|电话)|无从(?:查|核|向|与|得知)|(?:缺少|没有|未带出|未写|没写|没说|没讲|未说)[^，]{0,8}(?:姓名|电话|哪个|地址|住址|名字|身份证号)|(?:号码|地址|信息|名字|姓名)[^，]{0,6}(?:不全|讲全|没留)|(?:没|未)留(?:下)?[^，]{0,4}(?:电话|联系|姓名)|(?:未|没有|没|并未|不)(?:能|有)?[^，]{0,6}(?:告知|提供|说明|写明|注明|填写|留下|留|阐明|具体|详细|明确|说详细)[^，]{0,40}$|不(?:够)?(?:具体|详细|明确|清楚|详)$|笼统|(?:不知道|不清楚)[^，]{0,4}(?:是否|有没有)|我[厅局委][^，]{0,4}无法提供|请[^，]{0,20}(?:表述|描述)|(?:无法|不能|未能|暂不能|难以)[^，]{0,16}(?:调查|核实|查询|查实|答复|回复|回答|核查|联系|了解|查找|查证|着手|确定|帮您|提供信息|处理|掌握)|请(?!阅读|参阅|查看|关注)(?:您|你|网友)?[^，]{0,8}(?:提供|告知(?!您)|补充|说明|注明|完善|留下|明确)|补全|完善(?:相关|个人|具体)?信息|(?<!欢迎[^，]{0,6})提供[^，]{0,16}(?:线索|信息|资料|联系方式|联系电话)/,
  ],
  [
    'notOurs',
    /不(?:属于?|归|是|在)[^，]{0,20}(?:职责|职能|范围|管辖|辖区|业务|权限)|(?:属于|归)[^，]{0,16}(?:辖区|管辖|管理)$|^(?:属|系)(?:于)?[^，]{2,20}(?:管理|管辖|职责范围内?)$|只负责|^[^，]{0,14}涉及到?[^，]{2,12}问题$|由[^，]{0,16}(?:管辖|直管|主管|负责管理)$|(?:管理权|审批权|管辖权)[^，]{0,12}(?:在|归)|没有[^，]{0,10}(?:管理|执法|审批)(?:机构|权|职能)/,
  ],
  [
    'forwarded',
    new RegExp(
      `(?:已|现已|将|并|交|由|我们|我办|经)?[^，]{0,12}(?:转交|通报|转至|转到|转请|转由|转给|转送|转报|转办|转达|交办|交由|移交|移送|呈报|呈送|上报|报送|报告了?|反馈给|反映给|反馈至|批转|批示|发函|汇报|转)(?:了|给|到|至|由|往)?[^，]{0,6}(?:${BODY})|(?:请(?!到|来|举|您|你)|由)(?:${BODY})[^，]{0,10}(?:核实|调查|办理|处理|核查|核处|办复|研究)|(?<!(?:建议|请|可)[^，]{0,8})(?:向|跟)[^，]{2,14}(?:部门|局|委|办|公司|单位)(?:转达|反映|汇报)|已(?:告知|通知|函告|转告)[一-龥]{1,8}(?:局|委|办|街道|镇|部门)[一-龥]{0,6}$|分流至|转过去|已交?(?:[^，]{1,24})(?:调查)?[、]?核处$|已交[^，]{1,24}(?:办理|处理|核实|调查|研究)$|交办中|正在(?:交办|转办|办理)$|(?:问题|留言|来信|诉求|情况|帖子|建议|此件|信件)[^，]{0,6}(?:已|将)?(?:经)?[转交](?!通|易|警|流|付|纳|房|变|化|租|让)|^(?:已|现已|并已)转(?!变|化|租|让)|^(?:调查|核实|办理|处理|核处|核查|办复|答复)(?:处理|办理|回复|反馈)?$`,
    ),
  ],
  [
    'referral',
    /向[^，]{2,60}咨询|(?:请|建议|可|欢迎|详情|直接|如)[^，]{0,30}(?:咨询|询问|询(?!问)|联系|拨打|致电|来电|登录|登陆|查阅|反映|举报|申诉|投诉|了解|维权|关注|转告)|^(?:建议|请)(?:您|你)?(?:再|直接|具体|详细)?(?:向|与|到|找|致电|拨打)[^，]{0,24}(?:提出|反映|咨询|联系|投诉|查询|$|（|\()|(?:电话|热线|号码|联系人|邮箱|地址|网址|传真)[^，]{0,6}\d|(?:咨询|联系|监督|举报|办公|投诉|服务)(?:电话|热线)|^[\d\-—－()（）\s]{7,}|(?:如|若)(?:有|果)?(?:您|你|还|仍|对|其他|其它|任何|需|问题|有|方便)[^，]{0,24}(?:疑问|问题|不明|不清|不详|异议|意见|建议|需要|需求|了解|咨询|其他|其它|方便|不满|不服|事宜|困难)|(?:如|若)(?:有)?(?:需|方便)|依法依规|(?:司法|法律)(?:途径|程序)|建议(?:您|你|双方)[^，]{0,30}(?:沟通|寻求|协商|调解)|^(?:可)?致电|^请其|^请(?:您|你)?(?:携|带)[^，]{0,12}到|详情请|^请到|疑问|^(?:以便|便于|说明您)|留下联系/,
  ],
  [
    'inquiry',
    /(?:责成|指示|安排|要求)[^，]{0,24}(?:牵头|股室)$|配合进行|(?:立即|迅速|随即|第一时间|及时|已|马上|当即|专门)?(?:组织|安排|派出?|指派|指令|部署|责成|要求|前往|赶赴|到达|召集|成立)[^，]{0,30}(?:调查|核实|核查|勘查|勘察|检查|研究|了解|介入|处理|调查组|专班|工作组)[^，]{0,8}$|^(?:经|根据)?(?![^，]{0,12}咨询)[^，]{0,12}(?:调查|核实|核查|了解)(?:后|了解|核实|处理|情况)?$|正(?:在)?[^，]{0,14}(?:开展|展开|组织)[^，]{0,8}(?:调研|论证|摸底)|(?:已|并已|均已|正在|积极)(?:经)?(?:介入|处理|受理|立案|取得联系|进行调查|调查处理|核实|协商|协调|研究|跟进)[^，]{0,8}$|与(?:您|你|投诉人|来信人|当事人|诉求人)[^，]{0,6}联系/,
  ],
  [
    'promise',
    /待[^，]{0,24}时$|(?<![已现后经可即麻]|(?:遂|可以|应当|必须|去年)[^，]{0,14}|已(?:安排|组织|要求)[^，]{0,30})将(?!军|近)|承诺(?!书|制|即可)|允诺|(?<!已)答应|(?:卫健委|发改委|住建委|国资委|教委|司|表示|们)会(?!议|上|同)|(?<![委学协社工大代机商公议参复证谈话恳面开调论报众主例务字不员都长上误])会(?!议|考|上|同|后|场|商|所|计|展|员|出现|导致|造成|影响|研究|充分)|拟(?!定|订|规划)|争取|尽快|尽早|后续|下一步|下步|届时|继续|进一步|加大|加强|认真(?:考虑|研究|对待|落实)|努力|确保|力争|逐步|积极(?:争取|推进|对接|协调|建言|配合|处理)|将于|一旦|一经|持续|及时(?:反馈|告知|回复|答复|通知)|作为参考|纳入(?:考虑|计划)|待[^，]{0,16}后|如出台|正在(?:积极|抓紧|与[^，]{0,8})?(?:起草|报送|报批|审批|处理|协商|研究|调查|核实|办理|进行|编制|论证|调研|优化|制定|完善)/,
  ],
];

const RETOLD =
  /^(?:[一二三四五六七八九十\d]+[、.．)）]?)?(?:关于|对于|针对|就|根据)?(?:您|你|网友|诉求人|投诉人|反映人|来信人|来电人|举报人|信访人|网上|帖文中?|来信)(?:们)?(?:在[^，]{0,24})?(?:所|来信|提出|要求)?(?:反映|反应|咨询|投诉|举报|留言|提出|提到|来信|呼吁|询问|建议|所说|所述|说)/;
/** Purposes, wishes and salutations. */
const ASIDE =
  /^(?:为了|为更好|为能|以期|多提|重视|有望|对您造成)|^[^，]{0,16}(?:网友|网民)(?:朋友)?$|^方便(?!面)[^，]{0,6}$|诉求有[一二两三四]点$/;
/** 您反映的路灯已修复: retold and answered in one. */
const REPAIRED = /(?:已(?:经)?|均|都|不)(?:修复|解决|拆除|清理|完成|整改|办结|退还|恢复|落实|发放|开通|属实)/;
const ABOUT = /^(?:您|你)?(?:关于|针对|对于|就|有关)[^，]{0,60}(?:问题|情况|一事|事宜|事项|建议|的回复|咨询|诉求)$/;

/** Said of the matter itself: it is, is not, has been, may, must. */
const PLAIN =
  /(?<!(?:若|如|是否)[^，]{0,8})属实|已(?:经)?[^，]{0,8}(?:解决|妥善|采纳|修复|拆除|清理|完成|整改|办结|退还|移交[^，]{0,6}法院|恢复|落实|发放|通水|通车|开通|修补|更换|安装|加装|改造|整治|停用|关停|亮|装好|换好)|已对[^，]{2,14}(?:修|整治|清理|处理)|暂(?:无|未|没有|不)|有效期|不予|不存在|没有[^，]{0,8}(?:政策|计划|规定|补贴)|可以(?!采取|向|留)|才能|方可|属于|为[^，]{0,6}(?:年|元|天|个月)|未发现|尚(?:不|未)|已启动|已(?:经)?被|已批|属违规|(?:计划|预计)\d{4}年|没有(?:组织|收|要求)|阻工|(?:建成|结束|通过)$|正在(?:施工|整改)|现(?:场)?正在[^，]{0,4}(?:施工|整改)|已(?:经)?(?:到|前往|赶赴)[^，]{0,8}现场|已约谈|约谈了|进行了[^，]{0,12}(?:清理|消毒|整治|维修|处罚|清洗|修剪)|确(?:实)?(?:存在|不)/;
/** Decided or under way, whatever else the clause says: 已纳入下一批安装计划, 拟进入2018年硬化计划. */
const FIRM =
  /已(?:经)?(?:被)?(?:纳入|列入|移交[^，]{0,8}法院)|(?:拟|计划)[^，]{0,8}\d{4}年|已(?:经)?(?:督促|责令|约谈)[^，]{3,}|已(?:经)?于[^，]{2,10}被|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?(?:之)?前[^，]{0,4}(?:完成|完工|修复|到位|通车|开通|安装)|(?:遂|当场|依法)[^，]{0,6}将[^，]{2,20}(?:予以|扣)/;
/** Said for its sound. */
const RHETORIC =
  /心情沉重|感同身受|一针见血|很有意义|(?:民生之基|重中之重|净土|血脉|毛细血管)|千家万户|辛苦了|还有[^，]{0,4}不足|随时恭候|请(?:您|你)?(?:耐心|留意|放心)|严格保密|再次来|坐坐$|绝不允许|绝不姑息|决不护短|(?:看到|读了|感受到)(?:您|你)/;
/** General words beside a referral: no answer. */
const VAGUE = /政策性(?:很|较|规定)|程序[^，]{0,3}严格|内容较多|各个方面|一些因素|相应的条件/;
/** Titles of documents, and the writer's name glued to what is said to them. */
const TITLES = /《[^》]*》/g;
const REMARK = /[（(][^（）()]{0,40}[）)]/g;
const PREFIX = /^(?:[\d.年月日]+)?[“"](?:UU|A0)\w+[”"]/;
/** What one who has passed a matter on promises: to see that it is done. */
const FOLLOWED = /督促|督办|关注|跟踪|跟进|协助|回复|答复|反馈|催办/;
const OTHERS = /^(?:他们|其|该[^，]{1,8}|(?:相关|有关)(?:部门|单位))(?:将|会)/;
const ORDERS = /^(?:并)?(?:要求|责成|请|督促)/;
/** What it is wished or asked for. */
const PURPOSE = /^(?:以供|以便|便于|以利|说明|或留下)/;
/** Still to come, or wished: what follows in the sentence is so, too, unless it was done. */
const DONE = /已|了(?!解)|经[查核调]|目前|现(?!场)|\d|[^还]是|没有|未|无(?!法)|不(?!断|仅|便)|可(?!能)/;
/** What follows it was found: 经现场核查，…. */
const LOOKED = /^(?:现)?(?:经|据|根据)/;
/** Characters of answer from which a reply is one; below, it is a remark beside a promise or a referral. */
const ANSWER_FROM = 26;
/** Beside “this is not ours”: why it is another's is no answer. */
const FOREIGN_ANSWER_FROM = 45;
/** Said of the matter plainly, beside what is missing. */
const PLAIN_ANSWER_FROM = 16;
/** Where there is nothing else, a word is an answer. */
const LONE_ANSWER_FROM = 7;

/** @param text the reply */
export const readSubstance = (text: string): SubstanceReading => substanceOf(clausesOf(text));

/** As `readSubstance`, for a reply that is already in clauses. @param contact places that speak of contact */
export function substanceOf(clauses: readonly Clause[], contact: readonly { from: number }[] = []): SubstanceReading {
  const touches = new Set(contact.map(({ from }) => from));
  const judged: Judged[] = [];
  const length: Record<ClauseKind, number> = { ...NONE };
  let isPlain = false;
  let before: ClauseKind | undefined;
  let sentence = -1;
  let looked = -1;
  for (const clause of clauses) {
    if (clause.sentence !== sentence) before = undefined;
    sentence = clause.sentence;
    let kind = kindOf(clause.text);
    // That somebody was reached, or not, says nothing of the matter.
    const isContact = kind === 'substance' && touches.has(clause.from) && !PLAIN.test(clause.text);
    if (isContact) kind = 'feedback';
    const goesOn = before === 'promise' || before === 'referral' || before === 'feedback' || before === 'lacking';
    if (kind === 'substance' && goesOn && before && (!DONE.test(clause.text) || PURPOSE.test(clause.text)))
      kind = before;
    if (length.forwarded > 0 && kind === 'promise' && FOLLOWED.test(clause.text)) kind = 'feedback';
    // Would follow on the citizen's step: 可拨打值班电话反映，相关部门将及时处理.
    if (before === 'referral' && kind === 'promise') kind = 'referral';
    if (length.forwarded > 0 && kind === 'promise' && OTHERS.test(clause.text)) kind = 'feedback';
    if (before === 'forwarded' && kind === 'inquiry' && ORDERS.test(clause.text)) kind = 'forwarded';
    if ((kind === 'inquiry' || clause.text.length < 4) && LOOKED.test(clause.text)) looked = sentence;
    if (kind === 'substance' && (looked === sentence || PLAIN.test(clause.text) || FIRM.test(clause.text)))
      isPlain = true;
    length[kind] += clause.to - clause.from;
    before = isContact ? undefined : kind === 'substance' && !DONE.test(clause.text) ? before : kind;
    judged.push({ kind, from: clause.from, to: clause.to });
  }
  const isAlone = length.promise + length.forwarded + length.lacking + length.inquiry + length.notOurs === 0;
  const least = leastOf(length, isPlain || isAlone);
  const promised = length.promise + length.inquiry;
  const substance =
    length.substance >= least ? 'answered' : promised > 0 && !isOnlyLacking(length) ? 'promise' : 'acknowledged';
  return { substance, ruled: substance, clauses: judged };
}

/** How much has to be said of the matter, beside the rest, to be an answer. */
function leastOf({ lacking, notOurs }: Record<ClauseKind, number>, isPlain: boolean): number {
  if (notOurs > 0) return FOREIGN_ANSWER_FROM;
  if (isPlain) return lacking === 0 ? LONE_ANSWER_FROM : PLAIN_ANSWER_FROM;
  return ANSWER_FROM;
}

/** Where what is missing is said at length, a word of promise beside it is courtesy. */
const isOnlyLacking = ({ lacking, promise, inquiry }: Record<ClauseKind, number>) => lacking > promise + inquiry;

const NONE: Record<ClauseKind, number> = {
  courtesy: 0,
  receipt: 0,
  retold: 0,
  forwarded: 0,
  referral: 0,
  lacking: 0,
  notOurs: 0,
  inquiry: 0,
  promise: 0,
  feedback: 0,
  substance: 0,
};

function kindOf(said: string): ClauseKind {
  const text = said.replace(TITLES, '《》').replace(PREFIX, '').replace(REMARK, '') || said;
  if (text.length < 3 || ASIDE.test(text)) return 'courtesy';
  if (FIRM.test(text)) return 'substance';
  if (RHETORIC.test(text)) return 'courtesy';
  if (VAGUE.test(text)) return 'retold';
  const head = RETOLD.exec(text) ?? ABOUT.exec(text);
  if (!head) return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'substance';
  const rest = text.replace(/^.*?(?:问题|情况|事项|事情|一事|建议|诉求|现象|事宜|内容|信息)/, '');
  if (rest === text && REPAIRED.test(text)) return 'substance';
  if (rest === text || rest.length < 4) return 'retold';
  const kind = KINDS.find(([, pattern]) => pattern.test(rest))?.[0];
  return kind ?? (rest.length > 8 || PLAIN.test(rest) ? 'substance' : 'retold');
}
