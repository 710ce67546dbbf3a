/**
 * Whether a reply says that the citizen was contacted, and by which words. An invitation to call, a promise, a talk with
 * somebody else and the citizen's own words are no contact (docs/FORMULAS.md, "Contact in a reply").
 */
import { type Clause, clausesOf } from './clauses.ts';
import { CITIZEN, GROUP, namesIn, STAFF, THIRD } from './people.ts';

export type Contact = 'yes' | 'attempted' | 'no';

/** What a place in a reply says of contact. */
export type ContactKind =
  | 'contacted'
  | 'agreed'
  | 'notReached'
  | 'noDetails'
  | 'invitation'
  | 'promise'
  | 'thirdParty'
  | 'quoted'
  | 'press';

export interface ContactSpan {
  kind: ContactKind;
  /** Place in the reply: [from, to). */
  from: number;
  to: number;
  /** The outcome was told there, or the citizen's opinion of it is. */
  tells?: true;
}

export interface ContactReading {
  contact: Contact;
  /** Every place that speaks of contact, the ones that decide first. */
  spans: ContactSpan[];
}

/** Whom a letter makes its reply speak to. */
interface Addressed {
  /** Names of the citizen, as a pattern that is never empty. */
  names: string;
  /** It was written in the name of many: those who speak for them are the citizen. */
  isGroup: boolean;
}

/** Acts that are contact by themselves. */
const TOUCH =
  '联系|联络|沟通|交流|对接|见面|面谈|谈座|座谈|通话|通了电话|电话|协商|商议|协调|商谈|谈话|谈心|回访|接洽|商量|会面|约谈|交谈|核实|核查|了解|调解|磋商|衔接|探讨|会商';
/** Acts that a written reply is, too: contact only by word of mouth, or where somebody did it. */
const TELL =
  '解释|说明|反馈|回复|答复|告知|告诉|通报|讲解|宣讲|宣传|答疑|致歉|道歉|汇报|讲清|阐明|释疑|解答|讲明|通知|转达|转告|传达|讲述|说清|释明|疏导|劝导';
const MEET = '召集|组织|邀请|约见|召开|集合|请来|邀集|邀约|接待';
const WITH = '与|和|跟|同|向|给|对|就[^，]{0,20}(?:与|和|向|对)';
const MOUTH =
  '电话|当面|上门|口头|面对面|来电|致电|电联|现场|短信|微信|登门|入户|QQ|面谈|电告|约谈|请到|来访|通话|座谈|见面|会上|答复会|多次|耐心|详细';
const NOT_OF =
  '(?!反映|反应|来信|提出|留言|所|如|若|可|的?(?:来信|问题|诉求|留言|投诉|建议|要求|情况|合法|切身|支持|理解))';

const OPINION =
  '(?:满意|认可|理解|无异议|没有异议|同意|认同|接受|谅解|撤诉|撤销投诉|不再追究|不再投诉|知晓|知悉|知道了|清楚|不满|不认可|不接受|不同意|不理解|肯定|赞同|明白|放弃|撤回|配合|息访|息诉)';

interface Patterns {
  touch: RegExp[];
  tell: RegExp[];
  agree: RegExp[];
  citizen: RegExp;
}

