/** That the citizen was tried for and not reached, or left no way to be reached. */
import { CITIZEN, THIRD } from './people.ts';
import type { Place } from './places.ts';

const NOT_REACHED = new RegExp(
  [
    '(?:没法|没办法|没能|不能|无从|找不到|未能)[^，。]{0,8}(?:联系|联络|找到)|找不到(?:其)?本人|(?:联系|致电|拨打|电话)[^，。]{0,16}(?:未果|无果)|提示[^，。]{0,4}(?:正在)?通话中|(?:想|本想|试图)(?:与|和|跟|联系)[^，。]{0,10}(?:核|联系|了解|说)|(?:无法|未能|没能|不能|难以|无从).{0,10}(?:向|与|和|跟)?[^，]{0,8}(?:联络|回访)|(?:未|没|没有|无法|未能)(?:能)?(?:打通|拨通)|(?:电话|拨|号码|呼叫)[^，。]{0,12}(?:未|没|没有|无法|未能)(?:能)?接通',
    '(?:电话|手机|号码|微信|短信|座机|语音|来电人|诉求人|反映人|投诉人|举报人|信访人|对方)[^，。]{0,12}(?:没打通|没通|不通|未通|未接|不接|没接|没人接|没人应|无人应|无应|不应|关机|停机|欠费|忙音|占线|未回|没回|挂断|未通过|不是本人|非本人|打错|被拦截|呼入限制|查无此人|没有?反应|无反应|空号|转入语音)|(?:次|后|拨打|回拨|致电|联系|呼叫|敲门)[^，。]{0,6}(?:都|均|仍|也|一直|皆|却)?(?:没人应|没人接|没有人接|未接|无人[接应]|被挂断|关机|停机)|(?:接听|接电话)[^，。]{0,8}(?:打错|不是|非)|(?:电话|号码)[^，。]{0,8}停用|(?:反馈|回访|联系|沟通|回拨|拨打)(?:均|都|仍)?未果|^(?:均|都|仍|一直|也|但|但是|却|其|仍然|两次|多次)?(?:无人接|没人接|没人应|未接|关机|停机|忙音|占线|不接)(?:听|电话)?$|未见回电|未回[电复]|家中?(?:均|亦|也|都)?无人|铃到断',
    '(?:无法|未能|没能|不能|没有|暂未|未|难以|一直未|始终未|均未|尚未).{0,10}(?:取得联系|联系(?:上|到|您|你|当事人|诉求人|投诉人|举报人|反映人|来信人|信访人|来电人|留言人|发帖人|本人|网友|到您)|(?<!(?:^|[^一始均暂尚])未|没有)与(?:您|你|其|当事人|诉求人|投诉人|举报人|反映人|来信人|信访人|网友|来电人)[^，。]{0,10}(?:联系|沟通|核实|了解|对接|交流|接洽)|(?:直接)?联系(?:$|核实|了解|沟通))',
    '联系不上|联系不到|打不通|无法接通|(?:电话|拨打|致电|联系)[^，]{0,16}未接通|无人接听|没人接|未接听|拒接|拒绝接听|已关机|关机状态|已停机|停机状态|空号|暂停服务|通话未果|联系未果|沟通未果|无应答|不在服务区|电话不通|处于关机|未接电话|不接电话',
    '(?:电话|号码|联系方式).{0,6}(?:不准确|有误|错误|不正确|不详|不全|不存在|无效|不实)|(?:无法|不能|没有)(?:看到|查到|知道|得知|获取|获得)[^，]{0,8}(?:联系方式|电话|联系号码)',
  ].join('|'),
);
/** 未与您联系: nobody has tried. */
const NOT_TRIED = /(?:未|没有?)(?:再|另行)?(?:与|和|跟|向)[^，]{1,10}(?:联系|沟通|通话)(?!上|到)/;
const RANG = /(?:拨打|致电|电话|联系)[^，]{0,20}(?:挂断|无人应答)|^(?:均|都|但|却)?(?:无人应答|被?挂断)/;
const NO_DETAILS =
  /(?:未|没有|没|无|并未|也未|亦未|不愿|拒绝|均未)(?:能|有|曾|在[^，。]{0,10}|向[^，。]{0,8}|具体|详细|明确|准确|真实)*(?:留下|留|提供|注明|写明|填写|告知|附上?|说明|公布|登记|告诉|提及|透露|标明|反映|有|预留|明确)[^。；，]{0,42}?(?:联系方式|联系电话|联系号码|电话号码|手机号|电话|联系人|通讯方式|联络方式|联系地址)|(?:无|没有?|缺乏|缺少)(?:您的?|你的?|具体的?|详细的?|投诉人的?|诉求人的?|有效的?|任何)*(?:联系方式|联系电话|电话号码)/;
