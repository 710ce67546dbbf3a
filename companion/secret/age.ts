/** Files under a passphrase, in the age format (age-encryption.org/v1, scrypt): any age program opens them, too. */
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { Trouble } from '../store/trouble.ts';

const MAGIC = Buffer.from('age-encryption.org/v1\n');

/** Whether bytes, the first of a file, begin an encrypted one. */
export const isEncrypted = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, MAGIC.length)).equals(MAGIC);

/** The stream under a passphrase; a piece at a time, whatever its length. */
export async function encrypted(plain: Readable, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return Readable.fromWeb((await encrypter.encrypt(toWeb(plain))) as WebStream);
}

/**
 * What a stream holds. Each piece that comes out was checked; an end that is missing is an error of the stream.
 * @throws Trouble where the passphrase is another, also from the stream where it is damaged
 */
export async function decrypted(cipher: Readable, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(toWeb(cipher));
  } catch (error) {
    cipher.destroy();
    throw notOpened(error);
  }
  return Readable.from(checked(plain));
}

async function* checked(plain: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* plain as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw notOpened(error);
  }
}

/** age tells a wrong passphrase from a damaged head by one sentence alone (age-encryption, `Decrypter.decryptFileKey`). */
const notOpened = (cause: unknown): Trouble =>
  cause instanceof Error && /no identity matched/.test(cause.message)
    ? new Trouble('store-refused', 'the passphrase is not the one that the file was made with', cause)
    : new Trouble('store-refused', 'the encrypted file is damaged or cut short: fetch it again', cause);

const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
