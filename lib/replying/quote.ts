/** Words of a text shown with what stands around them. */
import type { Span } from './model.ts';

export interface Quote {
  before: string;
  hit: string;
  after: string;
}

const AROUND = 8;
const LONGEST = 46;

/** @param text as it was given @param span a place in it */
export function quoteOf(text: string, { from, to }: Span): Quote {
  const tidy = (part: string) => part.replace(/\s+/g, ' ');
  const whole = tidy(text.slice(from, to));
  const hit = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
  const start = Math.max(0, from - AROUND);
  const before = tidy(text.slice(start, from));
  const after = whole.length > LONGEST ? '' : tidy(text.slice(to, to + AROUND));
  return {
    before: start > 0 && before !== '' ? `…${before}` : before,
    hit,
    after: after !== '' && to + AROUND < text.length ? `${after}…` : after,
  };
}
