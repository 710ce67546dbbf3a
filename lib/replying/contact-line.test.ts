import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ContactNote, zContactNote } from '../ticket/contacts.ts';
import { contactOfLine, readContactLine } from './contact-line.ts';
import { lineOfContact } from './contact-text.ts';

/** A Thursday afternoon. */
const NOW = Date.parse('2026-11-26T15:30:40+08:00');
const read = (line: string) => contactOfLine(line, NOW);
const whole = (line: string) => readContactLine(line, NOW);

it.each<[string, object]>([
  [
    '9:20 电话 张先生 已告知 满意',
    { at: '2026-11-26T09:20:00+08:00', how: 'phone', reached: true, whom: '张先生', told: true, opinion: 'satisfied' },
  ],
  ['0920 未接', { at: '2026-11-26T09:20:00+08:00', how: 'phone', reached: false }],
  ['昨天下午3点半 上门 家属', { at: '2026-11-25T15:30:00+08:00', how: 'visit', reached: true, whom: '家属' }],
  ['11月20日9时 现场 由李四', { at: '2026-11-20T09:00:00+08:00', how: 'onSite', reached: true, by: '李四' }],
  [
    '11-20 10:05 短信 告知结果 不满意',
    { at: '2026-11-20T10:05:00+08:00', how: 'message', told: true, opinion: 'unsatisfied' },
  ],
  ['电话 3分20秒 反映路灯已修好', { at: '2026-11-26T15:30:00+08:00', seconds: 200, said: '反映路灯已修好' }],
  ['关机', { reached: false }],
  ['9点20分 电话', { at: '2026-11-26T09:20:00+08:00' }],
  ['下午3点15分 电话 2分钟', { at: '2026-11-26T15:15:00+08:00', seconds: 120 }],
  ['9:20 電話 已告知 基本满意', { how: 'phone', told: true, opinion: 'mostly' }],
])('reads %s', (line, note) => {
  expect(read(line)).toMatchObject(note);
  if (!('seconds' in note)) expect(read(line)).not.toHaveProperty('seconds');
});

it('takes a time still to come for yesterday’s, and a day without its year for the past', () => {
  expect(read('18:00 电话')?.at).toBe('2026-11-25T18:00:00+08:00');
  expect(read('12月30日 9:00')?.at).toBe('2025-12-30T09:00:00+08:00');
});

it('tells nobody anything where nobody was reached', () => {
  const note = read('未接 告知结果 满意');
  expect(note).toMatchObject({ reached: false });
  expect(note).not.toHaveProperty('told');
  expect(note).not.toHaveProperty('opinion');
});

it('reads nothing from nothing', () => {
  expect(read('  ')).toBeUndefined();
});

it.each([
  '未告知',
  '没有告知',
  '还没告知结果',
  '未 告知',
  '稍后告知',
  '将告知结果',
  '是否 告知',
  '无法告知',
  'not told',
  'not yet told',
  '告知张女士路灯已修好',
  '张女士反馈路灯又坏了',
])('does not take %s for told', (line) => {
  expect(read(`9:20 电话 ${line}`)).not.toHaveProperty('told');
});

it.each([
  '不太满意',
  '不是很满意',
  '不大满意',
  '不够满意',
  '并不满意',
  '不 满意',
  'not satisfied',
  'not very satisfied',
])('takes %s for not satisfied', (line) => {
  expect(read(`9:20 电话 ${line}`)).toMatchObject({ reached: true, opinion: 'unsatisfied' });
});

it.each(['不理解', '没说 满意', '谈不上满意', '满意度调查', '满意？', '表示理解', '满意 不满意'])(
  'makes no opinion of %s and keeps the words',
  (line) => {
    expect(read(`9:20 电话 ${line}`)).not.toHaveProperty('opinion');
    expect(read(`9:20 电话 ${line}`)?.said).toBe(line);
  },
);

it.each([
  ...[
    '无法接听',
    '暂无法接通',
    '暂时无法接通',
    '挂断',
    '对方听了两句就挂了',
    '通话中',
    '号码有误',
    '错误号码 不是本人',
  ],
  ...['呼叫转移', '关机', '停机', '空号', '占线', '忙音', '没打通', '上门 敲了门家里没人', '上门 张女士家里没人'],
  ...[
    '短信 已发送未回复',
    '短信未回复',
    '加微信未通过',
    'no answer',
    'phone busy',
    'visit nobody home',
    'wrong number',
  ],
])('takes %s for not reached', (line) => {
  expect(read(`9:20 ${line}`)).toMatchObject({ at: '2026-11-26T09:20:00+08:00', reached: false });
});

it('asks where a line both denies and affirms, or denies what is not understood', () => {
  for (const line of ['9:20 未接 10:15 接通', '张女士 路面没修好', '已告知 挂断'])
    expect(whole(line)?.isDoubtful).toBe(true);
  for (const line of ['张女士说家里没人', '未接', '张女士 不满意', '未告知 不满意', '路灯已修好'])
    expect(whole(line)?.isDoubtful).toBe(false);
  expect(read('张女士说家里没人')).toMatchObject({ reached: true, said: '说家里没人' });
});

