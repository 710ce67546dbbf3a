import { expect, test } from 'vitest';
import { isPlain, plain } from './plain.ts';

test.each([
  ['\u001b[31m红\u001b[0m', ' [31m红 [0m'],
  ['一行\r\n另一行', '一行 另一行'],
  ['\u009b2J', ' 2J'],
  ['\u202e电话\u202c', ' 电话 '],
  ['\u2066\u2067a\u2069', ' a '],
  ['\u061ca\u2028b', ' a b'],
])('%j is shown as %j', (text, shown) => {
  expect([isPlain(text), plain(text), isPlain(plain(text))]).toEqual([false, shown, true]);
});

test('what people write stays as it is', () => {
  for (const text of ['路口镇 “12345” 办公室', '𠮷野家', 'a b', '👩‍💻', ''])
    expect([isPlain(text), plain(text)]).toEqual([true, text]);
});
