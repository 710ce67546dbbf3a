/** Who signs: an Ed25519 key pair, made once, of which the private half never leaves the data folder. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { moveIn } from '../files/beside.ts';
import { discard, temporaryIn } from '../files/temporary.ts';
import { Trouble, troubled } from '../store/trouble.ts';

/** A public key: its 32 bytes in base64url. */
export const zPublicKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

export interface Signer {
  publicKey: string;
  fingerprint: string;
  /** Signs a SHA-256 in hexadecimal digits. @returns base64 */
  sign(hash: string): string;
}

const keyFile = (folder: string): string => join(folder, 'signing-key.pem');

/** What is signed says what for: a signature of a bundle is none of anything else. */
const messageOf = (hash: string): Buffer => Buffer.from(`anqi-bundle-1\n${hash}`);

const GROUPS = 8;
const DIGITS = 4;

/**
 * A public key in digits that are read out over the telephone: `0123-4567-…`, 32 of the digits of its SHA-256 (106 bits, so that
 * nobody makes a second key that has the same).
 */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  const digits = (BigInt(`0x${hash}`) % 10n ** BigInt(GROUPS * DIGITS)).toString().padStart(GROUPS * DIGITS, '0');
  return (digits.match(/.{4}/g) ?? []).join('-');
}

/** A fingerprint as people write it down: spaces or dashes, or neither; undefined where it is none. */
export function fingerprintIn(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{32}$/.test(digits) ? (digits.match(/.{4}/g) ?? []).join('-') : undefined;
}

/** Whether a signature of a hash is of a key. */
export function isSignedBy(publicKey: string, hash: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, messageOf(hash), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/**
 * The key of this data folder; made where there is none yet.
 * @throws Trouble where it cannot be read or written, or others may read it
 */
export async function ownKey(folder: string): Promise<Signer> {
  return troubled(async () => {
    if (!existsSync(keyFile(folder))) makeKey(folder);
    const key = keyIn(keyFile(folder));
    const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
    return {
      publicKey,
      fingerprint: fingerprintOf(publicKey),
      sign: (hash) => sign(null, messageOf(hash), key).toString('base64'),
    };
  });
}

function makeKey(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = temporaryIn(folder);
  try {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(beside, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
    moveIn(beside, keyFile(folder));
  } catch (error) {
    // Another program made it in this moment: its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    discard(beside);
  }
}

function keyIn(file: string): KeyObject {
  // Windows keeps a user's folder to the user, and has no such bits.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Trouble('store-refused', `others can read the signing key: chmod 600 ${file}`);
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new Trouble('store-refused', unreadable(file), error);
  }
  throw new Trouble('store-refused', unreadable(file));
}

const unreadable = (file: string) =>
  `${file} holds no signing key: put it back from a copy, or move it away for a new one, whose fingerprint others must then trust anew`;
