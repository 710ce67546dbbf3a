/** The recogniser's words to lines as a person would type them. */
import { DOUBTFUL, type Line, type Recognised } from './model.ts';

/** A word of the recogniser; between Chinese characters it puts blanks that nobody wrote. */
export interface Word {
  text: string;
  /** Of 100. */
  confidence: number;
  /** Left and right edge, pixels. */
  from: number;
  to: number;
}

const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/**
 * Whether a blank between two words was written: between two Chinese characters, or beside one, only where the gap is
 * wider than a character.
 */
function isApart(before: Word, after: Word, height: number): boolean {
  const gap = after.from - before.to;
  const isCjk = CJK.test(before.text.at(-1) ?? '') || CJK.test(after.text[0] ?? '');
  return gap > (isCjk ? 0.9 : 0.25) * height;
}

/** @param height of the line's characters, pixels */
export function lineOf(words: readonly Word[], height: number): Line | undefined {
  let text = '';
  let sum = 0;
  let count = 0;
  const doubtful: [number, number][] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && isApart(before, word, height)) text += ' ';
    const from = text.length;
    text += word.text;
    sum += word.confidence * word.text.length;
    count += word.text.length;
    if (word.confidence >= DOUBTFUL) return;
    const last = doubtful.at(-1);
    if (last?.[1] === from) last[1] = text.length;
    else doubtful.push([from, text.length]);
  });
  if (count === 0) return undefined;
  return { text: text.slice(0, 2_000), confidence: Math.round(sum / count), doubtful: doubtful.slice(0, 500) };
}

/** Lines to what is kept of a picture. */
export function recognisedOf(lines: readonly Line[]): Recognised {
  const kept = lines.slice(0, 2_000);
  const count = kept.reduce((all, { text }) => all + text.length, 0);
  const sum = kept.reduce((all, { text, confidence }) => all + text.length * confidence, 0);
  return { lines: kept, confidence: count === 0 ? 0 : Math.round(sum / count) };
}
