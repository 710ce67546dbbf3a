/**
 * Whether a reply says that the citizen was contacted, and by which words. An invitation to call, a promise, a talk with
 * somebody else and the citizen's own words are no contact (docs/FORMULAS.md, "Contact in a reply").
 */
import { type Clause, clausesOf } from './clauses.ts';
import { fold } from './fold.ts';
import { namesCitizen, SPOKEN_OF, STAFF, THIRD } from './people.ts';
import { type Place, placesOf } from './places.ts';
import { actOf, TELL } from './touching.ts';
import { isAboutThird, leftNoDetails, touchesThird, wasNotReached } from './unreached.ts';

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
  | 'press'
  // Of the second opinion (lib/replying/learned), where the rules find nothing.
  | 'likelyContacted'
  | 'likelyNotReached';

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

/** Wished of the citizen, not said by them. */
const WISHED =
  /希望|望|让(?:您|你)|使(?:您|你)|令(?:您|你)|(?<![邀约申])请(?!到|来)|感谢(?!$)|谢谢|争取|力争|寻求|直到/;
/** It was not done, whatever it is. */
const FAILED = /(?:无法|未能|没能|不能)(?:.{0,4})(?:对|与|向|和|就)|(?:没有|未)(?:召开|组织|与|和|向|联系)/;
const TELLS = new RegExp(`${TELL}|告之|处理(?:情况|结果)|答疑|讲了|表示`);
/** Not done: wished, planned, conditional or ordered. */
const INVITE =
  /(?<![邀约申])请(?!来|到了|示)|特邀|诚邀|欢迎|可(?!能)|(?<!意见)建议(?!意见)|如(?!下|实|期)|若|希望|以便|便于|为便|方便|随时|敬请|恳请|如果|假如|有疑问|不明白|不清楚|烦请|直接(?:与|向|联系|拨打)|需要?(?:您|你)/;
const PROMISE =
  /(?<![日号面并已次])将|(?<![委学协社工大代机商公议参复证谈话恳面开调论报众主例])会(?!议|上|同|后|场|商|所|计|展|员|签)|(?<![接招对])待(?!遇)|届时|(?:后|了)再|再(?:与|和|向|次与您联系)|继续(?=与|和|向)|不再|拟|争取|尽快|第一时间|及时(?=与|向|和|告知|反馈|答复|回复|联系)|后续|承诺|下一步|近期|一旦|确保|定期|今后|适时|择日|正在组织/;
const ORDER = /责成|要求|责令|督促|督办|指派|安排|交办|转交|交由|转请|指示|批示|请.{0,12}(?:局|镇|街道|公司|部门|单位)/;
/** Ordered of somebody within the clause: 要求县教育局安排…陪同您. */
const ORDERED = /^(?!应)[^，]{0,16}(?:责成|要求|责令|督促|督办|交办|转请|指示)(?!后)(.*)/;
const STARTED = /已|了(?!解(?!释))|曾|经|立即|随即|当即|多次|随后|\d+[日号]/;
const DONE =
  /已|了(?!解(?!释))|过(?!程|后)|经(?!营|济|办|理)|曾|当(?:场|即|日|天|面|时)|随即|立即|多次|\d+[日号]|上午|下午|期间|之后|后(?=[，,]|$)|先后|再次|分别|前往|通过|现场|反复|会上|已经|主动/;
/** By word of mouth. */
const MOUTH =
  /电话|当面|上门|口头|面对面|来电|致电|电联|现场|短信|微信|登门|入户|QQ|面谈|电告|约谈|请到|来访|通话|座谈|见面|会上|答复会|多次|耐心|详细/;
const STAFFS = new RegExp(STAFF);
/** The reply speaks of itself. */
const THIS_REPLY =
  /现(?:将|就|对|向)|如下|特此|以下|兹|谨此|上述|网上(?:告知|答复|回复|反馈)|平台(?:上)?(?:告知|答复|回复)|书面|以上/;
const PRESS = /栏目|记者|本报|红网|媒体|编辑/;
/** What rules say of everybody. */
const RULE = /应当|必须|须(?!知)|不得|按照下列|(?:按照|根据|依照|依据)[^，]{0,30}(?:规定|条例|办法|合同|协议|约定)|《/;
/** Told again by the reply, not said by it: what the citizen wrote. */
const RETOLD =
  /(?:您|你|网友|诉求人|投诉人|反映人|来信人|来电人|举报人|信访人)(?:来信|来电|在.{0,12})?(?:反映|反应|投诉|举报|咨询|来信|留言|提到|提出|所述|所说|诉称|称|认为|建议)|(?:来信|来电|信中|帖中|留言中?)(?:反映|称|提到|所述)/;

