import { expect, it } from 'vitest';
import { placeBeside, placeChip } from './beside.ts';

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
  expect(covers(placeBeside(box(348, 288, 1252, 444), WIDTH, VIEW, [bar]), bar)).toBe(false);
});

it('leaves a line of ours at the top free', () => {
  const line = box(380, 8, 900, 44);
  for (const at of [box(200, 400, 1260, 600), box(20, 20, 420, 120), box(900, 20, 1270, 300), box(20, 268, 1252, 700)])
    expect(covers(placeBeside(at, WIDTH, VIEW, [line]), line)).toBe(false);
});

it.each([
  ['right of a small box', box(20, 300, 420, 380), box(440, 340, 520, 372)],
  ['right of a small box, lower', box(20, 100, 420, 380), box(440, 440, 520, 472)],
  ['below a wide box', box(200, 100, 1260, 300), box(1100, 316, 1180, 348)],
])('leaves what sends the box free: %s', (_, at, send) => {
  const place = placeBeside(at, WIDTH, VIEW, [send]);
  expect(covers(place, send)).toBe(false);
  expect(covers(place, at)).toBe(false);
  expect(place.maxHeight).toBeGreaterThanOrEqual(220);
});

const CHIP = { width: 90, height: 20 };

it('puts the chip above the box, and where something is printed there, beside or below it, never over its text', () => {
  const at = box(200, 300, 900, 450);
  const taken: (typeof at)[] = [];
  const isFree = (chip: typeof at) =>
    !taken.some(
      (each) => chip.left < each.right && chip.right > each.left && chip.top < each.bottom && chip.bottom > each.top,
    );
  const chip = () => placeChip(at, CHIP, VIEW, isFree);
  expect(chip()).toMatchObject({ right: 900, bottom: 298 });
  taken.push(box(200, 270, 900, 300));
  expect(chip().left).toBeGreaterThan(at.right);
  taken.push(box(900, 0, 1280, 800));
  expect(chip().top).toBeGreaterThan(at.bottom);
});

it('keeps the chip of a box that has been scrolled halfway out of the window in it', () => {
  const chip = placeChip(box(200, -100, 900, 200), CHIP, VIEW, () => true);
  expect(chip.top).toBeGreaterThanOrEqual(0);
  expect(chip.left).toBeGreaterThan(900);
});
