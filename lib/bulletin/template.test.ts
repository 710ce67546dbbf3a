import { expect, test } from 'vitest';
import { plainText } from './model.ts';
import { type Fields, fieldNames, fillIn, renamed, typedFigures, unclosed } from './template.ts';

const fields: Fields = new Map([
  ['due', { field: 'due', text: '2282' }],
  ['onTimeRate', { field: 'onTimeRate', text: '93.08%', working: '2124 ÷ 2282' }],
]);
const printed = (text: string) => plainText(fillIn(text, fields));

test('figures stand where they are named, each as a part of its own', () => {
  expect(fillIn('应办{due}件，按期办结率{onTimeRate}。', fields)).toEqual([
    '应办',
    { field: 'due', text: '2282' },
    '件，按期办结率',
    { field: 'onTimeRate', text: '93.08%', working: '2124 ÷ 2282' },
    '。',
  ]);
});

test('a clause in brackets goes where one of its figures is not known', () => {
  expect(printed('应办{due}件[，同比{yearOnYear}][，按期办结率{onTimeRate}]。')).toBe('应办2282件，按期办结率93.08%。');
});

test('an unknown figure outside of brackets is —, and braces and brackets without a pair are text', () => {
  expect(printed('满意率{satisfactionRate}')).toBe('满意率—');
  expect(printed('（见[附件 { 1')).toBe('（见[附件 { 1');
});

test('fields are named in the office’s own words, and back', () => {
  const names = new Map([['due', '应办']]);
  const own = renamed('应办{due}件，{other}', (field) => names.get(field));
  expect(own).toBe('应办{应办}件，{other}');
  expect(fieldNames(own)).toEqual(['应办', 'other']);
});

test('what an editor points out: signs without an end, figures that somebody typed', () => {
  expect(unclosed('应办{应办件，办结率50%[同比—')).toEqual(['{', '[']);
  expect(unclosed('应办{due}件[，同比{yearOnYear}]，文号[2020]5号')).toEqual([]);
  expect(typedFigures('应办{due}件，已办结2000件，办结率99%，低于90%的有两个，满意率90%以上')).toEqual([
    '2000件',
    '99%',
  ]);
});
