import { expect, it } from 'vitest';
import { lineOf, recognisedOf, type Word } from './lines.ts';

/** Words of a line 20 pixels high, each with the gap before it. */
function words(...given: [text: string, gap: number, confidence?: number][]): Word[] {
  let at = 0;
  return given.map(([text, gap, confidence = 95]) => {
    const from = at + gap;
    at = from + text.length * 20;
    return { text, confidence, from, to: at };
  });
}

it('Chinese characters stand together, what was written apart stays apart', () => {
  expect(lineOf(words(['通', 0], ['话', 4], ['17:27', 30], ['呼', 8], ['出', 2]), 20)?.text).toBe('通话 17:27呼出');
});

it('doubtful words that stand side by side are one range', () => {
  const line = lineOf(words(['138', 0], ['00', 0, 40], ['11', 0, 50], ['9', 0]), 20);
  expect(line).toEqual({
    text: '13800119',
    confidence: Math.round((95 * 4 + 40 * 2 + 50 * 2) / 8),
    doubtful: [[3, 7]],
  });
});

it('the whole is as sure as its characters on average, and nothing is not sure', () => {
  expect(recognisedOf([]).confidence).toBe(0);
  expect(
    recognisedOf([
      { text: '一', confidence: 50, doubtful: [] },
      { text: '二三四', confidence: 90, doubtful: [] },
    ]).confidence,
  ).toBe(80);
  expect(lineOf([], 20)).toBeUndefined();
});
