/** What a picture of text shows by its grey values alone: where its ink is, how it leans, how tall its characters are. */

/** Grey values row by row: 0 black, 255 white. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** @param rgba four bytes a pixel, opaque */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): Grey {
  const data = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    data[i] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return { width, height, data };
}

/** Spread of the values of a plain ground, of 255, from which on it is dusty. */
const DUSTY = 4;

/**
 * The same picture on white: each pixel against the ground around it, so that shadows and coloured bubbles are gone and
 * pale print is black. Text that is lighter than its ground comes out dark as well.
 * @param square side of the squares in which the ground is looked for: somewhat less than a character's height, pixels
 */
export function onWhite(grey: Grey, square: number): Grey {
  let clean = grey;
  let ground = groundOf(grey, square);
  let dust = dustOn(grey, ground);
  if (dust > DUSTY) {
    clean = blurred(grey);
    ground = groundOf(clean, square);
    dust = dustOn(clean, ground);
  }
  const { width, height, data } = clean;
  const away = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) away[y * width + x] = distance(ground, x, y, data[y * width + x] ?? 0) - 2 * dust;
  const reach = contrastOf({ width, height, data: away }, square);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      away[i] = 255 - Math.min(255, ((away[i] ?? 0) / squareAt(reach, x, y)) * 255);
    }
  return { width, height, data: away };
}

/** One value a square of a picture. */
interface Squares {
  square: number;
  columns: number;
  rows: number;
  values: Float32Array;
}

function squaresOf({ width, height, data }: Grey, square: number, choose: (counts: Uint32Array) => number): Squares {
  const columns = Math.max(1, Math.ceil(width / square));
  const rows = Math.max(1, Math.ceil(height / square));
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) {
    const [top, left] = [Math.floor(i / columns) * square, (i % columns) * square];
    const counts = new Uint32Array(256);
    for (let y = top; y < Math.min(height, top + square); y++)
      for (let x = left; x < Math.min(width, left + square); x++) {
        const value = data[y * width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    values[i] = choose(counts);
  }
  return { square, columns, rows, values };
}

/** Each square's value from its own and its neighbours', in ascending order. */
function among(squares: Squares, choose: (around: number[]) => number): Squares {
  const { columns, rows, values } = squares;
  const chosen = values.map((_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const around: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
        around.push(values[y * columns + x] ?? 0);
    return choose(around.sort((a, b) => a - b));
  });
  return { ...squares, values: chosen };
}

const middleOf = (sorted: number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** The ground's values: the middle one of a square and its neighbours, as text covers less than half. */
function groundOf(grey: Grey, square: number): Squares {
  return among(
    squaresOf(grey, square, (counts) => shareOf(counts, 0.5)),
    middleOf,
  );
}

/** How far a pixel is from the ground: from the nearest of the four squares around it, as a bubble's edge may lie between. */
function distance({ square, columns, rows, values }: Squares, x: number, y: number, value: number): number {
  const top = Math.min(Math.max(Math.floor(y / square - 0.5), 0), rows - 1);
  const left = Math.min(Math.max(Math.floor(x / square - 0.5), 0), columns - 1);
  const [bottom, right] = [Math.min(top + 1, rows - 1), Math.min(left + 1, columns - 1)];
  return Math.min(
    Math.abs(value - (values[top * columns + left] ?? 0)),
    Math.abs(value - (values[top * columns + right] ?? 0)),
    Math.abs(value - (values[bottom * columns + left] ?? 0)),
    Math.abs(value - (values[bottom * columns + right] ?? 0)),
  );
}

/** The least distance that ink has from its ground, where print is palest, of 255. */
const PALEST = 24;

/** How far ink stands from its ground, a square each, where the picture holds distances. */
function contrastOf(away: Grey, square: number): Squares {
  const counts = new Uint32Array(256);
  for (const value of away.data) if (value > PALEST) counts[value] = (counts[value] ?? 0) + 1;
  const usual = Math.max(PALEST, shareOf(counts, 0.6));
  const own = squaresOf(away, square, (each) => shareOf(each, 0.95));
  const most = among(own, (sorted) => sorted.at(-1) ?? 0);
  return { ...most, values: most.values.map((value) => Math.min(usual, Math.max(value, usual * 0.35, PALEST))) };
}

const squareAt = ({ square, columns, values }: Squares, x: number, y: number) =>
  values[Math.floor(y / square) * columns + Math.floor(x / square)] ?? 255;

/** The value below which a share of what was counted lies. */
function shareOf(counts: Uint32Array, share: number): number {
  const all = counts.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let value = 0; value < counts.length; value++) {
    sum += counts[value] ?? 0;
    if (sum > 0 && sum >= all * share) return value;
  }
  return 0;
}

/** Standard deviation of the ground's own pixels. */
function dustOn({ width, data }: Grey, ground: Squares): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 7) {
    const value = Math.round(distance(ground, i % width, Math.floor(i / width), data[i] ?? 0));
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return shareOf(counts, 0.5) * 1.48;
}