function patternsFor({ names, isGroup }: Addressed): Patterns {
  const who = names ? `(?:${CITIZEN}|${names})` : CITIZEN;
  const group = isGroup ? `|${GROUP}` : '';
  return {
    citizen: new RegExp(who),
    touch: [
      new RegExp(`(?:${WITH})(?:[^，]{0,16}?[和及、与])?(?:${who}${group})${NOT_OF}[^，]{0,14}?(?:${TOUCH})`),
      // 联系您, 致电诉求人, 回访投诉人: the act stands before.
      new RegExp(
        `(?:联系|联络|致电|电联|回访|走访|约见|拜访|访问|探望|慰问|会见|约谈|询问|请来|请到|电话|短信|找到|见到|打给|接访|接待|电询|约请|邀请|邀约|协同|会同|陪同|上门)(?:了|到|上|过|告知|通知|答复|回复|联系|沟通|反馈|该|发帖的?)*(?:\\d{0,2}次)?(?:${who}|${names || who})${NOT_OF}`,
      ),
      new RegExp(`(?:到|去|赴|前往|走访|入户|进入|对)(?:了)?${who}(?:的)?(?:家|住处|住所|家中|户)`),
      new RegExp(
        `${who}(?:本人)?(?:已经|已|曾|也|于.{2,12}日)?(?:到|来|与|和|向|跟|在)[^，]{0,20}(?:我局|我办|我镇|我所|我院|我中心|工作人员|民警|干部|镇政府|街道办|现场|办公室|会议)[^，]{0,14}(?:联系|沟通|交流|面谈|协商|座谈|通了?电话|参加|见面|核实|查看|反馈|处理)`,
      ),
      new RegExp(
        `(?:${WITH}|联系到?了?|请来|电话)[^，]{0,10}(?<!您|是|系|为)本人(?:[^，]{0,14}(?:${TOUCH}|${TELL})|$)`,
      ),
      new RegExp(`${who}(?:本人)?(?:也|均|已|都)?(?:参会|参加了|到场|在场|[^，]{0,8}签字|[^，]{0,8}签名|签订|签署)`),
      ...(isGroup
        ? [
            new RegExp(`(?:${MEET})[^，]{0,40}?${GROUP}[^，]{0,40}?(?:${TOUCH}|参加|召开|会议|协调会|听证会|对话会)`),
            new RegExp(`(?:与|和|跟|向|联系)(?:了)?[^，]{0,16}?${GROUP}[^，]{0,16}?(?:${TOUCH}|${TELL}|达成)`),
            /(?:业主|居民|村民|住户|家长|商户)们?代表(?:也|均|已)?(?:参加|参会|签字|达成|表示)/,
          ]
        : []),
      /(?:信访答复会|信访听证会|与双方|(?<![需须应])(?:组织|召集|经|对)(?:了)?双方[^，]{0,12}(?:调解|协商|协调|沟通)|双方(?:当事人)?(?:都|均|已|也)?(?:表示|达成|签订|同意))/,
    ],
    tell: [
      new RegExp(`(?:${WITH})(?:[^，]{0,12}和)?(?:${who}${group})${NOT_OF}[^，]{0,22}?(?:${TELL})`),
      new RegExp(`(?:告知|通知|答复|回复|转告|反馈|告诉|电告)(?:了|给|到|过)*${who}${NOT_OF}`),
    ],
    agree: [
      new RegExp(
        `(?<!请|希望|望|恳请|感谢|谢谢|敬请|如|若)${who}(?:们)?(?:对[^，]{0,18})?(?:也|已|均|当场|现场|当即|最终|基本|本人|口头|明确|现|都|已经|亦|电话中|在电话中)*(?:表示|表达|予以|给予|称|回答|回应|反馈|提出|说)?(?:了|过)?(?:非常|十分|很|比较|基本|高度|一致|充分|能够|可以|愿意|完全)?(?<!的)(?:${OPINION}|拒绝)`,
      ),
      new RegExp(`(?:取得|获得|征得|争得)(?:了)?(?:${who})(?:的)?(?:一致)?(?:理解|同意|认可|谅解|支持)`),
      ...(isGroup
        ? [
            /(?:在场|与会|参会|到场)(?:的)?(?:业主|居民|村民|住户|家长|代表)们?(?:均|都|一致|也|已)*(?:表示)?(?:满意|认可|理解|同意)/,
          ]
        : []),
    ],
  };
}

const AGREED_BEFORE = new RegExp(
  `^(?:并|也|均|已|对此)*表示(?:了)?(?:非常|十分|很|比较|基本)?(?:${OPINION}|感谢|支持)`,
);
/** Wished of the citizen, not said by them. */
const WISHED = /希望|望|让(?:您|你)|使(?:您|你)|令(?:您|你)|请(?!到|来)|感谢(?!$)|谢谢|争取|力争|寻求|直到/;

