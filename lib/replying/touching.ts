/** The act of contact in a clause: who was touched, told, or said to agree. Whether it was done is judged elsewhere. */
import { CITIZEN, CLASS } from './people.ts';
import type { Place } from './places.ts';

/** `told` is what a written reply does, too; `bare` names nobody. */
export type Act = 'touched' | 'told' | 'agreed' | 'bare';

/** Acts that are contact by themselves. */
const TOUCH =
  '联系|联络|沟通|交流|对接|见面|面谈|谈座|座谈|通话|通了电话|电话|协商|商议|协调|商谈|谈话|谈心|回访|接洽|商量|商定|会面|约谈|交谈|核实|核查|了解|调解|磋商|衔接|探讨|会商|做工作|思想工作|解释工作|勘查|勘察|察看|查看|交换(?:了)?意见|约定';
/** Acts that a written reply is, too: contact only by word of mouth, or where somebody did it. */
export const TELL =
  '解释|说明|反馈|回复|答复|告知|告诉|通报|讲解|宣讲|宣传|答疑|致歉|道歉|汇报|讲清|阐明|释疑|解答|讲明|通知|转达|转告|传达|讲述|说清|释明|疏导|劝导|送达';
const WITH = '与|和|跟|同|向|给|(?<!针)对|就[^，]{0,20}(?:与|和|向|对)';
/** After a name: it is their letter, their right or their trouble that is spoken of. */
const NOT_OF =
  '(?!反映|反应|来信|提出|提及|留言|所|如|若|可|[^，]{0,4}问题|的?(?:来信|问题|诉求|留言|投诉|建议|要求|情况|合法|切身|支持|理解|关心|关注|意见|利益|权益|违法))';
const OPINION =
  '(?:满意(?!度)|认可|理解(?!错|为|的|有误)|无异议|没有异议|没有意见|无意见|同意|认同|接受|谅解|撤诉|撤销投诉|不再追究|不再投诉|知晓|知悉|知道了|清楚|不满(?!足)|不认可|不接受|不同意|不理解|肯定|赞同|明白|放弃|撤回|配合|息访|息诉)';
const WELL = '(?:非常|十分|很|比较|基本|高度|一致|充分|能够|可以|愿意|完全)?';
const WISHED_OF = '(?<!请|希望|望|恳请|感谢|谢谢|敬请|如|若|未经|未征得|未取得|可能|是)';
const CITIZENS_KIN =
  '(?:患者|病人|死者|伤者|学生|孩子|小孩|老人|该生|其|他|她)?的?(?:家属|家人|家长|父母|父亲|母亲|爷爷|奶奶|监护人|患方)';

/** Of somebody: `citizen` stands for the pattern of whoever counts as the citizen in this letter. */
function touchesOf(citizen: string): RegExp[] {
  return [
    `(?:${WITH})(?:[^，]{0,16}?[和及、与]|[^，被]{0,12}?(?=诉求人代表))?${citizen}${NOT_OF}[^，]{0,14}?(?:${TOUCH})`,
    // 联系您, 致电诉求人, 回访投诉人: the act stands before.
    `(?:联系|联络|致电|电联|回访|走访|约见|拜访|访问|探望|慰问|会见|约谈|询问|请来|请到|电话|短信|找到|见到|打给|接访|接待|电询|约请|邀请|邀约|协同|会同|陪同|上门|(?<![合节大契条])约)(?:了|到|上|过|告知|通知|答复|回复|联系|沟通|反馈|该|本|发帖的?|小区的?)*(?:\\d{0,2}次)?${citizen}${NOT_OF}`,
  ].map((source) => new RegExp(source));
}

