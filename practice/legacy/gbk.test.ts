import { describe, expect, it } from 'vitest';
import { parseParams } from '../http/params.ts';
import { encodeGbk } from './gbk.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('gbk').decode(bytes);

describe('encodeGbk', () => {
  it('comes back as it was', () => {
    const text = '热线单号：03396，云溪街道「处理截止时间」＝¥ 12:30 <b>囍</b>';
    expect(decode(encodeGbk(text.replace('¥', '￥')))).toBe(text.replace('¥', '￥'));
    expect([...encodeGbk('啊')]).toEqual([0xb0, 0xa1]);
  });

  it('refers to what GBK lacks by number', () => {
    expect(encodeGbk('😀').toString('latin1')).toBe('&#128512;');
    expect(decode(encodeGbk('𠮷\u202e'))).toBe('&#134071;&#8238;');
  });

  it('is understood when a form sends it back', () => {
    const percent = [...encodeGbk('路灯')].map((byte) => `%${byte.toString(16)}`).join('');
    expect(parseParams(`keyword=${percent}&page=2`).get('keyword')).toBe('路灯');
    expect(parseParams(`keyword=${encodeURIComponent('路灯')}`).get('keyword')).toBe('路灯');
  });
});
