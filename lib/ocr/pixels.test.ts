import { expect, it } from 'vitest';
import { type Grey, glyphHeight, onWhite, skewOf, withoutRules } from './pixels.ts';

const WIDTH = 600;
const HEIGHT = 400;

/** Lines of blocks 20 pixels high that lean by an angle; values by a function of the place and of whether there is ink. */
function page(angle: number, shade: (isInk: boolean, x: number, y: number) => number): Grey {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT);
  const slope = Math.tan((angle * Math.PI) / 180);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const level = y - slope * x;
    const inLine = level > 40 && level < HEIGHT - 40 && ((level % 50) + 50) % 50 < 20;
    // Strokes of five pixels between gaps as wide, and a margin on both sides.
    data[i] = shade(inLine && x > 40 && x < WIDTH - 40 && x % 10 < 5, x, y);
  }
  return { width: WIDTH, height: HEIGHT, data };
}
const black = (isInk: boolean) => (isInk ? 0 : 255);

it.each([-5, -2.5, 1, 4])('text that leans by %d° is found to a fifth of a degree', (angle) => {
  expect(Math.abs(skewOf(page(angle, black)) - angle)).toBeLessThan(0.2);
});

it('level text, and a picture without text, are not turned', () => {
  expect(skewOf(page(0, black))).toBe(0);
  expect(skewOf(page(0, () => 255))).toBe(0);
});

it('characters are as tall as the lines', () => {
  expect(glyphHeight(page(0, black))).toBe(20);
  expect(glyphHeight(page(0, () => 255))).toBeUndefined();
});

it.each([
  ['pale print under light that falls off', (isInk: boolean, x: number) => (isInk ? 150 : 220) - x / 8],
  ['light print on a dark screen', (isInk: boolean) => (isInk ? 220 : 20)],
])('%s comes out black on white', (_name, shade) => {
  const { data } = onWhite(page(0, shade), 20);
  const truth = page(0, black).data;
  const wrong = data.filter((value, i) => value < 128 !== (truth[i] ?? 0) < 128).length;
  expect(wrong / data.length).toBeLessThan(0.01);
});

it('lines of a table go, strokes stay', () => {
  const table = page(0, (isInk, x, y) => (isInk || y === 200 || x === 20 ? 0 : 255));
  const { data } = withoutRules(table, 80);
  expect(data[200 * WIDTH + 300]).toBe(255);
  expect(data[100 * WIDTH + 20]).toBe(255);
  expect(data[110 * WIDTH + 302]).toBe(0);
});