const TOUCHES = [
  ...touchesOf(CITIZEN),
  ...[
    `(?:到|去|赴|前往|走访|入户|进入|至)(?:了)?${CITIZEN}(?:的)?(?:家|住处|住所|家中|户(?!口|籍|主|名))`,
    `${CITIZEN}(?:本人)?(?:已经|已|曾|也|于.{2,12}日)?(?:到|来|与|和|向|跟|在)[^，]{0,20}(?:我局|我办|我镇|我所|我院|我中心|我公司|我校|工作人员|民警|干部|镇政府|街道办|现场|办公室|会议)[^，]{0,14}(?:联系|沟通|交流|面谈|协商|座谈|通了?电话|参加|见面|核实|查看|反馈|处理)`,
    `${CITIZEN}(?:本人)?(?:已经|已|曾|于.{2,12}日)?(?:到|来|前来)[^，]{0,12}(?:我[局办镇所院站委校]|我中心|窗口|大厅)[^，]{0,8}(?:(?:咨询|反映|办理|来访)(?:了|过|时)|领取了)`,
    `(?:${WITH}|联系到?了?|请来|电话)[^，]{0,10}(?<!您|是|系|为)本人(?:[^，]{0,14}(?:${TOUCH}|${TELL})|$)`,
    `${CITIZEN}(?:本人)?(?:也|均|已|都)?(?:参会|参加了|到场|在场|[^，]{0,8}签字|[^，]{0,8}签名|(?:签订|签署)(?!的|[^，]{0,8}合同))`,
    // 组织举报人和驾校进行协调: brought together.
    `(?:召集|组织|邀请|约请|约见|请来|邀集|邀约|集合|协同|会同|预约|召开)[^，]{0,60}?${CITIZEN}${NOT_OF}[^，]{0,60}?(?:协调|调解|座谈|会议|会商|协商|面谈|商定|商议|对话|听证|沟通|见面|勘查|勘察|查看|察看|监测|核实|答复会|参加)`,
    `${CITIZEN}本人(?:叙述|陈述|自述|口述|介绍|反馈|签字|到场)`,
  ].map((source) => new RegExp(source)),
];
const KIN_TOUCHES = [
  new RegExp(
    `(?:与|和|跟|向|(?<!针)对)(?:[^，]{0,10}?)${CITIZENS_KIN}[^，]{0,14}?(?:${TOUCH}|${TELL})|(?:联系|致电|回访)(?:上|到|了)*(?:[^，]{0,8}?)${CITIZENS_KIN}`,
  ),
];
const OWN_CLASS = `(?<!部分|个别|其他|周边|当地|违[建章规]|搭建)(?:${CLASS})(?!大会|委员|代表大?会|不)`;
/** A group that wrote together, met as what it is: 组织业主召开协调会. Not where some of them are picked out. */
const GROUP_TOUCHES = [
  `(?:组织|召集|邀请|约请|请来)[^，]{0,40}${OWN_CLASS}[^，]{0,80}(?:协调|座谈|会议|商议|商定|协商|对话|面谈|通报)`,
  `会议?[^，]{0,6}向(?:${CLASS})[^，]{0,6}(?:${TELL})`,
  `(?:已|经|多次|再次|分别|先后|日)[^，]{0,24}(?:与|和|同)[^，栋号楼违]{0,10}?${OWN_CLASS}(?:们|方)?(?:就[^，]{0,20})?(?:进行|展开|作)?(?:了|过)?(?:多次|充分|深入|有效|当面)?(?:沟通|协商|座谈|对话|面谈|商议|见面|探讨|交流)(?!不|有|的)`,
].map((source) => new RegExp(source));
const BOTH =
  /信访答复会|信访听证会|与双方|(?<![需须应])(?:组织|召集|经|对)(?:了)?双方[^，]{0,12}(?:调解|协商|协调|沟通)|双方(?:当事人)?(?:都|均|已|也)?(?:表示|达成)/;
const TELLS = [
  `(?:${WITH})(?:[^，]{0,12}和)?${CITIZEN}${NOT_OF}[^，]{0,22}?(?:${TELL})`,
  `(?:告知|通知|答复|回复|转告|反馈|告诉|电告)(?:了|给|到|过)*${CITIZEN}${NOT_OF}`,
].map((source) => new RegExp(source));
const AGREES = [
  `${WISHED_OF}${CITIZEN}(?:们)?(?:对[^，]{0,18})?(?:也|已|均|当场|现场|当即|最终|基本|本人|口头|明确|现|都|已经|亦|电话中|在电话中)*(?:表示|表达|予以|给予|称|回答|回应|反馈|提出|说)(?:了|过)?${WELL}(?<!的)(?:${OPINION}|拒绝)`,
  `${WISHED_OF}${CITIZEN}(?:们)?(?:对[^，]{0,18}|也|已|均|当场|现场|当即|最终|基本|本人|口头|明确|现|都|已经|亦)*${WELL}(?<![的您你])(?:${OPINION}|拒绝)(?!后|的|方|才|则)`,
  `(?:取得|获得|征得|争得|得到)(?:了)?${CITIZEN}(?:的)?(?:一致)?(?:理解|同意|认可|谅解|支持)`,
].map((source) => new RegExp(source));
const AGREED_BEFORE = new RegExp(`^(?:并|也|均|已|对此)*表示(?:了)?${WELL}${OPINION}`);
/** Contact whose object is not named: 经电话联系, 已电话告知, 上门解释. */
const BARE = [
  /(?:已|经|通过|立即|随即|当即|于.{2,14}|多次|再次|现已).{0,8}(?:电话|当面|口头|短信|微信)(?:进行)?(?:了)?(?:联系|沟通|告知|回复|答复|解释|说明|反馈|回访|通知|交流|了解)/,
  /上门(?:进行)?(?:了)?(?:解释|说明|答复|回复|告知|沟通|见面|道歉|致歉|回访)|面对面(?:地|的)?(?:沟通|交流|解释)/,
  /(?:经|已|了|及|并)(?:电话)?回访/,
  /(?:进行|予以|作)(?:了)?(?:多次)?当面(?:答复|解释|沟通|说明)|当面(?:进行|作)(?:了)?(?:答复|解释|沟通|说明)/,
  /通过(?:电话|微信|短信)[^，]{0,20}(?:了解|回复|答复|解释|说明|沟通|告知|反馈)/,
];
const SOMEBODY = new RegExp(CITIZEN);

/** Whether the citizen is named. */
export const namesCitizen = (text: string): boolean => SOMEBODY.test(text);

const any = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

/** @returns the strongest act of contact in a clause, done or not */
export function actOf({ text, before, isGroup, isFamily, isAccused }: Place): Act | undefined {
  const own = isAccused ? text.replaceAll('当事人', '对方') : text;
  if (any(TOUCHES, own) || (BOTH.test(own) && (namesCitizen(before) || namesCitizen(own)))) return 'touched';
  if (isGroup && any(GROUP_TOUCHES, own)) return 'touched';
  if (isFamily && any(KIN_TOUCHES, own)) return 'touched';
  if (any(AGREES, own) || (AGREED_BEFORE.test(own) && namesCitizen(before))) return 'agreed';
  if (any(TELLS, own)) return 'told';
  return any(BARE, own) ? 'bare' : undefined;
}