/** What was written is named as a whole: 您反映…的问题收悉. */
const MATTER =
  /^(?:关于|针对|对于|就|对)?(?:您|你|网友|诉求人|投诉人|反映人|来信人)[^，]*的(?:问题|情况|事|诉求|留言|来信)(?:已?收悉)?$/;
/** Clauses before “nobody answered” that tell of the same call. */
const NEAR = 3;
const CALLED = /致电|电联|拨打|电话|联系|打给|上门|走访|短信|微信/;
const SPOKE = /取得(?:了)?联系|联系上|沟通|协商|座谈|见面|面谈/;
/** 三、与反映人联系情况: what follows is told under it. */
const HEADING =
  /^(?:[一二三四五六七八九十\d]+[、.．](?!\d)|【)[^，]{0,14}(?:情况|联系|沟通|告知)】?$|^【[^】]{0,14}】$/;
/** 群众意见：满意, 回访满意; 拨打138…，告知结果: as forms are filled in. */
const OPINION_FIELD = /(?:意见|满意度|是否满意|评价|回访(?:情况|结果)?)$/;
const isOfForm = ({ text, before }: Place): boolean =>
  /^(?:(?:非常|比较|基本|不)?满意|不?认可)$/.test(text) && OPINION_FIELD.test(before)
    ? true
    : /^(?:电话)?回访[^，]{0,4}满意$/.test(text) ||
      (/^告知(?:了)?[^，]{0,4}(?:结果|情况)$/.test(text) && /(?:拨打|致电|电话)[^，]{0,20}$/.test(before));
/** Of a person spoken of, not to, what was told is more than the reply itself: 已回复诉求人. */
const PERSON = new RegExp(SPOKEN_OF);
const isPassedOn = (text: string) =>
  /已|了(?!解(?!释))/.test(text) && PERSON.test(text) && !/[您你]|网友|网民/.test(text);
