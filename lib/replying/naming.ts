/** Who is meant: names, speakers and pronouns of a reply read as 诉求人 where they are the citizen. */
import { fold } from './fold.ts';
import { CITIZEN, THIRD } from './people.ts';

/** Those who speak for many; no assembly, and nobody picked out as another. */
const SPEAKERS =
  /(?<!违[建章规法]?|搭建|其他|周边|有关|[0-9]栋|[0-9]号|[0-9]楼|小区外)(?:(?:部分|个别)?(?:业主|居民|村民|住户|群众|职工|员工|家长|商户|经营户|学生|购房户|拆迁户|教师|老师|客户|车主|户主|股东|[组村栋])们?代表(?!大会|会议|提议)|业委会|业主委员会)/g;

/** Surnames, so that no verb is taken for a name. */
const SURNAME =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣邓郁杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳段富焦巴弓牧车侯宓班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚农温庄晏柴瞿阎慕连茹习艾鱼容古易慎戈廖庾暨衡步耿弘匡文寇禄阙欧沃蔚隆师巩聂晁勾敖融冷辛阚简饶曾沙鞠丰关查荆红游竺权盖益桓肖涂代付闫覃]';
const NAMED = new RegExp(
  `(?:本人|我叫|我名叫?|我是|姓名[:：]?|[举投信反]\\s*[报诉访映]\\s*人[:：])(${SURNAME}[一-龥]{1,2})(?=[，,。;；、:：（(\\s]|身份|住|家住|男|女|系|是)`,
  'g',
);
const CALLED = new RegExp(
  `(?:信访人|来信人|投诉人|举报人|反映人|诉求人|申诉人|发[帖贴]人)(?:[^，。]{0,8}业主)?(${SURNAME}[一-龥]{1,2})(?=[，,。、（(：:]|一家|本人|反映|所|的|为|系)`,
  'g',
);
/** The writer's own particulars: the first ones of a letter. */
const INTRODUCED = new RegExp(`(${SURNAME}[一-龥]{1,2})(?=[，,、（(\\s]?\\s*(?:男|女|汉族|现年|身份证))`, 'g');
/** Who signs, or speaks of themselves by name: 农民蒋某某向您述事, 李某敬上. */
const SIGNED = new RegExp(
  `(?:[。，！;\\s:：人民主工师]|^)(${SURNAME}[一-龥]{1,2})(?=\\s*(?:敬上|叩上|呈上|向[您你]|电话[:：]?\\s*\\d|1\\d{10}))`,
  'g',
);
/** In a reply: somebody who came with the matter. A name of the writer where the letter has it, too. */
const CAME = new RegExp(
  `(?:村民|居民|业主|市民|学生|职工)(${SURNAME}[一-龥]{1,2})(?=[^，]{0,12}(?:反映|投诉|来访|上访|信访|申请))`,
  'g',
);
/** 小罗（反映人）, 来电人王女士: named as the citizen by the reply itself. */
const ROLED = /([一-龥]{2,3})[（(](?:来电|反映|投诉|诉求|举报|来信|信访|报修|咨询|求助)[人者][）)]/g;
/** Somebody by surname and title; not where a role before it makes them another. */
const TITLED = new RegExp(
  `(?<!(?:负责人?|经理|老板|店[主长家]|房东|司机|邻居|楼[上下]|被[举投反][报诉映]人?|队长|书记|主任|商[户家]|物业|施工[方队]?|开发商|摊主|车主|当事人|法人|承包[人商]|厂长|[栋楼号室][的]?(?:业主|住户)?)[^，]{0,2})${SURNAME}(?:某某?)?(?:先生|女士|小姐|阿姨|大爷|大妈|大姐|大哥|大叔|婆婆|奶奶|爷爷|老人)`,
  'g',
);
const NO_NAME =
  /我们|本人|一名|一个|一位|业主|居民|村民|市民|反映|投诉|举报|信访|群众|学生|家长|农民|老师|职工|的|是|在|于|来信|所|已|向|对|为|有/;
/** Of a letter only its head and its end say who wrote it. */
const NAMES_IN = 1_500;

/** Names by which a letter and its reply call the citizen, as they stand in folded text. */
export function namesIn(question: string, reply: string): string[] {
  const letter = fold(
    question.length > 2 * NAMES_IN ? question.slice(0, NAMES_IN) + question.slice(-NAMES_IN) : question,
  );
  const [first] = letter.matchAll(INTRODUCED);
  const found = [
    ...(first ? [first] : []),
    ...letter.matchAll(NAMED),
    ...letter.matchAll(SIGNED),
    ...fold(reply.slice(0, 2 * NAMES_IN)).matchAll(ROLED),
    ...[...fold(reply.slice(0, 2 * NAMES_IN)).matchAll(CAME)].filter(([, name]) => letter.includes(name as string)),
    ...fold(reply.slice(0, 2 * NAMES_IN)).matchAll(CALLED),
  ];
  const names = found.map(([, name]) => name as string);
  return [...new Set(names)].filter((name) => !NO_NAME.test(name) && name !== '').slice(0, 6);
}

/** How those who wrote are read in a clause. */
export const readNames = (text: string, names: readonly string[]): string =>
  names.reduce((seen, name) => seen.replaceAll(name, '诉求人'), text).replace(TITLED, '诉求人');
/** Read back from 其: whoever was spoken of last. */
const HIM =
  /(与|和|跟|同|向|对|给|告知|通知|联系|回访|致电|邀请|陪同|协助|约)(了|上|到)?其(?![他它中余实一所次间后父母家本])/g;
const LAST = new RegExp(`(${CITIZEN})|${THIRD}|被[举投反][报诉映]`, 'g');
/** 电话联系投诉人，向其说明: 其 is read as 诉求人 where nobody else was spoken of since. */
export function readHim(text: string, before: string): string {
  if (!text.includes('其')) return text;
  return text.replace(HIM, (found, act: string, done = '', at: number) => {
    const last = [...`${before}，${text.slice(0, at)}`.matchAll(LAST)].at(-1);
    return last?.[1] ? `${act}${done}诉求人` : found;
  });
}
/** The same for those who speak for a group that wrote together. */
export const readSpeakers = (text: string): string => text.replace(SPEAKERS, '诉求人代表');