it.each<[string, object]>([
  ['打电话给李女士', { how: 'phone', whom: '李女士' }],
  ['走访张阿姨', { how: 'visit', whom: '张阿姨' }],
  ['张女士的儿子 已告知', { whom: '张女士的儿子', told: true }],
  ['张总 已告知', { whom: '张总', told: true }],
  ['张丽华', { whom: '张丽华' }],
  ['微信 已告知', { how: 'message', means: 'wechat', told: true }],
  ['来电 张女士 咨询进度', { how: 'phone', means: 'incoming', whom: '张女士', said: '咨询进度' }],
  ['来电人张女士 满意', { how: 'phone', whom: '张女士', opinion: 'satisfied' }],
  ['yesterday 9:20 phone Mr Zhang told satisfied', { whom: 'Mr Zhang', told: true, opinion: 'satisfied' }],
  ['visit yesterday 3pm Ms Li', { at: '2026-11-25T15:00:00+08:00', how: 'visit', whom: 'Ms Li' }],
  ['5分钟后再打', { said: '5分钟后再打' }],
])('understands %s', (line, note) => {
  expect(read(line)).toMatchObject(note);
});

it('takes 由 for who called only before a name', () => {
  expect(read('张先生 由于施工占道')).not.toHaveProperty('by');
  expect(read('由李四上门')).toMatchObject({ by: '李四', how: 'visit' });
});

it.each([
  ['中午1点', '2026-11-26T13:00'],
  ['晚上12点', '2026-11-26T00:00'],
  ['昨天晚上8点', '2026-11-25T20:00'],
  ['凌晨12点半', '2026-11-26T00:30'],
  ['28日 9:20', '2026-10-28T09:20'],
  ['28号上午10点', '2026-10-28T10:00'],
  ['26号上午10点', '2026-11-26T10:00'],
  ['周五上午10点', '2026-11-20T10:00'],
  ['上周三 9:20', '2026-11-18T09:20'],
  ['星期四 9:20', '2026-11-26T09:20'],
  ['十点半', '2026-11-26T10:30'],
  ['两点半', '2026-11-26T14:30'],
  ['十一点二十分 电话', '2026-11-26T11:20'],
  ['三点一刻', '2026-11-26T15:15'],
  ['9.20 电话', '2026-11-26T09:20'],
  ['昨天 9.20', '2026-11-25T09:20'],
  ['9.20 10:30', '2026-09-20T10:30'],
  ['13.20 张女士', '2026-11-26T13:20'],
])('places %s at %s', (line, at) => {
  expect(whole(line)).toMatchObject({ note: { at: `${at}:00+08:00` } });
  expect(whole(line)).not.toHaveProperty('badTime');
});

it.each(['920', '25:70', '2025.13.45', '31月2日', '9999'])('says that %s is no time', (line) => {
  expect(whole(`${line} 电话`)?.badTime).toBe(line);
});

it('shows which reading of 9.20 it took, and that noon stands for a day alone', () => {
  expect(whole('9.20 张先生')).toMatchObject({ dotted: '9.20', isNoonAssumed: true });
  expect(whole('9月20日 9:00')).not.toHaveProperty('dotted');
});

it('reads several times of missed calls as attempts of their own', () => {
  expect(whole('9:20、10:15、14:40 三次电话均未接通')).toMatchObject({
    note: { at: '2026-11-26T09:20:00+08:00', reached: false },
    also: ['2026-11-26T10:15:00+08:00', '2026-11-26T14:40:00+08:00'],
  });
  expect(whole('9:20 未接 10:15 接通')).toMatchObject({ also: [], note: { said: '9:20 未接 10:15 接通' } });
});

it('gives an entry back as a line that says the same', () => {
  const at = '2026-11-25T10:30:00+08:00';
  const notes: ContactNote[] = [
    { at, how: 'visit', reached: true, whom: '李女士', by: '李四', told: true, opinion: 'unsatisfied', seconds: 200 },
    { at, how: 'phone', reached: false },
    { at, how: 'phone', means: 'incoming', reached: true, whom: '张女士', said: '咨询进度' },
    { at, how: 'message', means: 'wechat', reached: true, whom: '小区门口的保安', said: '9:30 再打，未告知 满意' },
    { at, how: 'onSite', reached: true, opinion: 'mostly', said: '路面没修好，明天再来' },
  ];
  for (const note of notes) expect(contactOfLine(lineOfContact(note, NOW), NOW)).toEqual(note);
});

it('reads any line into a note that can be kept', () => {
  const word = fc.constantFrom(
    ...[
      '9:20',
      '昨天',
      '未',
      '不',
      '告知',
      '满意',
      '挂',
      '张女士',
      '电话',
      '25:70',
      '9.20',
      '、',
      ' ',
      '内容：',
      '的',
      'not',
      '3分',
    ],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
      ),
      (line) => {
        const reading = whole(line);
        if (reading) zContactNote.parse(reading.note);
      },
    ),
  );
});
