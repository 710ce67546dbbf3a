import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CHROME_ID, EXTENSION_KEY } from './identity.ts';

test('the id that the companion lets in is the one that browsers work out of the key', () => {
  const half = createHash('sha256').update(Buffer.from(EXTENSION_KEY, 'base64')).digest('hex').slice(0, 32);
  const letters = [...half].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  expect(letters).toBe(CHROME_ID);
});