/** Contact whose object is not named: 经电话联系, 已电话告知, 上门解释. */
const BARE_MOUTH = [
  /(?:已|经|通过|立即|随即|当即|于.{2,14}|多次|再次|现已).{0,8}(?:电话|当面|口头|短信|微信)(?:进行)?(?:了)?(?:联系|沟通|告知|回复|答复|解释|说明|反馈|回访|通知|交流|了解)/,
  /上门(?:进行)?(?:了)?(?:解释|说明|答复|回复|告知|沟通|见面|道歉|致歉|回访)/,
  /(?:经|已)(?:电话)?回访/,
  /(?:进行|予以|作)(?:了)?(?:多次)?当面(?:答复|解释|沟通|说明)|当面(?:进行|作)(?:了)?(?:答复|解释|沟通|说明)/,
  /通过(?:电话|微信|短信)[^，]{0,20}(?:了解|回复|答复|解释|说明|沟通|告知|反馈)/,
];

const NOT_REACHED = new RegExp(
  [
    '(?:无法|未能|没能|不能|没有|暂未|未|难以|一直未|始终未|均未|尚未).{0,10}(?:取得联系|联系(?:上|到|您|你|当事人|诉求人|投诉人|举报人|反映人|来信人|信访人|来电人|本人|网友|到您)|与(?:您|你|其|当事人|诉求人|投诉人|举报人|反映人|来信人|信访人|网友|来电人)[^，。]{0,10}(?:联系|沟通|核实|了解|对接|交流|接洽)|(?:直接)?联系(?:$|核实|了解|沟通))',
    '联系不上|联系不到|打不通|无法接通|未接通|无人接听|没人接|未接听|拒接|拒绝接听|已关机|关机状态|已停机|停机状态|空号|暂停服务|通话未果|联系未果|沟通未果|无人应答|无应答|不在服务区|电话不通|处于关机|未接电话|不接电话|挂断',
    '(?:电话|号码|联系方式).{0,6}(?:不准确|有误|错误|不正确|不详|不全|不存在|无效|不实)|(?:无法|不能|没有)(?:看到|查到|知道|得知|获取|获得)[^，]{0,8}(?:联系方式|电话|联系号码)',
  ].join('|'),
);
const NO_DETAILS =
  /(?:未|没有|没|无|并未|也未|亦未|不愿|拒绝|均未)(?:能|有|曾|在[^，。]{0,10}|向[^，。]{0,8}|具体|详细|明确|准确|真实)*(?:留下|留|提供|注明|写明|填写|告知|附上?|说明|公布|登记|告诉|提及|透露|标明|反映|有|预留|明确)[^。；，]{0,42}?(?:联系方式|联系电话|联系号码|电话号码|手机号|电话|联系人|通讯方式|联络方式|联系地址)|(?:无|没有?|缺乏|缺少)(?:您的?|你的?|具体的?|详细的?|投诉人的?|诉求人的?|有效的?|任何)*(?:联系方式|联系电话|电话号码)/;
const ANONYMOUS = /(?:匿名|化名).{0,14}(?:无法|不能|未能|难以|不便)/;
const NO_IDENTITY =
  /(?:未|没有|没)(?:能|有|曾)?(?:留下|留|提供|注明|告知|填写).{0,20}(?:详细资料|个人信息|身份信息|真实姓名|真实身份|姓名)/;
const CANNOT_REACH = /(?:无法|不能|未能|难以|不便).{0,8}(?:联系|沟通|对接)/;

/** It was not done, whatever it is. */
const FAILED = /(?:无法|未能|没能|不能)(?:.{0,4})(?:对|与|向|和|就)/;
const TELLS = new RegExp(`${TELL}|告之|处理(?:情况|结果)|答疑|讲了|表示`);
/** Not done: wished, planned, conditional or ordered. */
const INVITE =
  /请(?!来|到了|示)|欢迎|可(?!能)|建议|如(?!下|实|期)|若|希望|以便|便于|为便|方便|随时|敬请|恳请|如果|假如|有疑问|不明白|不清楚|烦请|直接(?:与|向|联系|拨打)|需要?(?:您|你)/;
