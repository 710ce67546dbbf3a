import { expect, it } from 'vitest';
import type { Contact } from '../ticket/contacts.ts';
import { readContact } from './contact.ts';
import { contactOfLine } from './contact-line.ts';
import { DEFAULT_WORDS } from './settings.ts';
import { contactSentence, missingSentence, templateFaults } from './templates.ts';

const contact = (given: Partial<Contact>): Contact => ({
  id: 'a',
  round: 1,
  at: '2026-11-20T09:20:00+08:00',
  how: 'phone',
  reached: true,
  ...given,
});

it('writes the last contact that was made as an official sentence', () => {
  const log = [
    contact({ reached: false }),
    contact({ at: '2026-11-20T15:00:00+08:00', told: true, opinion: 'satisfied' }),
  ];
  expect(contactSentence(log, DEFAULT_WORDS, '张女士')).toBe(
    '已于11月20日15时电话联系诉求人张女士，告知办理结果，诉求人表示满意。',
  );
});

it('leaves out what is not known, with its comma', () => {
  expect(contactSentence([contact({})], DEFAULT_WORDS, undefined)).toBe('已于11月20日9时20分电话联系诉求人。');
});

it('names every attempt where nobody was reached, each day once', () => {
  const log = ['2026-11-20T09:20:00+08:00', '2026-11-20T15:00:00+08:00', '2026-11-21T10:00:00+08:00'].map((at) =>
    contact({ at, reached: false }),
  );
  expect(contactSentence(log, DEFAULT_WORDS, '张女士')).toBe(
    '已于11月20日9时20分、15时、11月21日10时先后3次电话联系诉求人张女士，均未联系到。',
  );
});

it('writes sentences that the check itself takes for what they say', () => {
  expect(readContact(contactSentence([contact({ told: true })], DEFAULT_WORDS, '张女士')).contact).toBe('yes');
  expect(readContact(contactSentence([contact({ reached: false })], DEFAULT_WORDS, '张女士')).contact).toBe(
    'attempted',
  );
});

it('does not write a full name that the page prints into a text that others read', () => {
  expect(contactSentence([contact({})], DEFAULT_WORDS, '欧阳明')).not.toContain('欧阳明');
});

it('leaves blanks where only the clerk knows, and fills in what the unit has set', () => {
  expect(missingSentence('policy', DEFAULT_WORDS, '2026-11-26')).toContain('【文号】');
  const unit = { ...DEFAULT_WORDS, section: '城建办', phone: '0730-8410000', signature: '路口镇人民政府' };
  expect(missingSentence('section', unit, '2026-11-26')).toBe('如有疑问，请致电城建办，电话0730-8410000。');
  expect(missingSentence('signed', unit, '2026-11-26')).toBe('\n路口镇人民政府\n2026年11月26日');
});

/** What a log of lines, noted on the afternoon of 26 November, writes into the reply. */
const written = (lines: string[], citizenName?: string) => {
  const now = Date.parse('2026-11-26T15:30:00+08:00');
  const log = lines.map((line, i) => ({ ...contact({}), ...contactOfLine(line, now), id: String(i) }));
  return contactSentence(log as Contact[], DEFAULT_WORDS, citizenName);
};

it.each<[string, string | undefined, string]>([
  ['9:20 电话 张先生 未告知 不太满意', undefined, '电话联系诉求人张先生，诉求人表示不满意。'],
  ['9:20 打电话给李女士', undefined, '电话联系诉求人李女士。'],
  [
    '9:20 张女士的儿子 已告知 满意',
    undefined,
    '电话联系诉求人张女士的儿子，告知办理结果，诉求人张女士的儿子表示满意。',
  ],
  ['9:20 张丽华 已告知', '张丽华', '电话联系诉求人，告知办理结果。'],
  ['9:20 李明 已告知', '张丽华', '电话联系李某，告知办理结果。'],
  ['9:20 李女士 满意', '张先生', '电话联系李女士，李女士表示满意。'],
  ['9:20 张总 已告知', '张丽华', '电话联系诉求人张总，告知办理结果。'],
  ['9:20 现场 王大爷', undefined, '现场联系诉求人王大爷。'],
  ['9:20 走访张阿姨', undefined, '上门走访诉求人张阿姨。'],
  ['9:20 张先生 由于施工占道', undefined, '电话联系诉求人张先生。'],
  ['9:20 通话2分30秒 13800001234', undefined, '电话联系诉求人。'],
  ['9:20 微信 已告知', undefined, '微信联系诉求人，告知办理结果。'],
  ['9:20 张女士 反映路灯已修好', undefined, '电话联系诉求人张女士，诉求人反映路灯已修好。'],
])('writes of %s only what was said, in whole clauses', (line, name, end) => {
  expect(written([line], name)).toBe(`已于11月26日9时20分${end}`);
});

it('says who called whom', () => {
  expect(written(['9:20 来电 张女士 咨询进度 已告知 满意'])).toBe(
    '诉求人张女士于11月26日9时20分来电咨询进度，告知办理结果，诉求人表示满意。',
  );
  expect(written(['9:20 未接来电'])).toBe('');
});

it('names every way that was tried', () => {
  expect(written(['9:20 上门 不在家', '15:00 电话 未接'])).toBe(
    '已于11月26日9时20分、15时先后2次上门走访、电话联系诉求人，均未联系到。',
  );
});

it('writes of the contact with the citizen before one with others', () => {
  expect(written(['9:20 张女士 已告知', '10:00 物业'])).toContain('9时20分电话联系诉求人张女士');
});

it('finds what would be written out as it stands', () => {
  expect(templateFaults(DEFAULT_WORDS.reached, 'reached')).toMatchObject({ unknown: [], isUnclosed: false });
  expect(templateFaults('已于{时间}{告诉}，{告知。', 'reached')).toMatchObject({
    unknown: ['{告诉}'],
    isUnclosed: true,
  });
  expect(templateFaults('{意见}', 'tried').unknown).toEqual(['{意见}']);
});
