/** A backup under a passphrase: the age format, whose library is loaded only when somebody asks for it. */
import { BackupRefusal, toRefusal } from './refusal.ts';

const MAGIC = 'age-encryption.org/v1\n';

/** Whether a file takes a passphrase, by its first bytes. */
export async function isLocked(file: Blob): Promise<boolean> {
  return (await file.slice(0, MAGIC.length).text()) === MAGIC;
}

export async function locked(
  bytes: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(bytes);
}

/** @throws BackupRefusal `passphrase` where it is another one, `damaged` where the head of the file is not whole */
export async function unlocked(
  bytes: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    // The library has no codes: this is its message for a key that opens nothing.
    if (error instanceof Error && error.message.startsWith('no identity matched'))
      throw new BackupRefusal('passphrase', error);
    throw toRefusal(error, 'damaged');
  }
}
