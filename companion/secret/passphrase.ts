/** Passphrases: out of a file, or typed without being shown. */
import { readFileSync } from 'node:fs';

/** Below this a passphrase is found by trying. */
const SHORTEST = 8;

const tooShort = (passphrase: string): string | undefined =>
  passphrase.length < SHORTEST ? `the passphrase is shorter than ${SHORTEST} characters` : undefined;

/** The first line of a file. @throws Error in words */
export function passphraseIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`the passphrase cannot be read: ${file}`);
  }
  const line = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const why = tooShort(line);
  if (why) throw new Error(`${why}: ${file}`);
  return line;
}

/**
 * Asks on the terminal, nothing of the answer shown.
 * @param twice for a new one: a slip in it would lock its owner out
 * @throws Error in words, also where there is no terminal
 */
export async function askPassphrase(twice: boolean): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('there is no terminal to ask on: use --passphrase-file FILE');
  const first = await hiddenLine('Passphrase: ');
  const why = tooShort(first);
  if (why) throw new Error(why);
  if (twice && (await hiddenLine('Once more: ')) !== first) throw new Error('the two passphrases differ');
  return first;
}

function hiddenLine(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (finish: () => void) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      finish();
    };
    const take = (text: string) => {
      for (const character of text) {
        if (character === '\r' || character === '\n') return end(() => resolve(typed.join('')));
        if (character === '\u0003' || character === '\u0004') return end(() => reject(new Error('nothing was done')));
        if (character === '\u007f' || character === '\b') typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    stdin.on('data', take);
  });
}
