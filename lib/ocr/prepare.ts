/** A picture made fit for the recogniser: level, its small print enlarged; and once more on white, without rules. */
import { type Grey, glyphHeight, greyOf, onWhite, skewOf, withoutRules } from './pixels.ts';

/** Longest side while a picture is looked at, pixels: enough to see its lines. */
const LOOK_AT = 1_600;
/** Characters that are less tall are enlarged to `TAUGHT`, about what the recogniser was taught with, pixels. */
const SMALL = 18;
const TAUGHT = 28;
const MOST_ENLARGED = 3;
/** Where no lines of text are plain. */
const USUAL = 24;
/** Most pixels of a prepared picture. */
const MOST_PIXELS = 40_000_000;

/** Both as PNG. */
export interface Prepared {
  /** As it is, level and large enough. */
  level: Blob;
  /** Dark text on white, without the lines of tables. */
  white: Blob;
}

/** This browser cannot decode the picture. */
export class BrokenPicture extends Error {}

/**
 * @param image a picture that this browser can decode
 * @throws BrokenPicture when it cannot
 */
export async function prepare(image: Blob): Promise<Prepared> {
  const bitmap = await createImageBitmap(image).catch(() => {
    throw new BrokenPicture('the picture cannot be decoded');
  });
  try {
    const look = Math.min(1, LOOK_AT / Math.max(bitmap.width, bitmap.height));
    const seen = onWhite(greyOn(draw(bitmap, look, 0)), USUAL);
    const skew = skewOf(seen);
    const straight = skew === 0 ? seen : onWhite(greyOn(draw(bitmap, look, skew)), USUAL);
    const tall = (glyphHeight(withoutRules(straight, 4 * USUAL)) ?? USUAL) / look;
    const scale = scaleFor(tall, bitmap);
    const canvas = draw(bitmap, scale, skew);
    const level = await canvas.convertToBlob({ type: 'image/png' });
    const square = Math.round(Math.min(48, Math.max(12, tall * scale)));
    paint(canvas, withoutRules(onWhite(greyOn(canvas), square), Math.max(80, 4 * tall * scale)));
    return { level, white: await canvas.convertToBlob({ type: 'image/png' }) };
  } finally {
    bitmap.close();
  }
}

function scaleFor(tall: number, { width, height }: ImageBitmap): number {
  const wanted = tall > SMALL ? 1 : Math.min(MOST_ENLARGED, TAUGHT / tall);
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** Draws a picture in another size, turned back by the angle (degrees) by which it leans, on white. */
function draw(bitmap: ImageBitmap, scale: number, skew: number): OffscreenCanvas {
  const [width, height] = [
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  ];
  const angle = (-skew * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.cos(angle)];
  const canvas = new OffscreenCanvas(Math.ceil(width * cos + height * sin), Math.ceil(width * sin + height * cos));
  const context = contextOf(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(bitmap, -width / 2, -height / 2, width, height);
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser has no canvas to draw on');
  return context;
}

function greyOn(canvas: OffscreenCanvas): Grey {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  return greyOf(data, canvas.width, canvas.height);
}

function paint(canvas: OffscreenCanvas, { width, height, data }: Grey): void {
  const image = new ImageData(width, height);
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    const value = data[i] ?? 255;
    image.data[at] = value;
    image.data[at + 1] = value;
    image.data[at + 2] = value;
    image.data[at + 3] = 255;
  }
  contextOf(canvas).putImageData(image, 0, 0);
}
