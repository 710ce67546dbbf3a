/** Sentences of a reply, filled in from the contact log and the unit's own words. */
import { isDay } from '../calendar/time.ts';
import type { Contact, ContactWay, Means, Opinion } from '../ticket/contacts.ts';
import { calledInReply, isCitizens } from './line/people.ts';
import type { PointName } from './model.ts';
import { clausesInReply, isSpeech } from './said.ts';
import type { UnitWords } from './settings.ts';

const WAYS: Record<ContactWay | Means, string> = {
  phone: '电话联系',
  visit: '上门走访',
  onSite: '现场联系',
  message: '短信联系',
  incoming: '来电',
  wechat: '微信联系',
  qq: 'QQ联系',
  email: '邮件联系',
};
const OPINIONS: Record<Opinion, string> = {
  satisfied: '表示满意',
  mostly: '表示基本满意',
  unsatisfied: '表示不满意',
  none: '未表态',
};

/** A clause in which something named is not known is left out with its comma. */
function filled(template: string, values: Record<string, string | undefined>): string {
  return template
    .split(/(?<=[。；])/)
    .map((sentence) => {
      const mark = /[。；]$/.exec(sentence)?.[0] ?? '';
      const clauses = sentence.slice(0, sentence.length - mark.length).split('，');
      const kept = clauses.filter((clause) => !names(clause).some((name) => name in values && !values[name]));
      return kept.length === 0 ? '' : kept.map((clause) => put(clause, values)).join('，') + mark;
    })
    .join('');
}

const names = (text: string) => [...text.matchAll(/\{([^{}]{1,12})\}/g)].map(([, name]) => name as string);
const put = (clause: string, values: Record<string, string | undefined>) =>
  clause.replace(/\{([^{}]{1,12})\}/g, (all, name: string) => values[name] ?? all);

/** `11月20日9时20分`. @param at an instant of Beijing time */
function spokenTime(at: string): string {
  if (!isDay(at.slice(0, 10))) return at;
  const [month, day, hour, minute] = [at.slice(5, 7), at.slice(8, 10), at.slice(11, 13), at.slice(14, 16)].map(Number);
  return `${month}月${day}日${hour}时${minute ? `${minute}分` : ''}`;
}

const REACHED_PARTS = ['时间', '方式', '诉求人', '经办人', '告知', '内容', '意见'];
const TRIED_PARTS = ['时间', '次数', '方式', '诉求人'];

/**
 * What of a unit's sentence would be written out as it stands: braces around a name that the log does not have, or open ones.
 * @param kind which of the two sentences it is
 */
export function templateFaults(
  template: string,
  kind: 'reached' | 'tried',
): { unknown: string[]; isUnclosed: boolean; known: readonly string[] } {
  const known = kind === 'reached' ? REACHED_PARTS : TRIED_PARTS;
  const rest = template.replace(/\{([^{}]*)\}/g, '');
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].flatMap(([all, name = '']) =>
    known.includes(name) ? [] : [all],
  );
  return { unknown: [...new Set(unknown)], isUnclosed: /[{}]/.test(rest), known: known.map((name) => `{${name}}`) };
}

/**
 * The sentence that puts a contact log into a reply: the last contact that was made, with the citizen rather than with others
 * or, where nobody was reached, all attempts.
 * @param contacts of this round, in order of time
 * @param citizenName as the ticket's page prints it
 * @returns an empty text where nobody was reached and nobody tried: calls that were missed are no attempts
 */
export function contactSentence(
  contacts: readonly Contact[],
  unit: UnitWords,
  citizenName: string | undefined,
): string {
  const made = contacts.filter((contact) => contact.reached);
  const reached = made.findLast(({ whom }) => isCitizens(whom, citizenName)) ?? made.at(-1);
  return reached ? reachedSentence(reached, unit, citizenName) : triedSentence(contacts, unit, citizenName);
}

function reachedSentence(contact: Contact, unit: UnitWords, citizenName: string | undefined): string {
  const { at, how, means, whom, by, said, told, opinion } = contact;
  const person = calledInReply(whom, citizenName);
  // What somebody else says is not put into the citizen's mouth.
  const speaker = isCitizens(whom, citizenName) && !person.includes('的') ? '诉求人' : person;
  const clauses = clausesInReply(said, citizenName);
  const asked = means === 'incoming' && clauses[0] !== undefined && isSpeech(clauses[0]) ? clauses.shift() : '';
  const template = means === 'incoming' ? incoming(unit.reached, asked ?? '') : unit.reached;
  return filled(template.replaceAll('诉求人{意见}', `${speaker}{意见}`), {
    时间: spokenTime(at),
    方式: WAYS[means ?? how],
    诉求人: person,
    经办人: by,
    告知: told && '告知办理结果',
    内容: clauses.map((clause) => (isSpeech(clause) ? speaker + clause : clause)).join('，') || undefined,
    意见: opinion && OPINIONS[opinion],
  });
}

/** The citizen called: the clause of the unit's own call is turned round. */
const incoming = (template: string, asked: string) =>
  template.replace(/[^，。；]*\{方式\}[^，。；]*/, `{诉求人}于{时间}来电${asked.replace(/[{}]/g, '')}`);

function triedSentence(contacts: readonly Contact[], unit: UnitWords, citizenName: string | undefined): string {
  const tries = contacts.filter(({ means }) => means !== 'incoming');
  const last = tries.at(-1);
  if (!last) return '';
  const ways = [...new Set(tries.map(({ how, means }) => WAYS[means ?? how]))];
  const people = new Set(tries.map(({ whom }) => calledInReply(whom, citizenName)));
  const sentence = filled(unit.tried, {
    时间: listed(tries),
    次数: String(tries.length),
    方式: ways.join('、'),
    诉求人: people.size === 1 ? [...people][0] : calledInReply(undefined, citizenName),
  });
  return tries.length > 1 ? sentence : sentence.replace(/(?:先后)?1次/, '').replace('均未', '未');
}

/** 11月20日9时20分、15时、11月21日10时: a day is said once. */
function listed(contacts: readonly Contact[]): string {
  let day = '';
  return contacts
    .map(({ at }) => {
      const spoken = spokenTime(at);
      const [own = ''] = /^\d+月\d+日/.exec(spoken) ?? [];
      const text = own === day ? spoken.slice(own.length) : spoken;
      day = own;
      return text;
    })
    .join('、');
}

/** What is put in where a point is open: a sentence with 【】 where only the clerk knows. */
const BLANKS: Partial<Record<PointName, string>> = {
  told: '已将办理结果告知诉求人，诉求人表示【意见】。',
  answers: '经办理，关于您反映的【问题】，【情况、结果或解释】。',
  finding: '经【时间】现场核查，您反映的【问题】【属实／不属实】。',
  measure: '我单位已【采取的措施】，目前【结果】。',
  policy: '根据《【文件名称】》（【文号】）第【】条，【规定内容】。',
  unsolved: '因【原因】，目前尚未完成，预计于【年月日】前完成。',
};

/**
 * The sentence that a point lacks.
 * @param today a Beijing day, as `2026-11-29`
 * @returns undefined where no sentence mends it
 */
export function missingSentence(point: PointName, unit: UnitWords, today: string): string | undefined {
  const { section, phone, signature } = unit;
  if (point === 'section') return `如有疑问，请致电${section || '【科室】'}，电话${phone || '【号码】'}。`;
  if (point === 'signed') {
    const [year, month, day] = today.split('-').map(Number);
    return `\n${signature || '【单位】'}\n${year}年${month}月${day}日`;
  }
  return BLANKS[point];
}
