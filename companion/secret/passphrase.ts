/** Passphrases: out of a file, or typed without being shown. */
import { readFileSync } from 'node:fs';

/** Below this a passphrase is found by trying. */
const SHORTEST = 8;

const tooShort = (passphrase: string): string | undefined =>
  passphrase.length < SHORTEST ? `the passphrase is shorter than ${SHORTEST} characters` : undefined;

/**
 * Whether a text was read in another encoding than its own. Of bytes that are no UTF-8 the sign of what cannot be read is left, the
 * same for all of them: phrases that differ would be one, which is found by trying. NUL stands between the letters of UTF-16.
 */
const isMisread = (text: string): boolean => /[\ufffd\0]/.test(text);

/** The first line of a file in UTF-8. @throws Error in words */
export function passphraseIn(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Error(`the passphrase cannot be read: ${file}`);
  }
  // Leaves a mark at the beginning out; what is no UTF-8 becomes U+FFFD.
  const text = new TextDecoder().decode(bytes);
  if (isMisread(text))
    throw new Error(
      `the file of the passphrase is not UTF-8: save it as UTF-8 (editors offer it when saving; PowerShell: Out-File -Encoding utf8) and run again: ${file}`,
    );
  const line = text.split(/\r?\n/, 1)[0] ?? '';
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
  if (isMisread(first)) throw new Error('the terminal does not send UTF-8: use --passphrase-file FILE');
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
