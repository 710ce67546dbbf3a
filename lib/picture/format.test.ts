import { expect, it } from 'vitest';
import { MOST_BYTES, refusalOf } from './format.ts';

const text = (value: string) => new TextEncoder().encode(value);
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
function jpeg(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(40);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 6, 0, 0, 0, 0, 0xff, 0xc0, 0, 17, 8]);
  new DataView(bytes.buffer).setUint16(15, height);
  new DataView(bytes.buffer).setUint16(17, width);
  return bytes;
}

it('a picture of usual size is taken', () => {
  for (const bytes of [png(1080, 2400), jpeg(4000, 3000), text('GIF89a\x10\x00\x10\x00'), text('RIFFxxxxWEBPVP8 ')])
    expect(refusalOf(bytes, 4_000_000)).toBeUndefined();
});

it.each([
  ['nothing at all', new Uint8Array(), 0, 'empty'],
  ['a file above the limit', png(10, 10), MOST_BYTES + 1, 'large'],
  ['a PDF, whatever its name and size', text('%PDF-1.7\n'), 80_000_000, 'pdf'],
  ['a PDF behind other bytes', text('\n\n  %PDF-1.4'), 1_000, 'pdf'],
  ["an iPhone's photograph", text('\0\0\0\x18ftypheic'), 1_000, 'heic'],
  ['a text', text('<svg xmlns='), 1_000, 'not_picture'],
  ['a small file that unfolds into gigabytes', png(40_000, 40_000), 20_000, 'pixels'],
  ['one of no width', png(0, 10), 100, 'broken'],
] as const)('%s is refused as what it is', (_name, bytes, size, refusal) => {
  expect(refusalOf(bytes, size)).toBe(refusal);
});

it('a JPEG says how large it is behind its other segments', () => {
  expect(refusalOf(jpeg(60_000, 60_000), 1_000)).toBe('pixels');
});

it('bytes cut off anywhere are borne', () => {
  for (const whole of [png(10, 10), jpeg(10, 10)])
    for (let end = 0; end < whole.length; end++) expect(() => refusalOf(whole.subarray(0, end), end)).not.toThrow();
});