const PROMISE =
  /将|(?<![委学协社工大代机商公议参复证谈话恳面开])会(?!议|上|同|后|场|商|所|计|展|员)|(?<![接招对])待(?!遇)|届时|再(?:与|和|向|次与您联系)|拟|争取|尽快|第一时间|及时(?=与|向|和|告知|反馈|答复|回复|联系)|后续|承诺|下一步|近期|一旦|确保|定期|今后|适时|择日|正在组织/;
const ORDER = /责成|要求|责令|督促|督办|指派|安排|交办|转交|交由|转请|指示|批示|请.{0,12}(?:局|镇|街道|公司|部门|单位)/;
const STARTED = /已|了(?!解(?!释))|曾|经|立即|随即|当即|多次|随后|\d+[日号]/;
const DONE =
  /已|了(?!解(?!释))|过(?!程|后)|经(?!营|济|办|理)|曾|当(?:场|即|日|天|面|时)|随即|立即|多次|\d+[日号]|上午|下午|期间|之后|后(?=[，,]|$)|先后|再次|分别|前往|通过|现场|反复|会上|已经|主动/;
/** The reply speaks of itself. */
const THIS_REPLY =
  /现(?:将|就|对|向)|如下|特此|以下|兹|谨此|上述|网上(?:告知|答复|回复|反馈)|平台(?:上)?(?:告知|答复|回复)|书面|以上/;
const PRESS = /栏目|记者|本报|红网|媒体|编辑/;
/** Told again by the reply, not said by it: what the citizen wrote. */
const RETOLD =
  /(?:您|你|网友|诉求人|投诉人|反映人|来信人|来电人|举报人|信访人)(?:来信|来电|在.{0,12})?(?:反映|反应|投诉|举报|咨询|来信|留言|提到|提出|所述|所说|诉称|称|认为|建议)|(?:来信|来电|信中|帖中|留言中?)(?:反映|称|提到|所述)/;

/** @param text the reply @param question the letter that it answers, which says in whose name it was written */
export function readContact(text: string, question = ''): ContactReading {
  return contactOf(clausesOf(text), text, question);
}

/** As `readContact`, for a reply that is already in clauses. */
export function contactOf(clauses: readonly Clause[], text: string, question: string): ContactReading {
  const names = namesIn(question, text);
  const patterns = patternsFor({ names: names.join('|'), isGroup: isOfGroup(question) });
  const spans: ContactSpan[] = [];
  let before = '';
  let sentence = -1;
  for (const [i, clause] of clauses.entries()) {
    if (clause.sentence !== sentence) before = '';
    sentence = clause.sentence;
    const next = clauses[i + 1];
    const after = next?.sentence === sentence ? next.text : '';
    const kind = kindOf(clause, before, after, patterns);
    if (kind) {
      const isContact = kind === 'contacted' || kind === 'agreed';
      // 电话联系投诉人，向其反馈了相关情况: what was told stands behind.
      const tells = isContact && (kind === 'agreed' || TELLS.test(`${clause.text}，${after}`));
      spans.push({ kind, from: clause.from, to: clause.to, ...(tells ? { tells } : {}) });
    }
    before = `${before}，${clause.text}`;
  }
  const has = (...kinds: ContactKind[]) => spans.some(({ kind }) => kinds.includes(kind));
  const contact = has('contacted', 'agreed') ? 'yes' : has('notReached', 'noDetails') ? 'attempted' : 'no';
  const deciding: ContactKind[] = contact === 'yes' ? ['contacted', 'agreed'] : ['notReached', 'noDetails'];
  const order = ({ kind }: ContactSpan) => (deciding.includes(kind) ? 0 : 1);
  return { contact, spans: spans.sort((a, b) => order(a) - order(b)) };
}

/** Whether a letter speaks for more than the one who wrote it. */
const isOfGroup = (question: string) =>
  /我们(?:是|作为|都是|这些|[^，。]{0,10}(?:业主|居民|村民|家长|住户|商户|职工|购房者))|全体(?:业主|居民|村民|住户|员工|职工|家长|商户|学生)|(?:业主|家长|居民|村民|住户)们|(?:业主|居民|村民|家长|住户)(?:代表)?(?:敬上|联名|签名|呈上|泣)|本会|我小区|我们小区/.test(
    question,
  );

