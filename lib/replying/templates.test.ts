import { expect, it } from 'vitest';
import type { Contact } from '../ticket/contacts.ts';
import { readContact } from './contact.ts';
import { DEFAULT_WORDS } from './settings.ts';
import { contactSentence, missingSentence } from './templates.ts';

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
