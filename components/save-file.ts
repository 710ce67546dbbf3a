/** Files that are handed in: into the folder that the companion writes to, where one was chosen, else as downloads. */
import { CommandError } from '../lib/protocol/answer.ts';
import { FILE_PIECE_BYTES } from '../lib/protocol/companion.ts';
import { textOf } from '../lib/store/base64.ts';
import { type Words, words } from '../lib/ticket/words.ts';
import { download } from './download.ts';
import { failureWords } from './failures.ts';
import { ask } from './office.ts';
import { say, saySentences } from './say.ts';

/** So long a piece of a file is waited for: nobody should wait a minute for a companion that hangs. */
const PIECE_MS = 15_000;
/** What leaves no doubt that asking is in vain. */
const OUT_OF_REACH = new Set(['no-answer', 'no-companion', 'forbidden', 'no-overlap']);

export interface Saved {
  /** Where it lies in the folder; it was downloaded where left out. */
  path?: string;
  /** Why it was downloaded although a folder was chosen, and what is to be done. */
  note?: Words;
}

/** The last piece was not answered: the companion may have written the file, or may yet. */
class Unanswered extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super('the last piece was not answered');
    this.folder = folder;
  }
}

/** Writes a file into the chosen folder; downloads it where none was chosen, or where that does not work. Never throws. */
export async function saveFile(
  name: string,
  type: string,
  content: string | Blob | Uint8Array<ArrayBuffer>,
): Promise<Saved> {
  const blob = new Blob([content], { type });
  try {
    const folder = await theFolder();
    if (folder !== undefined) return { path: pathIn(folder, await write(folder, name, blob)) };
    download(name, type, blob);
    return {};
  } catch (error) {
    download(name, type, blob);
    if (error instanceof Unanswered) return { note: words('saved_unsure', error.folder) };
    return { note: words('saved_instead', say(failureWords(error))) };
  }
}

/** Downloads a file that is not for the folder, which is often a share. @param note why, said where a folder was chosen. Never throws. */
export async function saveBeside(name: string, content: Blob, note: Words): Promise<Saved> {
  download(name, content.type, content);
  const { on, folder } = await ask('companion', {}).catch(() => ({ on: false, folder: undefined }));
  return on && folder !== undefined ? { note } : {};
}

/**
 * What to say of a saved file.
 * @param key words for a download, with the name in $1; those for the folder are called `KEY_written` and have the path there
 */
export function savedText(key: string, name: string, { path, note }: Saved, ...more: (string | number)[]): string {
  if (path !== undefined) return say(words(`${key}_written`, path, ...more));
  const done = words(key, name, ...more);
  return saySentences(note === undefined ? [done] : [done, note]);
}

/** The folder to write to; undefined where none was chosen. @throws CommandError where the companion is known to be out of reach */
async function theFolder(): Promise<string | undefined> {
  const { on, folder, last } = await ask('companion', {});
  if (!on || folder === undefined) return undefined;
  if (last.failure && OUT_OF_REACH.has(last.failure.code)) throw new CommandError(last.failure);
  return folder;
}

/** @returns the name under which it lies there */
async function write(folder: string, name: string, blob: Blob): Promise<string> {
  const id = crypto.randomUUID();
  for (let offset = 0; ; offset += FILE_PIECE_BYTES) {
    const piece = new Uint8Array(await blob.slice(offset, offset + FILE_PIECE_BYTES).arrayBuffer());
    const last = offset + FILE_PIECE_BYTES >= blob.size;
    const answer = inTime(ask('writeFile', { id, name, offset, base64: textOf(piece), last }));
    const { written } = await answer.catch((error: unknown) => {
      const isUnknown = last && error instanceof CommandError && error.failure.code === 'no-answer';
      throw isUnknown ? new Unanswered(folder) : error;
    });
    if (last) return written ?? name;
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new CommandError({ code: 'no-answer' })), PIECE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const pathIn = (folder: string, name: string): string => {
  const separator = folder.includes('\\') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
};