function kindOf(clause: Clause, before: string, after: string, patterns: Patterns): ContactKind | undefined {
  const { text } = clause;
  if (NO_DETAILS.test(text) || ANONYMOUS.test(`${text}，${after}`))
    return isOfThird(text, before, patterns) ? undefined : 'noDetails';
  if (NO_IDENTITY.test(text) && CANNOT_REACH.test(`${text}，${after}`)) return 'noDetails';
  if (NOT_REACHED.test(text)) {
    if (clause.isQuoted || RETOLD.test(text) || isConditional(text, before)) return 'quoted';
    return isAboutThird(text, before, patterns) ? 'thirdParty' : 'notReached';
  }
  if (FAILED.test(text)) return undefined;
  const act = actOf(text, before, patterns);
  if (!act) return undefined;
  if (clause.isQuoted) return 'quoted';
  if (RETOLD.test(text) && !DONE.test(text.replace(RETOLD, ''))) return 'quoted';
  if (PRESS.test(text) || PRESS.test(before)) return 'press';
  if (act === 'agreed') return isConditional(text, '') || WISHED.test(text) ? undefined : 'agreed';
  const done = DONE.test(text) || DONE.test(before.slice(-24));
  if (INVITE.test(text) || isInvited(before)) return done && !INVITE.test(text) ? 'contacted' : 'invitation';
  if (PROMISE.test(text) && !/已|了(?!解(?!释))|曾/.test(text)) return 'promise';
  if (ORDER.test(lastOf(before)) && !STARTED.test(text)) return 'promise';
  if (act === 'bare') return isAboutThird(text, before, patterns) ? 'thirdParty' : 'contacted';
  if (act === 'touched') return 'contacted';
  if (THIS_REPLY.test(text) || THIS_REPLY.test(after)) return undefined;
  const around = `${before}，${text}`;
  return done && (MOUTHS.test(around) || STAFFS.test(around)) ? 'contacted' : undefined;
}

const MOUTHS = new RegExp(MOUTH);
const STAFFS = new RegExp(STAFF);

type Act = 'touched' | 'told' | 'agreed' | 'bare';

function actOf(text: string, before: string, { touch, tell, agree, citizen }: Patterns): Act | undefined {
  if (touch.some((pattern) => pattern.test(text))) return 'touched';
  if (agree.some((pattern) => pattern.test(text))) return 'agreed';
  if (AGREED_BEFORE.test(text) && citizen.test(before)) return 'agreed';
  if (tell.some((pattern) => pattern.test(text))) return 'told';
  return BARE_MOUTH.some((pattern) => pattern.test(text)) ? 'bare' : undefined;
}

const lastOf = (before: string) => before.slice(before.lastIndexOf('，') + 1).replace(/应[^，]{0,8}要求/, '');
const isInvited = (before: string) =>
  /如有|如果|若有|如您|若您|如对|若对|请(?!到|来)/.test(before) && !/已/.test(before);
const isConditional = (text: string, before: string) =>
  /^(?:如|若)|如果|如有|如您|若您|假如|一旦/.test(text) || /(?:如|若)(?:有|您|果|你)/.test(before.slice(-16));

/** Whether the details that are missing are those of somebody whom the citizen writes about. */
function isOfThird(text: string, before: string, { citizen }: Patterns): boolean {
  return /被(?:举报|投诉|反映)|部分村民|村民未|业主未/.test(`${before}${text}`) && !citizen.test(text);
}

const NEAR_THIRD = new RegExp(
  `(?:与|和|跟|向|给|对|联系|告知|致电|通知|告诫|约谈|电话|找|经)(?:了|到|上)?[^，]{0,14}${THIRD}|${THIRD}[^，]{0,8}(?:未|无|拒|不|关机|停机)`,
);

/** Whether somebody else is spoken of: named in the clause or right before, and the citizen is not. */
function isAboutThird(text: string, before: string, { citizen }: Patterns): boolean {
  return NEAR_THIRD.test(`${before.slice(-24)}，${text}`) && !citizen.test(text);
}