/** Somebody's words within the clause. */
const SAID = /(?:称|说|转述|反映|提到)[:：]?[“"「]/;
/** The citizen is asked to call. */
const INVITED =
  /(?:欢迎|请(?!到|来)|可(?!能)|敬请|如有)[^，]{0,14}(?:来电|致电|拨打|与[^，]{0,12}(?:联系|沟通))|(?:致电|拨打|来电)[^，]{0,24}(?:联系|咨询)我/;

/** @param text the reply @param question the letter that it answers, which says in whose name it was written */
export function readContact(text: string, question = ''): ContactReading {
  const clauses = clausesOf(text);
  return contactOf(clauses, placesOf(clauses, text, question), text);
}

/** As `readContact`, for a reply whose clauses are already placed. */
export function contactOf(clauses: readonly Clause[], places: readonly Place[], text: string): ContactReading {
  const spans: ContactSpan[] = [];
  for (const [i, { from, to }] of clauses.entries()) {
    const place = places[i] as Place;
    const kind = kindOf(place);
    if (!kind) continue;
    if (kind === 'notReached') markTried(spans, clauses, text, i);
    // 电话联系投诉人，向其反馈了相关情况: what was told stands behind.
    const tells = kind === 'agreed' || (kind === 'contacted' && TELLS.test(`${place.text}，${place.after}`));
    spans.push({ kind, from, to, ...(tells ? { tells } : {}) });
  }
  const has = (...kinds: ContactKind[]) => spans.some(({ kind }) => kinds.includes(kind));
  // Who left no way to be reached was reached only where the reply says so in plain words.
  const isReached = has('noDetails') ? spans.some((span) => isPlain(span, text)) : has('contacted', 'agreed');
  const contact = isReached ? 'yes' : has('notReached', 'noDetails') ? 'attempted' : 'no';
  const deciding: ContactKind[] = contact === 'yes' ? ['contacted', 'agreed'] : ['notReached', 'noDetails'];
  const order = ({ kind }: ContactSpan) => (deciding.includes(kind) ? 0 : 1);
  return { contact, spans: spans.sort((a, b) => order(a) - order(b)) };
}

/** 致电来电人，电话关机: that the citizen was called is no contact where nobody answered. */
function markTried(spans: ContactSpan[], clauses: readonly Clause[], text: string, at: number): void {
  let first = at;
  while (at - first < NEAR && clauses[first - 1]?.sentence === clauses[at]?.sentence) first--;
  const start = clauses[first]?.from ?? 0;
  for (let i = spans.length - 1; i >= 0 && (spans[i]?.from ?? 0) >= start; i--) {
    const span = spans[i] as ContactSpan;
    const said = fold(text.slice(span.from, span.to));
    if (span.kind === 'contacted' && !span.tells && CALLED.test(said) && !SPOKE.test(said)) span.kind = 'notReached';
  }
}

const isPlain = ({ kind, from, to }: ContactSpan, text: string) => {
  const said = fold(text.slice(from, to));
  return kind === 'contacted' && namesCitizen(said) && (STARTED.test(said) || said.includes('联系上'));
};

function kindOf(place: Place): ContactKind | undefined {
  const { text, before, after, isQuoted } = place;
  if (HEADING.test(text)) return undefined;
  if (leftNoDetails(place)) return 'noDetails';
  if (wasNotReached(place)) {
    if (isQuoted || RETOLD.test(text) || isConditional(text, before)) return 'quoted';
    return isAboutThird(place) ? 'thirdParty' : 'notReached';
  }
  if (FAILED.test(text)) return undefined;
  if (isOfForm(place)) return 'agreed';
  const act = actOf(place);
  if (!act)
    return INVITED.test(text) ? 'invitation' : touchesThird(place) && STARTED.test(text) ? 'thirdParty' : undefined;
  if (isQuoted || SAID.test(text)) return 'quoted';
  if (RETOLD.test(text) && (MATTER.test(text) || !DONE.test(text.replace(RETOLD, '')))) return 'quoted';
  if (PRESS.test(text) || PRESS.test(before)) return 'press';
  if (act === 'agreed') return isConditional(text, '') || WISHED.test(text) || RULE.test(text) ? undefined : 'agreed';
  const done = DONE.test(text) || DONE.test(before.slice(-24));
  if (INVITE.test(text) || isInvited(before)) return done && !INVITE.test(text) ? 'contacted' : 'invitation';
  if (PROMISE.test(text) && !/已|了(?!解(?!释))|曾/.test(text)) return 'promise';
  const ordered = ORDERED.exec(text)?.[1];
  if (ordered !== undefined && !STARTED.test(ordered)) return 'promise';
  if (ORDER.test(lastOf(before)) && !STARTED.test(text)) return 'promise';
  if (act === 'bare') return isAboutThird(place) ? 'thirdParty' : 'contacted';
  if (act === 'touched') return RULE.test(text) && !STARTED.test(text) ? undefined : 'contacted';
  if (THIS_REPLY.test(text) || THIS_REPLY.test(after)) return undefined;
  if (isPassedOn(text)) return 'contacted';
  const around = `${before}，${text}`;
  return done && (MOUTH.test(around) || STAFFS.test(around)) ? 'contacted' : undefined;
}

/** Words of contact that say of themselves that none took place: denied, to come, asked for, of somebody else, told of before. */
const DENIED =
  /(?:尚未|还未|还没|没有|未|无需|不需|不必|不用|不再)[^，]{0,8}(?:告知|联系|反馈|回复|答复|沟通|回访|通知)/;
const THIRDS_OPINION = new RegExp(`${THIRD}[^，]{0,10}(?:表示|同意|满意|理解|认可|承诺|答应|接受)`);
const TOLD_BEFORE =
  /(?:诉求人|投诉人|反映人|来信人|来电人|举报人|信访人|您|你)[^，]{0,4}(?:称|说|反映|提到)[^，]{0,10}(?:此前|之前|曾|以前|多次)|^(?:联系|咨询|监督|举报|服务|办公)(?:人|电话)/;
/** Whether a clause is of somebody else than the citizen; what follows it in the sentence is, too. */
export const isOfThird = (place: Place): boolean =>
  !namesCitizen(place.text) && (THIRDS_OPINION.test(place.text) || touchesThird(place));
export function isNoContact({ text }: Place): boolean {
  if (DENIED.test(text) || TOLD_BEFORE.test(text)) return true;
  const isDone = /已|了(?!解(?!释))|过(?!程|后)|曾/.test(text);
  return !isDone && (PROMISE.test(text) || INVITE.test(text) || INVITED.test(text));
}

const lastOf = (before: string) => before.slice(before.lastIndexOf('，') + 1).replace(/应[^，]{0,8}要求/, '');
const isInvited = (before: string) =>
  /如有|如果|若有|如您|若您|如对|若对|(?<![邀约申])请(?!到|来)/.test(before) && !/已/.test(before);
const isConditional = (text: string, before: string) =>
  /^(?:如|若)|如果|如有|如您|若您|假如|一旦/.test(text) || /(?:如|若)(?:有|您|果|你)/.test(before.slice(-16));
