import { describe, expect, it, vi } from 'vitest';
import { words } from '../lib/ticket/words.ts';
import { remembering } from './remembering.ts';

describe('words that were said before', () => {
  const look = vi.fn(({ key, args }: { key: string; args: string[] }) => `${key}(${args.join('|')})`);
  const say = remembering(look);
  const all = [words('a'), words('a', ''), words('a', 1), words('a', 12), words('a', 'b|c'), words('a', 'b', 'c')];

  it('are the same as the first time', () => {
    const first = all.map(look);
    for (const _ of [1, 2, 3]) expect(all.map(say)).toEqual(first);
  });

  it('are looked up once, and never all kept', () => {
    look.mockClear();
    say(words('a', 1));
    expect(look).not.toHaveBeenCalled();
    for (let i = 0; i < 5_000; i++) say(words('b', i));
    say(words('a', 1));
    expect(look).toHaveBeenCalledTimes(5_001);
  });
});
