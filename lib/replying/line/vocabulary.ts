/** The words of a contact line, as patterns at a place. Negation belongs to the word that it negates: 未告知 is a word of its own. */
import type { ContactNote, Opinion } from '../../ticket/contacts.ts';

/** How a contact was made, as far as a word tells. */
export type Way = Pick<ContactNote, 'how' | 'means'>;

export type WordToken =
  | { to: number; kind: 'way'; way: Way }
  | { to: number; kind: 'reached'; reached: boolean }
  | { to: number; kind: 'told'; told: boolean }
  | { to: number; kind: 'opinion'; opinion: Opinion }
  | { to: number; kind: 'count'; count: number }
  | { to: number; kind: 'seconds'; seconds: number }
  | { to: number; kind: 'now' | 'filler' };

type Bare<T> = T extends { to: number } ? Omit<T, 'to'> : never;

const NOT = String.raw`(?:还|尚|暂|仍|也|都|均|并)?(?:未能?|没能?|没有|无法|来不及|不便|不能|不)\s*(?:再|及时|向其|给他|给她)?`;
const TELL = '(?:告知|告诉|答复|反馈|说明)';
const TOLD_WHAT = '(?:(?:了|他|她|其|对方)*(?:办理|处理|处置|核查|整改)?(?:结果|情况|进展))';
const OUTCOME = '(?:(?:对|就)?(?:办理|处理|处置|答复)?(?:结果|情况)?(?:表示|说|回答)?)';
const NOT_ASKED = String.raw`(?!\s*[?？吗么否度])`;

const FAILED = new RegExp(
  [
    '(?:电话|暂时?|一直|均|都|仍|又|也|依然|多次|始终)*(?:',
    '未接通|没接通|没有接通|无法接通|不能接通|[未没](?!接[到受触收])接(?:听|电话)?|没有接(?:听|电话)?|没人接(?:听|电话)?|无人接(?:听|电话)?|无法接听|不方便接听|不接(?![受触])(?:听|电话)?|拒接|拒绝接听|',
    '(?:手机|已)?关机|(?:已)?停机|空号|欠费|打不通|没打通|未打通|没有打通|打不进|拨不通|不通|',
    '未能?联系[上到]|没能?联系[上到]|没有联系[上到]|联系不[上到]|无法(?:取得)?联系|未能?取得联系|',
    '占线|忙音|忙线|正忙|(?:正在)?通话中|不在服务区|(?:直接|就|对方|就被|被|给)*(?:挂断|挂了|挂掉)(?:了|电话)?|',
    '(?:电话)?号码?有误|错误(?:电话)?号码|号码错误|错号|打错了?|不是本人|非本人|(?:电话)?号码不(?:对|正确|存在)|',
    '呼叫转移|呼转|转(?:语音|秘书台)|语音信箱|来电提醒|小秘书|',
    '(?:不|没|未)在家|(?:家里|家中|屋里|屋内)?(?:没有?人|无人)(?:在家|应答|应门|开门)?|未遇(?:到)?|没遇到|没见到(?:人)?|未见到(?:人)?|',
    '[未没](?:有)?(?:回复|回信|通过|回电|回应|应答)|不回(?:复|信|电)?|未回|没回|未读|未果',
    ')(?:了)?',
  ].join(''),
  'y',
);
const FAILED_EN =
  /(?:no (?:answer|reply|response)|not (?:answered|reached|at home|home|connected)|(?:did(?: not|n't)|could(?: not|n't)) (?:answer|reply|reach|get through|pick up)|unanswered|unreachable|(?:line )?(?:busy|engaged)|voicemail|hung up|(?:phone )?(?:switched|turned) off|wrong number|nobody (?:at )?home|out of service)\b/iy;

