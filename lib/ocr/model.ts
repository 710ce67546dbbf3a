/** What is recognised in a picture: lines of text, each with how sure the recogniser is of it. */
import * as z from 'zod/mini';

/** Characters of which the recogniser is less sure are shown as doubtful; of 100. */
export const DOUBTFUL = 75;

const zShare = z.number().check(z.minimum(0), z.maximum(100));

export const zLine = z.strictObject({
  text: z.string().check(z.maxLength(2_000)),
  /** How sure of the line, of 100. */
  confidence: zShare,
  /** Ranges of its characters, from and to (not included), of which the recogniser is less sure than `DOUBTFUL`. */
  doubtful: z.array(z.tuple([z.number(), z.number()])).check(z.maxLength(500)),
});
export type Line = z.infer<typeof zLine>;

export const zRecognised = z.strictObject({
  lines: z.array(zLine).check(z.maxLength(2_000)),
  /** Of the whole, of 100: the mean over its characters. */
  confidence: zShare,
});
export type Recognised = z.infer<typeof zRecognised>;