/** Each pixel the mean of itself and its neighbours. */
function blurred({ width, height, data }: Grey): Grey {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++, count++) sum += data[v * width + u] ?? 0;
      out[y * width + x] = sum / count;
    }
  return { width, height, data: out };
}

/** Takes lines of tables and frames off a level picture on white: runs of ink that are longer than any stroke. */
export function withoutRules(grey: Grey, longest: number): Grey {
  const { width, height, data } = grey;
  const out = data.slice();
  const erase = (along: number, across: number, step: number, side: number) => {
    for (let line = 0; line < across; line++) {
      let run = 0;
      for (let i = 0; i <= along; i++) {
        const at = line * side + i * step;
        if (i < along && (data[at] ?? 255) < INK) {
          run++;
          continue;
        }
        if (run > longest)
          for (let back = 1; back <= run; back++)
            for (const beside of [-2, -1, 0, 1, 2]) {
              const there = line + beside;
              if (there >= 0 && there < across) out[there * side + (i - back) * step] = 255;
            }
        run = 0;
      }
    }
  };
  erase(width, height, 1, width);
  erase(height, width, width, 1);
  return { width, height, data: out };
}

/** Darker than this is ink, on white. */
const INK = 128;

/** The angle, in degrees clockwise, by which lines of text lean; 0 where none is plain. Looked for up to six degrees. */
export function skewOf(grey: Grey): number {
  const points = inkOf(grey);
  if (points.length < 400) return 0;
  const best = (angles: number[]) =>
    angles.map((angle) => [angle, sharpness(points, grey, angle)] as const).reduce((a, b) => (b[1] > a[1] ? b : a));
  const [coarse] = best(range(-6, 6, 0.5));
  const [angle, sharp] = best(range(coarse - 0.4, coarse + 0.4, 0.1));
  // Lines that lie level are as sharp as any: no turn without a gain.
  return sharp > sharpness(points, grey, 0) * 1.1 && Math.abs(angle) >= 0.25 ? angle : 0;
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** Coordinates of pixels of ink, x and y in turn; of a dense picture not every one. */
function inkOf({ width, data }: Grey): Int32Array {
  const found: number[] = [];
  data.forEach((value, i) => {
    if (value < INK) found.push(i % width, Math.floor(i / width));
  });
  const every = Math.max(1, Math.floor(found.length / 2 / 60_000));
  if (every === 1) return Int32Array.from(found);
  return Int32Array.from(found.filter((_, i) => Math.floor(i / 2) % every === 0));
}

/** How sharply rows of ink and gaps alternate when lines lean by an angle. */
function sharpness(points: Int32Array, { width, height }: Grey, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * width);
  const rows = new Uint32Array(height + 2 * reach + 1);
  for (let i = 0; i < points.length; i += 2) {
    const row = Math.round((points[i + 1] ?? 0) - slope * (points[i] ?? 0)) + reach;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) sum += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
  return sum;
}

/** The strips into which a picture is cut, so that the line of a table or a picture spoils only one. */
const STRIPS = 12;

/** Height of most of the characters, pixels; undefined where no lines of text are plain. The lines must lie level. */
export function glyphHeight({ width, height, data }: Grey): number | undefined {
  const heights: number[] = [];
  const strip = Math.max(8, Math.floor(width / STRIPS));
  for (let left = 0; left + strip <= width; left += strip) {
    let run = 0;
    for (let y = 0; y <= height; y++) {
      let ink = 0;
      if (y < height) for (let x = left; x < left + strip; x++) if ((data[y * width + x] ?? 255) < INK) ink++;
      // A full row is a rule, not text.
      if (ink > 0 && ink < strip * 0.95) run++;
      else {
        if (run >= 6 && run <= 150) heights.push(run);
        run = 0;
      }
    }
  }
  if (heights.length < 5) return undefined;
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)];
}
