import { expect, test } from 'vitest';
import { comparable, editDistance } from './errors.ts';

test('errors are characters put in, taken out or changed; blanks and wide signs are none', () => {
  expect(editDistance('通话记录', '通活记录')).toBe(1);
  expect(editDistance('通话记录', '通记录')).toBe(1);
  expect(editDistance('通话', '通 话。')).toBe(2);
  expect(editDistance('', '两个')).toBe(2);
  expect(comparable('电话：138 0000\n1234')).toBe('电话:13800001234');
});
