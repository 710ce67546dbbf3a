import { expect, it } from 'vitest';
import { quoteOf } from './quote.ts';

it('shows the words with a little of what stands around them', () => {
  const text = '您好，您反映的路灯不亮问题，我单位已于昨日修复，特此回复。';
  const from = text.indexOf('昨日修复');
  expect(quoteOf(text, { from, to: from + 4 })).toEqual({
    before: '…问题，我单位已于',
    hit: '昨日修复',
    after: '，特此回复。',
  });
});

it('leaves out what would turn the direction of the line', () => {
  const text = '已\u202e电话\u2066联系\u202c您';
  expect(quoteOf(text, { from: 1, to: 8 })).toEqual({ before: '已', hit: '电话联系', after: '您' });
});
