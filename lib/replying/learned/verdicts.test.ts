import { expect, test } from 'vitest';
import { readContact } from '../contact.ts';
import { readReply } from '../reading.ts';
import { BUCKETS, gramsOf } from './grams.ts';
import { layerOf, scoresOf } from './layer.ts';

const wordsOf = (reply: string) => {
  const { contact } = readReply({ reply, question: '楼下烧烤店油烟太大。' });
  return contact.spans.map(({ kind, from, to }) => `${kind}: ${reply.slice(from, to)}`);
};

test('contact in words that no rule knows is found, with the clause that speaks for it', () => {
  const reply = '烧烤店已加装净化器。跟赵阿姨通过气了，她说晚上味道小多了。';
  expect(readContact(reply).contact).toBe('no');
  expect(readReply({ reply, question: '' }).contact.contact).toBe('yes');
  expect(wordsOf(reply)[0]).toMatch(/^likelyContacted: /);
});

test('where the rules have found contact, or an attempt, theirs stands', () => {
  for (const reply of ['已电话联系诉求人，告知办理结果。', '多次拨打诉求人电话，无人接听。'])
    expect(readReply({ reply, question: '' }).contact).toEqual(readContact(reply));
});

test('invitations, promises and talks with somebody else stay no contact', () => {
  for (const reply of [
    '如有疑问，请致电0730-8410000与我局联系。',
    '我局将尽快核实，并及时与您联系。',
    '已约谈烧烤店负责人，要求其加装油烟净化设施。',
  ])
    expect(readReply({ reply, question: '' }).contact.contact).toBe('no');
});

test('numbers, and who is spoken of, are one character each; every run has a bucket', () => {
  expect(gramsOf('拨打诉求人电话3次')).toEqual(gramsOf('拨打来电人电话12次'));
  expect([...gramsOf('未接')].every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true);
  expect(gramsOf('').size).toBeGreaterThan(0);
});

test('a layer gives the last class 0, and refuses weights that do not fit', () => {
  const grams = btoa('\x02'.repeat(BUCKETS));
  const layer = layerOf([{ grams, unit: 0.5, measures: [1] }]);
  // Four runs of 2 × 0.5 each, over the root of four; and the measure.
  expect(scoresOf(layer, new Set([1, 2, 3, 4]), [1])).toEqual([3, 0]);
  expect(() => layerOf([{ grams: btoa('\x02'), unit: 1, measures: [] }])).toThrow('do not fit');
});
