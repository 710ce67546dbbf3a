import { expect, it } from 'vitest';
import { placeBeside } from './beside.ts';

const VIEW = { width: 1280, height: 800 };
const WIDTH = 440;
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
/** Whether a panel at a place would lie over a box. */
const covers = (
  place: { left: number; top: number; maxHeight: number },
  { left, top, right, bottom }: ReturnType<typeof box>,
) => place.left < right && place.left + WIDTH > left && place.top < bottom && place.top + place.maxHeight > top;

it.each([
  ['right of a narrow box', box(100, 300, 700, 450)],
  ['left of a box at the right', box(700, 300, 1270, 450)],
  ['below a wide box at the top', box(200, 100, 1260, 300)],
  ['above a wide box at the bottom', box(200, 560, 1260, 760)],
])('lies %s, and never over it', (_, at) => {
  const place = placeBeside(at, WIDTH, VIEW);
  expect(covers(place, at)).toBe(false);
  expect(place.maxHeight).toBeGreaterThanOrEqual(220);
  expect(place.top + place.maxHeight).toBeLessThanOrEqual(VIEW.height);
});

it('stays in the window where there is no room at all', () => {
  const place = placeBeside(box(0, 0, 1280, 800), WIDTH, VIEW);
  expect(place.left + WIDTH).toBeLessThanOrEqual(VIEW.width);
});

it('leaves what else of ours lies at the bottom free, where enough is left above it', () => {
  const bar = box(884, 715, 1264, 784);
  expect(covers(placeBeside(box(348, 288, 1252, 444), WIDTH, VIEW, bar), bar)).toBe(false);
});