const WORDS: [RegExp, (match: RegExpExecArray) => Bare<WordToken>][] = [
  [FAILED, () => ({ kind: 'reached', reached: false })],
  [FAILED_EN, () => ({ kind: 'reached', reached: false })],
  [
    /(?:已|均|都)?(?:接通|打通|接听|联系[上到])了?|见到(?:了|人)*|在家|(?:reached|answered)\b/iy,
    () => ({ kind: 'reached', reached: true }),
  ],
  [
    new RegExp(
      `${NOT}${TELL}${TOLD_WHAT}?|(?:not|never|n't)\\s+(?:(?:yet|been)\\s+)*(?:told|informed)(?: the (?:outcome|result))?\\b`,
      'iy',
    ),
    () => ({ kind: 'told', told: false }),
  ],
  [
    new RegExp(
      `(?:已经?|均已|并已?|也已)?${TELL}${TOLD_WHAT}|(?:已经?|并已?)${TELL}了?|告知了?|(?:told|informed)(?: (?:of )?the (?:outcome|result))?\\b`,
      'iy',
    ),
    () => ({ kind: 'told', told: true }),
  ],
  [
    new RegExp(
      `${OUTCOME}(?:并|还|仍|也|都|很|非常|极|极其|十分|比较)*不(?:是|太|大|很|够|怎么|算|特别|十分|非常)*\\s*(?:满意|认可)${NOT_ASKED}|${OUTCOME}不(?:同意|接受)(?=[\\s,，。;；、]|$)`,
      'y',
    ),
    () => ({ kind: 'opinion', opinion: 'unsatisfied' }),
  ],
  [
    /(?:not(?:\s+(?:very|really|so|at all|quite|yet|fully|too))*\s+(?:happy|satisfied)|unsatisfied|dissatisfied|unhappy)\b/iy,
    () => ({ kind: 'opinion', opinion: 'unsatisfied' }),
  ],
  [
    new RegExp(
      `${OUTCOME}(?:基本|比较|大致|大体)(?:上)?(?:满意|认可)${NOT_ASKED}|(?:mostly|basically|fairly|largely)\\s+satisfied\\b`,
      'iy',
    ),
    () => ({ kind: 'opinion', opinion: 'mostly' }),
  ],
  [
    new RegExp(
      `${OUTCOME}(?:很|非常|十分|挺|都|也)?(?:满意|认可)${NOT_ASKED}|(?:(?:very|fully|quite)\\s+)?satisfied\\b`,
      'iy',
    ),
    () => ({ kind: 'opinion', opinion: 'satisfied' }),
  ],
  [/(?:未|没有?|不|暂未|尚未)表态|no opinion\b/iy, () => ({ kind: 'opinion', opinion: 'none' })],
  [
    /来电(?![人者提显])|(?:called in|called us|incoming call)\b/iy,
    () => ({ kind: 'way', way: { how: 'phone', means: 'incoming' } }),
  ],
  [/上门|入户|登门|走访|家访|到家|visit(?:ed)?\b/iy, () => ({ kind: 'way', way: { how: 'visit' } })],
  [/现场|实地|当面|面谈|(?:on[- ]?site|in person)\b/iy, () => ({ kind: 'way', way: { how: 'onSite' } })],
  [/(?:加|发)?微信|wechat\b/iy, () => ({ kind: 'way', way: { how: 'message', means: 'wechat' } })],
  [/QQ/iy, () => ({ kind: 'way', way: { how: 'message', means: 'qq' } })],
  [/(?:发)?(?:电子)?邮件|e-?mail(?:ed)?\b/iy, () => ({ kind: 'way', way: { how: 'message', means: 'email' } })],
  [/(?:发)?短信|发消息|留言|(?:text(?:ed)?|sms|message[ds]?)\b/iy, () => ({ kind: 'way', way: { how: 'message' } })],
  [
    /(?:拨?打|回|通)?电话|致电|去电|回电|座机|手机|电联|通话|(?:phone[ds]?|call(?:ed|s)?|rang|telephone[ds]?)\b/iy,
    () => ({ kind: 'way', way: { how: 'phone' } }),
  ],
  [
    /(?:打|联系)?了?([一二两三四五六七八九十]|\d{1,2})[次遍](?!性)|(?:twice|three times)\b/iy,
    ([all, number]) => ({
      kind: 'count',
      count: number
        ? '一二三四五六七八九十'.indexOf(number.replace('两', '二')) + 1 || Number(number)
        : /twice/i.test(all)
          ? 2
          : 3,
    }),
  ],
  [
    /(\d{1,3})\s*(?:分钟|分(?!钟)|min(?:ute)?s?\b)(?:\s*(\d{1,2})\s*(?:秒钟|秒(?!钟)|s(?:ec)?\b))?(?!\s*[后内前之以])/iy,
    ([, minutes, seconds]) => ({ kind: 'seconds', seconds: Number(minutes) * 60 + Number(seconds ?? 0) }),
  ],
  [
    /(\d{1,4})\s*(?:秒钟|秒(?!钟)|sec(?:ond)?s?\b)(?!\s*[后内前之以])/iy,
    ([, seconds]) => ({ kind: 'seconds', seconds: Number(seconds) }),
  ],
  [/刚才|刚刚|现在|just now\b|now\b/iy, () => ({ kind: 'now' })],
  [
    /回访|沟通|联系|已经?|并且?|再次?|又|均|都|了|打|拨打?|给|跟|与|和|向|对|到|后|在|于|约|时长|共|诉求人|来电人|投诉人|反映人|举报人|当事人|本人|对方|其|他|她|的|(?:办理|处理|处置|核查|整改)?结果|:|：|[-–—]+|(?:the|at|and|was|were|has|been|to|with|on|citizen)\b/iy,
    () => ({ kind: 'filler' }),
  ],
];