const ANONYMOUS = /(?:匿名|化名|保密).{0,14}(?:无法|不能|未能|难以|不便)/;
const NO_IDENTITY =
  /(?:未|没有|没)(?:能|有|曾)?(?:留下|留|提供|注明|告知|填写|具体的?).{0,20}(?:详细资料|个人信息|身份信息|真实姓名|真实身份|姓名)/;
const CANNOT_REACH = /(?:无法|不能|未能|难以|不便).{0,8}(?:联系|沟通|对接)/;
const ASKED_FOR = /请[^，]{0,6}提供[^，]{0,14}(?:联系方式|联系电话)/;
const OF_THIRD = /被(?:举报|投诉|反映)|(?:部分|有的|个别)(?:村民|业主)|村民未|业主未/;
/** Missing are the particulars of the one complained of. */
const THIRDS_DETAILS =
  /(?:公司|(?<!工作)单位|商家|商户|店铺?|驾校|企业|物业|被[举投反][报诉映]\S{0,4}|对方|车主|老板|户主|业主)的?[^，]{0,10}(?:地址|电话|联系方式|联系人|号码)/;
const CITIZENS = new RegExp(CITIZEN);
const NEAR_THIRD = new RegExp(
  `(?:与|和|跟|向|给|对|联系|告知|致电|通知|告诫|约谈|电话|找|经)(?:了|到|上)?[^，]{0,14}${THIRD}|${THIRD}[^，]{0,8}(?:未|无|拒|不|关机|停机)`,
);

/** Whether no way to reach the citizen was left. */
export function leftNoDetails({ whole: text, before, after }: Place): boolean {
  const both = `${text}，${after}`;
  if (NO_DETAILS.test(text) || ANONYMOUS.test(both))
    return THIRDS_DETAILS.test(text) ? false : !OF_THIRD.test(`${before}${text}`) || CITIZENS.test(text);
  // 无法核实，请提供联系方式: there was none.
  if (ASKED_FOR.test(text) && /无法|不能|未能/.test(before)) return !THIRDS_DETAILS.test(text);
  return NO_IDENTITY.test(text) && CANNOT_REACH.test(both);
}

/** Whether somebody was not reached, whoever it is. */
export const wasNotReached = ({ text, before }: Place): boolean =>
  !NOT_TRIED.test(text) &&
  !/(?:^|，)(?:[一二三四五六七八九\d]+、)?(?:如果?|若)您?[^，]{0,40}$/.test(before) &&
  ((NOT_REACHED.test(text) && !/不存在|的(?:记录|情况|问题|现象)/.test(text)) ||
    (RANG.test(text) && !/^\d?、?关于/.test(text) && !/会议|发言/.test(before)));

/** An act of contact whose object is somebody else. */
const TOUCHED_THIRD = new RegExp(
  `(?:与|和|跟|向|给|对)[^，]{0,14}${THIRD}[^，]{0,14}(?:联系|沟通|协商|协调|交流|核实|对接|谈话)|(?:联系|致电|约谈|告诫|告知|通知|电话[^，]{0,4})(?:了|到|上)?[^，]{0,10}${THIRD}`,
);
export const touchesThird = ({ text }: Place): boolean => TOUCHED_THIRD.test(text) && !CITIZENS.test(text);

/** Whether somebody else is spoken of: named in the clause or right before, and the citizen is not. */
export const isAboutThird = ({ text, before }: Place): boolean =>
  NEAR_THIRD.test(`${before.slice(-24)}，${text}`) && !CITIZENS.test(text);
