/** What kind of evidence a text is, by its words. */
import type { Found } from './model.ts';

const CALLS = /通话|呼出|呼入|拨出|未接|已接|来电|去电|接听|响铃|拨号|联系人/g;
const VISIT = /走访|入户|上门|家访|现场(?:核实|勘查|勘验|查看)|回访记录|谈话记录|询问笔录/g;
const LETTER = /来信|信箱|此致|敬礼|尊敬的|反映人|写信人|恳请|恳求/g;
const CHAT = /微信|您好|你好|收到|谢谢|好的|语音通话|视频通话|发送|按住说话|对方正在输入|以下是新消息/g;

const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0;

/** @param text in plain lines @param phones how many numbers stand in it */
export function kindOf(text: string, phones: number): Found['kind'] {
  const letter = count(text, LETTER);
  if (letter >= 2) return 'letter';
  const visit = count(text, VISIT);
  if (visit >= 2 || (visit === 1 && VISIT.test(text.slice(0, 40)))) return 'visit';
  const [calls, chat] = [count(text, CALLS), count(text, CHAT)];
  if (calls > chat && (phones > 0 || calls >= 2)) return 'calls';
  if (chat >= 2 || (chat === 1 && phones === 0)) return 'chat';
  return letter > 0 ? 'letter' : 'other';
}