/** @returns the longest word of the vocabulary at a place */
export function wordAt(text: string, from: number): WordToken | undefined {
  let longest: WordToken | undefined;
  for (const [pattern, tokenOf] of WORDS) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    const to = from + (match?.[0].length ?? 0);
    if (match && to > (longest?.to ?? from)) longest = { ...tokenOf(match), to } as WordToken;
  }
  return longest;
}

/** What the citizen says or asks begins so, and what the clerk tells: the words behind it are a clause. */
export const SPEECH =
  /^(?:[他她其]|对方|本人)?(?:再次|又|也|仍|还)?(?:说|称|表示|反映|反馈|咨询|询问|问|讲|要求|希望|想|认为|告知|告诉|答复|解释|说明|核实|了解|催|投诉|道歉|沟通|协商|确认|建议|感谢|理解|同意|said|asked|says|wants|complained|reported)/i;

/** Somebody speaks: what follows is what was said, and nobody's telephone. */
const SPEAKS =
  /说(?!明)|称|表示|反映|反馈|要求|希望|认为|咨询|询问|讲|不(?:理解|认同|配合|同意|接受)|said|asked|complained/i;

/** The unread words tell that nobody was reached. */
const FAILED_IN =
  /(?:对方|直接|就|被|把电话|电话|给)挂(?:断|了|掉)?|挂断|[家屋门](?:里|中|内|口)?没有?人|[家屋](?:里|中|内)?无人|敲门(?:没|无)人|(?:电话|手机|一直|仍|都|也|均)(?:没人|无人|未|没|打?不)(?:接|通|回)|无法接[通听]|没打通|打不通|[未没]接?通|关机|停机|空号|占线|忙音|通话中|号码(?:有误|错误)|错误号码|呼叫转移|[未没](?:有)?(?:回复|通过)|联系不上|未联系[上到]|没联系[上到]|no answer|voicemail|hung up/i;

/** @returns whether unread words say that nobody was reached; what somebody is quoted with does not count */
export const saysFailed = (words: string): boolean => FAILED_IN.test(words.split(SPEAKS)[0] ?? '');

/** @returns whether unread words show that somebody spoke */
export const showsSpeech = (words: string): boolean => SPEAKS.test(words);

/** @returns whether unread words deny something, so that nobody can tell whether the citizen was reached */
export const leavesDoubt = (words: string): boolean =>
  /[不未没无挂拒错误停忙断]/.test(words) || /\b(?:not|never|no)\b|n't\b/i.test(words);

/** Unread words that the next word depends on: 没说 满意, 是否 告知, 稍后 告知. */
export const binds = (words: string): boolean =>
  /(?:[不未没无别勿待将拟需要会可能否暂]|没有|没说|准备|打算|稍后|下次|明天|改天|尚|再|是否|希望|如果|要是)$/.test(
    words.trim(),
  ) || /\b(?:not|never|no|will|to be|if|later|isn't|wasn't|hardly)$/i.test(words.trim());
