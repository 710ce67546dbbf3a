/** A file or an image of a page made fit to be handed over: checked, not larger than needed, as base64. */
import { type Refusal, refusalOf } from './format.ts';

/** Most bytes that are handed over: messages hold 64 MB, base64 takes a third more. */
const MOST_SENT = 8_000_000;
/** Most pixels that are handed over; long screenshots stay readable, as it is not their longest side that counts. */
const MOST_PIXELS = 24_000_000;
/** A canvas cannot be longer in every browser. */
const LONGEST = 30_000;
const HEAD = 65_536;

/** Why a picture was not taken. */
class RefusedPicture extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`picture refused: ${refusal}`);
    this.refusal = refusal;
  }
}

/**
 * @returns the picture as PNG or JPEG, base64
 * @throws RefusedPicture where it cannot be read
 */
export async function takeFile(file: Blob): Promise<string> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const refusal = refusalOf(head, file.size);
  if (refusal) throw new RefusedPicture(refusal);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new RefusedPicture('broken');
  }
  return await handOver(bitmap);
}

/**
 * An image that a page shows, without asking anybody for it.
 * @throws RefusedPicture `elsewhere` where it comes from another site, which browsers do not let read
 */
export async function takeImage(image: HTMLImageElement): Promise<string> {
  if (!image.complete || image.naturalWidth === 0) throw new RefusedPicture('broken');
  if (image.naturalWidth * image.naturalHeight > 4 * MOST_PIXELS) throw new RefusedPicture('pixels');
  return await handOver(await createImageBitmap(image));
}

async function handOver(bitmap: ImageBitmap): Promise<string> {
  try {
    const { width, height } = bitmap;
    let scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST / Math.max(width, height));
    for (;;) {
      const blob = await encoded(draw(bitmap, scale));
      if (blob.size <= MOST_SENT) return base64Of(new Uint8Array(await blob.arrayBuffer()));
      scale *= 0.7;
    }
  } finally {
    bitmap.close();
  }
}

function draw(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no canvas to draw on');
  // What is transparent is drawn on white, as pages show it.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Without loss where that is small enough. */
async function encoded(canvas: OffscreenCanvas): Promise<Blob> {
  try {
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return png.size <= MOST_SENT ? png : await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') throw new RefusedPicture('elsewhere');
    throw error;
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** The refusal that an error stands for; undefined where it is another trouble. */
export function refusalIn(error: unknown): Refusal | undefined {
  return error instanceof RefusedPicture ? error.refusal : undefined;
}
