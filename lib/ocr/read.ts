/** Text of a picture: read on white first, and as it is where that is not sure. */
import type { Engine } from './engine.ts';
import type { Recognised } from './model.ts';
import { prepare } from './prepare.ts';

/** From this on, of 100, a second reading hardly ever finds more. */
const SURE = 90;
/** Characters below it count as not read, of 100. */
const GUESSED = 60;

/** How much was read, and how surely. */
const worth = ({ lines }: Recognised) =>
  lines.reduce((sum, { text, confidence }) => sum + text.length * Math.max(0, confidence - GUESSED), 0);

/**
 * @param onProgress told the share that is done, 0 to 1
 * @throws BrokenPicture when it cannot be decoded, Error when the engine was closed meanwhile
 */
export async function readPicture(
  engine: Engine,
  image: Blob,
  onProgress: (share: number) => void,
): Promise<Recognised> {
  const { level, white } = await prepare(image);
  const first = await engine.recognise(white, (share) => onProgress(share * 0.6));
  if (first.confidence >= SURE) return first;
  const second = await engine.recognise(level, (share) => onProgress(0.6 + share * 0.4));
  return worth(second) > worth(first) ? second : first;
}
