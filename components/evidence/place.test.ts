import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Box } from '../../lib/overlay/beside.ts';
import { overlap, placeClear } from './place.ts';

const VIEW = { width: 1280, height: 800 };
const WIDTH = 400;
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const taken = ({ left, bottom, maxHeight }: ReturnType<typeof placeClear>): Box =>
  box(left, VIEW.height - bottom - maxHeight, left + WIDTH, VIEW.height - bottom);

it.each<[string, Box[]]>([
  ['a wide box with its button below it', [box(220, 420, 1260, 580), box(220, 600, 300, 632)]],
  ['a box at the left with its button at the lower edge', [box(20, 300, 700, 560), box(20, 740, 110, 772)]],
  ['a box in the middle', [box(300, 200, 980, 500), box(300, 520, 380, 552)]],
  ['a wide box at the top', [box(20, 60, 1260, 260), box(1180, 280, 1260, 312)]],
  ['a box that is scrolled half away', [box(220, 700, 1260, 900), box(220, 920, 300, 952)]],
])('covers neither %s nor what sends it', (_, kept) => {
  const place = placeClear(kept, WIDTH, VIEW);
  for (const each of kept) expect(overlap(taken(place), each)).toBe(false);
  expect(place.maxHeight).toBeGreaterThanOrEqual(220);
});

it('stands at the lower left where nothing is typed', () => {
  expect(placeClear([], WIDTH, VIEW)).toEqual({ left: 16, bottom: 16, maxHeight: 768 });
});

it('leaves our own bar free where there is another place', () => {
  const bar = box(884, 715, 1264, 784);
  const kept = [box(20, 60, 700, 260), box(20, 280, 100, 312)];
  expect(overlap(taken(placeClear(kept, WIDTH, VIEW, [bar])), bar)).toBe(false);
});

it('ends below a line of ours at the top of the window', () => {
  const line = box(380, 8, 900, 44);
  const over = placeClear([box(348, 500, 1252, 700), box(348, 716, 420, 748)], WIDTH, VIEW, [line]);
  expect(over.left).toBeLessThan(line.right);
  expect(overlap(taken(over), line)).toBe(false);
});

it('is always in the window', () => {
  const side = (most: number) => fc.tuple(fc.integer({ min: -200, max: most }), fc.integer({ min: 1, max: most }));
  fc.assert(
    fc.property(fc.array(fc.tuple(side(1_280), side(800)), { maxLength: 4 }), (boxes) => {
      const kept = boxes.map(([[left, wide], [top, high]]) => box(left, top, left + wide, top + high));
      const at = taken(placeClear(kept, WIDTH, VIEW));
      expect(at.left).toBeGreaterThanOrEqual(0);
      expect(at.right).toBeLessThanOrEqual(VIEW.width);
      expect(at.top).toBeGreaterThanOrEqual(0);
      expect(at.bottom).toBeLessThanOrEqual(VIEW.height);
    }),
  );
});
