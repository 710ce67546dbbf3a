/** An entry of the contact log as the line that it is read from, so that it can be corrected there. */
import type { ContactNote, ContactWay, Means, Opinion } from '../ticket/contacts.ts';
import { contactOfLine } from './contact-line.ts';

const WAYS: Record<ContactWay | Means, string> = {
  phone: '电话',
  visit: '上门',
  onSite: '现场',
  message: '短信',
  incoming: '来电',
  wechat: '微信',
  qq: 'QQ',
  email: '邮件',
};
const OPINIONS: Record<Opinion, string> = {
  satisfied: '满意',
  mostly: '基本满意',
  unsatisfied: '不满意',
  none: '未表态',
};

/**
 * @param nowMs the clock, epoch milliseconds
 * @returns a line that says what the note says, to the minute: what the reader would take otherwise stands behind 对象 and 内容
 */
export function lineOfContact(note: ContactNote, nowMs: number): string {
  const plain = lineOf(note, note.whom, note.said);
  const read = contactOfLine(plain, nowMs);
  if (read?.whom === note.whom && read?.said === note.said && read?.reached === note.reached) return plain;
  return lineOf(
    note,
    note.whom && `对象：${note.whom.replace(/[\s,，。;；、]+/g, '')}`,
    note.said && `内容：${note.said}`,
  );
}

function lineOf(note: ContactNote, whom: string | undefined, said: string | undefined): string {
  const { at, how, means, reached, by, told, opinion, seconds } = note;
  const parts = [
    at.slice(0, 10),
    at.slice(11, 16),
    WAYS[means ?? how],
    !reached && '未联系到',
    whom,
    by && `经办${by}`,
    told && '已告知',
    opinion && OPINIONS[opinion],
    seconds !== undefined && `${seconds}秒`,
    said,
  ];
  return parts.filter(Boolean).join(' ');
}
