/** People of a contact line: who was asked for, and who of the unit called or went. */

/** Surnames, so that 联系张先生 is not somebody called 联系张. */
const SURNAMES =
  '欧阳|上官|司马|诸葛|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧肖尹姚邵汪祁毛米贝明戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包左石崔吉龚程邢裴陆荣翁甄曲家封芮储靳段焦侯全班仰秋仲伊宫宁仇栾甘武符刘景詹龙叶司黎薄白怀蒲从索赖卓蔺屠蒙池乔阴翟谭姬申扶冉牛边燕冀尚温庄晏柴瞿阎向古易廖居步耿满匡文寇广欧沃蔚师聂辛简饶曾沙关盖游楚闫付代曹]';
/** Those that seldom begin another word. */
const SURE = '[张王李刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐邓冯韩曹彭蔡潘董袁蒋杜苏魏吕沈姚卢傅姜崔谭廖汪邱邹孟秦阎薛郝邵]';
const NO_NAME = '张贴|张开|陈述|陈旧|陈年|杨树|孙子|孙女|罗列|谢|董事|杜绝|胡乱|胡同|苏醒|李子|唐突|刘海|王总|张总';
const TITLE = '先生|女士|小姐|同志|大爷|大妈|大叔|大姐|大哥|大娘|阿姨|叔叔|师傅|老师|奶奶|爷爷|婆婆|嫂';
const POST = '总|主任|经理|老板|书记|局长|科长|队长|所长|站长|校长|会计|主席|医生|律师|组长|店长|工程师';
const KIN =
  '家属|家人|父亲|母亲|父母|爸爸|妈妈|丈夫|妻子|爱人|老公|老婆|儿子|女儿|儿媳|女婿|孙子|孙女|哥哥|弟弟|姐姐|妹妹|邻居|同事|亲戚|朋友';
const OTHERS =
  '(?:物业|物管|施工方|施工单位|施工队|开发商|社区|村委会?|居委会|业委会|商户|店主|店家|房东|租客|中介|项目部|保安|网格员)(?:公司|负责人|工作人员|经理)?';
const CITIZEN = '诉求人|投诉人|来电人|反映人|举报人|当事人';
const END = String.raw`(?=[\s,，。;；、]|$)`;

/** A person by surname and title, with whose kin it is. */
const NAMED = new RegExp(
  String.raw`(?:${SURNAMES})[一-龥*＊某]{0,2}?(?:(?:${TITLE})(?:的?(?:${KIN}))?|(?:${POST})(?![一-龥]))|(?:Mr|Ms|Mrs|Miss)\.?\s+[A-Z][A-Za-z]+`,
  'y',
);
/** A rare surname: only where nothing else stands there. */
const RARE = new RegExp(`[一-龥]{1,2}(?:先生|女士)(?:的?(?:${KIN}))?`, 'y');
const WHOLE_NAME = new RegExp(
  String.raw`(?<![^\s,，。;；、])(?!${NO_NAME})${SURE}[一-龥*＊某](?:[一-龥*＊某])?${END}`,
  'y',
);
const RELATED = new RegExp(`(?:(?:${CITIZEN}|其|他|她)的?)?(${KIN})`, 'y');
const OTHER = new RegExp(OTHERS, 'y');
const LABELLED = /对象[:：]\s*([^\s,，。;；、]{1,40})/y;
const BY = new RegExp(
  String.raw`经办人?[:：]?\s*([一-龥·A-Za-z]{2,20})${END}|由((?:${SURNAMES})(?:[一-龥]{1,2}|${POST}))(?=[\s,，。;；、]|$|电|打|拨|上门|入户|走访|现场|联系|微信|短信)|by\s+([A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?)`,
  'y',
);

export interface PersonToken {
  to: number;
  kind: 'named' | 'related' | 'by';
  name: string;
}

const at = (pattern: RegExp, text: string, from: number) => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** @returns the person that stands at a place of the line, if one does; `related` only where nothing more is said of them */
export function personAt(text: string, from: number): PersonToken | undefined {
  const by = at(BY, text, from);
  if (by) return { to: from + by[0].length, kind: 'by', name: (by[1] ?? by[2] ?? by[3] ?? '').trim() };
  const labelled = at(LABELLED, text, from);
  if (labelled) return { to: from + labelled[0].length, kind: 'named', name: labelled[1] ?? '' };
  const named = at(NAMED, text, from) ?? at(WHOLE_NAME, text, from);
  if (named) return { to: from + named[0].length, kind: 'named', name: named[0] };
  const related = at(RELATED, text, from) ?? at(OTHER, text, from);
  return related ? { to: from + related[0].length, kind: 'related', name: related[1] ?? related[0] } : undefined;
}

/** @returns somebody with a surname that is not listed, where nothing else stands at that place */
export function rarelyNamedAt(text: string, from: number): PersonToken | undefined {
  const rare = at(RARE, text, from);
  return rare ? { to: from + rare[0].length, kind: 'named', name: rare[0] } : undefined;
}

/**
 * How somebody is called in a reply, which others read: never by a whole name.
 * @param whom as the contact log has it; the citizen where undefined
 * @param citizenName as the ticket's page prints it
 */
export function calledInReply(whom: string | undefined, citizenName: string | undefined): string {
  if (whom === undefined || whom === citizenName) return calledBy(citizenName);
  const named = new RegExp(`^(?:${SURNAMES})[一-龥*＊某]{0,2}?(${TITLE}|${POST})(?:的?(${KIN}))?$`).exec(whom);
  const [first = ''] = new RegExp(`^(?:${SURNAMES})`).exec(whom) ?? [];
  const isOther = isAnother(first, citizenName);
  if (named) {
    const [, title = '', kin] = named;
    const called = `${first}${title}${kin ? `的${kin}` : ''}`;
    if (isOther || (new RegExp(`^(?:${POST})$`).test(title) && citizenName === undefined)) return called;
    return `诉求人${called}`;
  }
  if (new RegExp(`^(?:${KIN})$`).test(whom)) return `诉求人的${whom}`;
  if (/^(?:[一-龥]{1,2}(?:先生|女士))$/.test(whom)) return isOther ? whom : `诉求人${whom}`;
  if (/^[一-龥*＊某]{2,4}$/.test(whom) && first !== '' && !new RegExp(`^(?:${OTHERS})$`).test(whom))
    return isOther ? `${first}某` : calledBy(citizenName);
  return whom;
}

/** Whether a surname is not the citizen's; masked and unknown names tell nothing. */
function isAnother(surname: string, citizenName: string | undefined): boolean {
  const own = (citizenName ?? '').trim();
  return surname !== '' && /^[一-龥]/.test(own) && !own.startsWith('某') && !own.startsWith(surname);
}

/** Whether a contact was with the citizen, or with those who speak for the citizen. */
export const isCitizens = (whom: string | undefined, citizenName: string | undefined): boolean =>
  calledInReply(whom, citizenName).startsWith('诉求人');

/** A name is called by its surname in a text that others read. */
function calledBy(name: string | undefined): string {
  const title = /(先生|女士|同志)$/.exec(name ?? '')?.[0];
  return title ? `诉求人${(name ?? '').replace(/[*＊某]/g, '').slice(0, 1)}${title}` : '诉求人';
}
