/** Title and content of a ticket, composed from a matter's parts. */
import type { Matter } from './matter.ts';
import type { Channel } from './model.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

const DETAILS = [
  '该情况已经持续了一段时间，此前也向社区反映过，工作人员登记后没有下文。',
  '来电人表示周边住户都有同样的感受，愿意配合工作人员到现场查看。',
  '第一次反映是在上个月，当时答复说正在协调，但到现在没有看到实际变化。',
  '来电人称手里保留了照片、聊天记录和缴费凭证，需要时可以提供。',
  '希望不要只是电话里解释，最好能有人实地看一看，再给一个准确的时间。',
  '期间也拨打过相关单位的办公电话，有时无人接听，有时让找别的科室。',
  '家中有老人和上学的孩子，这件事对日常生活影响很大，心里十分着急。',
  '来电人补充：如需进一步了解情况，请在工作日上午联系，下午要上班不便接听。',
  '据了解，附近还有几户也准备一起反映，大家只希望把问题解决好，没有别的要求。',
  '此事在业主群、村民群里议论较多，建议有关部门及时公布处理结果，避免误会。',
];

const OPENINGS: Readonly<Record<Channel, readonly string[]>> = {
  '12345热线': ['来电人反映：', '市民来电反映：', '来电人称：'],
  市长信箱: ['尊敬的市长：您好！', '市长您好，我想反映一件事。'],
  区长信箱: ['尊敬的区长：您好！', '区长好，冒昧来信。'],
  领导接听日: ['（领导接听日现场接听）来电人反映：'],
  网站: ['网上留言：', ''],
  微信: ['您好，', ''],
  APP: ['', '随手拍上报：'],
  短信: ['短信内容：'],
};

/** Who writes does not call: how the operator's wording reads in a letter or message. */
const WRITTEN: readonly [string, string][] = [
  ['来电人称', '本人'],
  ['来电人表示', '据我了解，'],
  ['来电人补充', '另外补充'],
];

/** @returns title of 10 to 30 characters and content of 120 to 600, plain text in one paragraph or several */
export function ticketText(
  matter: Matter,
  place: Place,
  channel: Channel,
  random: Random,
): { title: string; content: string } {
  const at = (text: string) => text.replaceAll('@', place.short);
  const details = random.shuffle(DETAILS).slice(0, random.int(2, 8));
  const paragraphs = [random.pick(OPENINGS[channel]) + at(matter.story), ...details, at(matter.demand)];
  const content = paragraphs.join(channel.endsWith('信箱') ? '\n' : '');
  return { title: at(matter.title), content: isSpoken(channel) ? content : written(content) };
}

function isSpoken(channel: Channel): boolean {
  return channel === '12345热线' || channel === '领导接听日';
}

function written(content: string): string {
  return WRITTEN.reduce((text, [spoken, instead]) => text.replaceAll(spoken, instead), content);
}
