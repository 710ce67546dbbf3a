/** What units answer: mostly proper replies, and now and then each of the faults that bulletins name. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import type { Matter } from './matter.ts';
import type { Answer } from './model.ts';
import { officeNumber, personName, polite } from './people.ts';
import type { Random } from './random.ts';

const SECTIONS = ['信访股', '综合办公室', '业务股', '群众工作站', '执法大队'];
const HOUR_MS = 3_600_000;

interface Case {
  matter: Matter;
  title: string;
  unit: string;
  citizenName: string;
  citizenPhone: string;
  receivedAt: number;
  finishedAt: number;
}

/** `11月23日` of an instant. */
function spokenDay(ms: number): string {
  const [, month, day] = dayText(dayOfMs(ms)).split('-').map(Number);
  return `${month}月${day}日`;
}

/** An answer sent at `finishedAt`; nine in ten are in order. */
export function answerFor(about: Case, random: Random): Answer {
  return random.chance(0.9) ? properAnswer(about, random) : faultyAnswer(about, random);
}

/** Contact, finding, measures, outcome told, opinion, number, signature. */
function properAnswer({ matter, title, unit, citizenName, citizenPhone, ...times }: Case, random: Random): Answer {
  const contactedAt =
    times.finishedAt - Math.min(random.int(2, 20) * HOUR_MS, (times.finishedAt - times.receivedAt) / 2);
  const who = polite(citizenName, random);
  const solved = random.chance(0.85);
  const text = [
    `${who}：您好！您反映的“${title}”已收悉，现将办理情况答复如下：`,
    `${spokenDay(contactedAt)}，我单位工作人员${personName(random)}电话联系了您（${citizenPhone.slice(0, 3)}****${citizenPhone.slice(-4)}），` +
      `了解具体情况，并到现场核实。经查，您反映的情况${random.pick(['属实', '基本属实', '部分属实'])}：${matter.finding}。`,
    `针对上述问题，我单位采取以下措施：一、${matter.measures[0]}；二、${matter.measures[1]}。`,
    solved
      ? `目前该问题已处理到位，${spokenDay(times.finishedAt)}已将办理结果电话告知您，您表示${random.pick(['满意', '认可', '理解'])}。`
      : `因涉及后续程序，预计${spokenDay(times.finishedAt + random.int(20, 60) * 24 * HOUR_MS)}前办结，已电话向您说明。`,
    `如有疑问，请致电${officeNumber(random)}（${unit}${random.pick(SECTIONS)}）。`,
    `${unit}　${dayText(dayOfMs(times.finishedAt))}`,
  ].join('\n');
  return { text, contacted: '是', contactedAt, solved: solved ? '是' : '否' };
}

/** No contact, boilerplate, a promise only, blame shifted. */
export function faultyAnswer({ matter, unit, finishedAt }: Case, random: Random): Answer {
  const text = random.pick([
    `您好，您的留言已收悉，感谢您对我们工作的关心和支持。${unit}　${dayText(dayOfMs(finishedAt))}`,
    `经核实，${matter.finding}。我单位已安排${matter.measures[0]}。`,
    `该问题不属于我单位职责范围，建议您向相关主管部门反映。`,
    `您反映的问题我们高度重视，将进一步研究，处理后第一时间告知您，请耐心等待。`,
    `多次拨打您预留的电话均无人接听，无法了解详细情况，如需帮助请致电${officeNumber(random)}与我们联系。`,
  ]);
  return { text, contacted: '否', solved: '否' };
}
