/** Words of a text shown with what stands around them. */
import type { Span } from './model.ts';

export interface Quote {
  before: string;
  hit: string;
  after: string;
}

const AROUND = 8;
const LONGEST = 46;

/** Characters that turn the direction of all that follows, or cannot be seen. */
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** A text as it can be shown among words of ours: without what would turn their direction. */
export const shownText = (text: string): string => text.replace(TURNING, '');

/** @param text as it was given @param span a place in it */
export function quoteOf(text: string, { from, to }: Span): Quote {
  const tidy = (part: string) => shownText(part).replace(/\s+/g, ' ');
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
