/** Words for a person, as a message key with its arguments: lib holds no text of the user interface itself. */
import * as z from 'zod/mini';

/** A key of `public/_locales/<language>/messages.json` and what stands for its $1, $2 … */
export const zWords = z.strictObject({ key: z.string(), args: z.array(z.string()) });
export type Words = z.infer<typeof zWords>;

/** Turns words into text of the user's language. */
export type Say = (words: Words) => string;

/** Words of a key; numbers are written in digits. */
export function words(key: string, ...args: (string | number)[]): Words {
  return { key, args: args.map(String) };
}
