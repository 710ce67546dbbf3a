/** Masking of citizens' names, telephone and identity-card numbers; masking twice changes nothing. */
import type { Ticket } from './model.ts';

/** Two-character surnames in use (from the Hundred Family Surnames). */
const COMPOUND = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫 长孙 宇文 轩辕 闻人 澹台 申屠 太史 ' +
    '独孤 拓跋 呼延 西门 百里 东郭 钟离 鲜于'
  ).split(' '),
);
/** What stands in a name's place without naming anyone. */
const NO_NAME =
  /^(?:匿名(?:用户|者|市民)?|保密|不详|未知|佚名|无|市民|群众|网友|居民|村民|业主|来电人|诉求人|先生|女士)$/;

const MOBILE = /(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)/g;
const LANDLINE = /(?<!\d)(0(?:10|2\d|[3-9]\d{2}))([-—－) ）]?)(\d{5,6})(\d{2})(?!\d)/g;
/** A number without area code looks like a date or an amount unless a word before it says what it is. */
const LOCAL = /((?:电话|座机|致电|拨打|手机|号码)[为是:：]?\s*)(\d{5,6})(\d{2})(?!\d)/g;
const IDENTITY = /(?<!\d)([1-9]\d{2})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{2}(\d[\dXx])(?!\d)/g;

/** A name as its surname and two stars: 张三 and 张先生 → 张**, 欧阳修 → 欧阳**; 匿名 stays. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '' || NO_NAME.test(text)) return text;
  const characters = [...text];
  const two = characters.slice(0, 2).join('');
  const surname = COMPOUND.has(two) ? two : (characters[0] ?? '');
  return surname === '*' || surname === '＊' ? '**' : `${surname}**`;
}

/** Telephone numbers of a phone field: 138****1234; of a landline the area code and the last two digits stay. */
export function maskPhone(phone: string): string {
  return maskText(phone.trim()).replace(
    /(?<!\d)\d{5,}(\d{2})(?!\d)/g,
    (all, end: string) => stars(all.length - 2) + end,
  );
}

/** 张三（女）, 张三先生: the name that texts repeat. */
function bareName(name: string): string {
  const bare = name
    .trim()
    .replace(/[（(【[].*$/, '')
    .replace(/[\d\s:：]+.*$/, '')
    .trim();
  const untitled = bare.replace(/(?:先生|女士|小姐|同志|老师|大爷|阿姨)$/, '');
  return [...untitled].length > 1 ? untitled : bare;
}

/** The numbers of a phone field as texts repeat them: a landline without its area code too. */
function numbersOf(phone: string): string[] {
  const numbers = [...phone.matchAll(/(?:(0\d{2,3})[-—－) ）]?)?(\d{7,11})/g)];
  return numbers.flatMap(([, , local = '']) => (local.length >= 7 ? [local] : []));
}

const hidden = (number: string): string =>
  number.length === 11
    ? `${number.slice(0, 3)}****${number.slice(-4)}`
    : `${stars(number.length - 2)}${number.slice(-2)}`;

/** Running text with its telephone and identity-card numbers masked; ticket numbers and dates stay. */
export function maskText(text: string): string {
  // Digits of full width are written by some input methods; where they are no number, they stay.
  const narrow = text.replace(/[０-９]{7,18}/g, (wide) => {
    const digits = wide.replace(/./g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    return maskNarrow(digits) === digits ? wide : digits;
  });
  return maskNarrow(narrow);
}

function maskNarrow(text: string): string {
  return text
    .replace(IDENTITY, (_, start: string, end: string) => `${start}${stars(13)}${end}`)
    .replace(MOBILE, (_, start: string, end: string) => `${start}****${end}`)
    .replace(LANDLINE, (_, area: string, gap: string, hidden: string, end: string) => {
      return `${area}${gap || '-'}${stars(hidden.length)}${end}`;
    })
    .replace(LOCAL, (_, word: string, hidden: string, end: string) => `${word}${stars(hidden.length)}${end}`);
}

/** Whom a contact reached, said by kinship. */
const KIN = /^(?:家属|家人|父亲|母亲|父母|丈夫|妻子|儿子|女儿|邻居|同事)$/;

/** A ticket fit to leave the office: name and phone masked, also where its texts repeat them. */
export function maskTicket(ticket: Ticket): Ticket {
  const masked = { ...ticket };
  const name = bareName(ticket.citizenName ?? '');
  const isWhole = [...name].length > 1 && !/[*＊]/.test(name);
  const phones = numbersOf(ticket.citizenPhone ?? '');
  const plain = (text: string) => {
    const unnamed = isWhole ? text.replaceAll(name, maskName(name)) : text;
    return maskText(phones.reduce((rest, phone) => rest.replaceAll(phone, hidden(phone)), unnamed));
  };
  for (const field of ['title', 'content', 'reply', 'opinion', 'place', 'returnReason', 'contacted', 'told'] as const) {
    const text = ticket[field];
    if (text === undefined) continue;
    masked[field] = plain(text);
  }
  if (ticket.earlier)
    masked.earlier = ticket.earlier.map(({ reply, callback, ...rest }) => ({
      ...rest,
      ...(reply === undefined ? {} : { reply: plain(reply) }),
      ...(callback === undefined
        ? {}
        : {
            callback: { ...callback, ...(callback.opinion === undefined ? {} : { opinion: plain(callback.opinion) }) },
          }),
    }));
  if (ticket.contacts)
    masked.contacts = ticket.contacts.map(({ whom, said, ...rest }) => ({
      ...rest,
      ...(whom === undefined ? {} : { whom: KIN.test(whom) ? whom : maskName(whom) }),
      ...(said === undefined ? {} : { said: plain(said) }),
    }));
  if (ticket.citizenName !== undefined) masked.citizenName = maskName(ticket.citizenName);
  if (ticket.citizenPhone !== undefined) masked.citizenPhone = maskPhone(ticket.citizenPhone);
  return masked;
}

function stars(count: number): string {
  return '*'.repeat(count);
}
