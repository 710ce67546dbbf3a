import { expect, test } from 'vitest';
import { charsetToAnnounce } from './charset.ts';

/** 工单编号 in GBK. */
const GBK = [0xb9, 0xa4, 0xb5, 0xa5, 0xb1, 0xe0, 0xba, 0xc5];
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

test('an undeclared page is told apart by strict decoding', () => {
  expect(charsetToAnnounce(bytes('<p>工单编号</p>'))).toBe('utf-8');
  expect(charsetToAnnounce(bytes('<p>', GBK, '</p>'))).toBe('gb18030');
});

test('a page cut off inside a character is still recognised', () => {
  expect(charsetToAnnounce(bytes('<p>工单编号').subarray(0, -1))).toBe('utf-8');
  expect(charsetToAnnounce(bytes('<p>', GBK).subarray(0, -1))).toBe('gb18030');
});

test('a declared encoding is left to the browser', () => {
  expect(charsetToAnnounce(bytes('<meta charset="gbk"><p>', GBK))).toBeUndefined();
  expect(charsetToAnnounce(bytes('<meta http-equiv=Content-Type content="text/html; charset=gb2312">', GBK))).toBe(
    undefined,
  );
  expect(charsetToAnnounce(bytes([0xef, 0xbb, 0xbf], '工单'))).toBeUndefined();
});

test('bytes that are neither are left alone', () => {
  expect(charsetToAnnounce(bytes([0x80, 0xff, 0xff, 0x00]))).toBeUndefined();
});
