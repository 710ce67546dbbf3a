/** Words that were said before, kept: the browser takes its time over each message. */
import type { Say } from '../lib/ticket/words.ts';

/** More than a day of clocks and notices says; past it all is asked anew. */
const MOST = 2_000;

/** Says the same as another, and asks it once for each of the words with up to one argument, of which there are few. */
export function remembering(say: Say): Say {
  const said = new Map<string, string>();
  return (words) => {
    const { key, args } = words;
    if (args.length > 1) return say(words);
    const name = args.length === 0 ? key : `${key} ${args[0]}`;
    const known = said.get(name);
    if (known !== undefined) return known;
    if (said.size >= MOST) said.clear();
    const text = say(words);
    said.set(name, text);
    return text;
  };
}
