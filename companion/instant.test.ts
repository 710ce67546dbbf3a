import { expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

test('an instant may leave out its zone and its time', () => {
  const noon = Date.UTC(2026, 10, 23, 4);
  expect(parseInstant('2026-11-23T12:00:00+08:00')).toBe(noon);
  expect(parseInstant('2026-11-23T04:00Z')).toBe(noon);
  expect(parseInstant('2026-11-23 12:00')).toBe(noon);
  expect(parseInstant('2026-11-23')).toBe(Date.UTC(2026, 10, 22, 16));
});

test('what is no instant is refused', () => {
  for (const text of ['', 'now', '2026-02-30', '2026-13-01', '2026-11-23T25:00', '23.11.2026', '1763870400000']) {
    expect(parseInstant(text), text).toBeUndefined();
  }
});
