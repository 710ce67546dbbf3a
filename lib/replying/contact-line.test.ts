import { expect, it } from 'vitest';
import { contactOfLine } from './contact-line.ts';

/** A Thursday afternoon. */
const NOW = Date.parse('2026-11-26T15:30:40+08:00');
const read = (line: string) => contactOfLine(line, NOW);

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
