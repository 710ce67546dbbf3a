/** In the page of the evaluation: draws pictures worse than they are, and reads them with the product's recogniser. */
import { type Engine, openEngine } from '../../../lib/ocr/engine.ts';
import { readPicture } from '../../../lib/ocr/read.ts';
import type { Degrading } from '../ocr/pages.ts';
import { seeded } from '../ocr/random.ts';

let engine: Promise<Engine> | undefined;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** @param png base64 @returns a PNG or JPEG as it reaches the clerk, base64 */
export async function degrade(png: string, degrading: Degrading, seed: number): Promise<string> {
  const bitmap = await createImageBitmap(new Blob([bytesOf(png)]));
  const { rotate = 0, scale = 1, noise = 0, jpeg, contrast, blur = 0 } = degrading;
  const angle = (rotate * Math.PI) / 180;
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.cos(angle)];
  const canvas = new OffscreenCanvas(Math.ceil(width * cos + height * sin), Math.ceil(width * sin + height * cos));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.filter = blur > 0 ? `blur(${blur}px)` : 'none';
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(bitmap, -width / 2, -height / 2, width, height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const random = seeded(seed);
  for (let i = 0; i < image.data.length; i += 4) {
    // Twelve even figures make one that is near enough to normal.
    let dust = 0;
    if (noise > 0) {
      dust = -6;
      for (let n = 0; n < 12; n++) dust += random.next();
    }
    const x = ((i / 4) % canvas.width) / canvas.width;
    for (let c = 0; c < 3; c++) {
      let value = image.data[i + c] ?? 0;
      if (contrast !== undefined) value = (255 - (255 - value) * contrast) * (1 - 0.35 * x);
      image.data[i + c] = value + dust * noise;
    }
  }
  context.putImageData(image, 0, 0);
  return base64Of(
    await canvas.convertToBlob(jpeg === undefined ? { type: 'image/png' } : { type: 'image/jpeg', quality: jpeg }),
  );
}

/** @returns the lines that are read, how sure of them, and the milliseconds that it took */
export async function read(
  image: string,
  plain: boolean,
): Promise<{ lines: string[]; confidence: number; ms: number }> {
  const folder = new URL('/ocr/', location.href).href;
  engine ??= openEngine({ worker: `${folder}worker.min.js`, core: folder, data: folder });
  const opened = await engine;
  const start = performance.now();
  const blob = new Blob([bytesOf(image)]);
  const { lines, confidence } = plain
    ? await opened.recognise(blob, () => undefined)
    : await readPicture(opened, blob, () => undefined);
  return { lines: lines.map(({ text }) => text), confidence, ms: performance.now() - start };
}
