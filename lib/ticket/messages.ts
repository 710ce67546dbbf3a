/** Words from a language's own file, where no browser says them. */
import * as z from 'zod/mini';
import type { Say } from './words.ts';

export const zMessages = z.record(z.string(), z.object({ message: z.string() }));

/** As the browser does it: $1, $2 … stand for the arguments; a key that the language lacks stands for itself. */
export const sayFrom =
  (messages: z.infer<typeof zMessages>): Say =>
  ({ key, args }) =>
    (messages[key]?.message ?? key).replace(/\$(\d)/g, (_, n: string) => args[Number(n) - 1] ?? '');
