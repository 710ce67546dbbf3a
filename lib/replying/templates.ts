/** Sentences of a reply, filled in from the contact log and the unit's own words. */
import { isDay } from '../calendar/time.ts';
import type { Contact, ContactWay, Opinion } from '../ticket/contacts.ts';
import type { PointName } from './model.ts';
import type { UnitWords } from './settings.ts';

const WAYS: Record<ContactWay, string> = {
  phone: '电话联系',
  visit: '上门走访',
  onSite: '现场会同',
  message: '短信联系',
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

/**
 * The sentence that puts a contact log into a reply: the last contact that was made or, where nobody was reached, all attempts.
 * @param contacts of this round, in order of time; at least one
 * @param citizenName as the ticket's page prints it
 */
export function contactSentence(
  contacts: readonly Contact[],
  unit: UnitWords,
  citizenName: string | undefined,
): string {
  const citizen = calledBy(citizenName);
  const reached = contacts.filter((contact) => contact.reached).at(-1);
  if (!reached) {
    const last = contacts.at(-1);
    const sentence = filled(unit.tried, {
      时间: listed(contacts),
      次数: String(contacts.length),
      方式: last && WAYS[last.how],
      诉求人: citizen,
    });
    return contacts.length > 1 ? sentence : sentence.replace(/(?:先后)?1次/, '').replace('均未', '未');
  }
  return filled(unit.reached, {
    时间: spokenTime(reached.at),
    方式: WAYS[reached.how],
    诉求人: reached.whom
      ? /先生|女士|同志/.test(reached.whom)
        ? `诉求人${reached.whom}`
        : `诉求人的${reached.whom}`
      : citizen,
    经办人: reached.by,
    告知: reached.told && '告知办理结果',
    内容: reached.said,
    意见: reached.opinion && OPINIONS[reached.opinion],
  });
}

/** A name is called by its surname in a text that others read. */
function calledBy(name: string | undefined): string {
  const title = /(先生|女士|同志)$/.exec(name ?? '')?.[0];
  return title ? `诉求人${(name ?? '').replace(/[*＊某]/g, '').slice(0, 1)}${title}` : '诉求人';
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
