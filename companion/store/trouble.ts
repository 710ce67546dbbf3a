/** What can be amiss with the office's copy, in words and as a code that the extension knows. */
import type { COMPANION_CODES } from '../../lib/protocol/answer.ts';

export type TroubleCode = (typeof COMPANION_CODES)[number] | 'bad-message';

/** Says what is wrong and what to do; its text never holds a ticket's, nor a password. */
export class Trouble extends Error {
  readonly code: TroubleCode;
  constructor(code: TroubleCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'Trouble';
    this.code = code;
  }
}

/** SQLite's result codes, the lower byte (sqlite.org/rescode.html), and errors of files. */
const SQLITE: Record<number, [TroubleCode, string]> = {
  5: ['store-locked', 'another program holds the data file; it is tried again later'],
  6: ['store-locked', 'another program holds the data file; it is tried again later'],
  8: ['store-read-only', 'the data file cannot be written to: check its permissions and those of its folder'],
  10: ['disk-full', 'the data file could not be written: the disk is full or failing'],
  11: ['store-damaged', 'the data file is damaged; `anqi restore` puts a backup in its place'],
  13: ['disk-full', 'the disk is full: nothing was written; make room'],
  14: ['store-read-only', 'the data file cannot be opened: check that its folder exists and can be written to'],
  26: ['store-damaged', 'the data file is none of ours or is damaged; `anqi restore` puts a backup in its place'],
};
const FILES: Record<string, [TroubleCode, string]> = {
  ENOSPC: ['disk-full', 'the disk is full: nothing was written; make room'],
  EDQUOT: ['disk-full', 'the quota of the disk is used up: nothing was written; make room'],
  EFBIG: ['disk-full', 'the file may not grow any more: nothing was written; make room'],
  EACCES: ['store-read-only', 'the folder of the data file cannot be written to: check its permissions'],
  EPERM: ['store-read-only', 'the folder of the data file cannot be written to: check its permissions'],
  EROFS: ['store-read-only', 'the disk of the data file can only be read'],
  EIO: ['disk-full', 'the disk is failing, or was taken out'],
};
/** Errors of files that say nothing without the path. */
const IN_THE_WAY: Record<string, string> = {
  EEXIST: 'a file is where a folder should be: move it away',
  ENOTDIR: 'a file is where a folder should be: move it away',
  EISDIR: 'a folder is where a file should be: move it away',
};
const CHECK = 'check its address (DATABASE_URL, or what `anqi database use` kept)';
/** Of PostgreSQL by SQLSTATE, whole or its class (postgresql.org/docs/current/errcodes-appendix.html). */
const POSTGRES: Record<string, [TroubleCode, string]> = {
  '42501': [
    'store-refused',
    'the database does not allow this: the administrator grants the role its rights (`anqi database roles`)',
  ],
  '42P01': ['store-refused', 'the database has no tables of Anqi yet: the administrator runs `anqi database migrate`'],
  '22023': [
    'store-refused',
    'the database has no roles of Anqi yet: the administrator runs what `anqi database roles` prints',
  ],
  '3D000': ['store-refused', `there is no such database: ${CHECK}`],
  '28': ['store-refused', `the database refused user or password: ${CHECK}`],
  '25006': ['store-read-only', `this database can only be read, as replicas can: ${CHECK}`],
  '40': ['store-locked', 'another program wrote the same rows; it is tried again later'],
  '55P03': ['store-locked', 'another program holds the tables; it is tried again later'],
  '53100': ['disk-full', 'the disk of the database is full'],
  '53': ['store-unreachable', 'the database has no resources left; it is tried again later'],
  '57': ['store-unreachable', 'the database is being stopped or started; it is tried again later'],
  '08': ['store-unreachable', 'the database cannot be reached; it is tried again later'],
  XX: ['store-damaged', 'the database reports damage: the administrator restores it'],
};
const NETWORK = /^(?:ECONN|ENOTFOUND|ENOENT|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)/;
/** What Node and OpenSSL say of a certificate (nodejs.org/api/tls.html, X509 certificate error codes). */
const CERTIFICATE =
  /^(?:ERR_TLS_CERT|(?:DEPTH_ZERO_)?SELF_SIGNED|UNABLE_TO_|CERT_|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH|ERR_OSSL_|ERR_SSL_)/;
/** pg's own words, where it gives no code. */
const SPOKEN: [RegExp, TroubleCode, string][] = [
  [
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/,
    'store-unreachable',
    'the connection to the database was lost; it is tried again later',
  ],
  [
    /server does not support SSL|establishing an SSL connection/,
    'store-refused',
    'the database offers no TLS: the administrator switches it on',
  ],
  [/password must be a|SASL/, 'store-refused', `the database refused user or password: ${CHECK}`],
];

/** The trouble behind whatever a database or a file system threw; undefined for what is none, such as a fault of our own. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof Trouble) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, errcode, syscall, path } = error as Error &
    Partial<Record<'code' | 'errcode' | 'syscall' | 'path', unknown>>;
  const known =
    typeof errcode === 'number'
      ? SQLITE[errcode & 0xff]
      : typeof code === 'string'
        ? (FILES[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? (POSTGRES[code] ?? POSTGRES[code.slice(0, 2)]) : undefined))
        : undefined;
  if (known) return new Trouble(known[0], known[1], error);
  const inTheWay = typeof code === 'string' ? IN_THE_WAY[code] : undefined;
  if (inTheWay !== undefined)
    return new Trouble('store-read-only', `${typeof path === 'string' ? path : 'the data folder'}: ${inTheWay}`, error);
  // Of a socket it is a database's.
  if (code === 'ENOENT' && syscall !== 'connect')
    return new Trouble('store-refused', 'a file or a folder that is needed is not there', error);
  if (typeof code === 'string' && NETWORK.test(code))
    return new Trouble('store-unreachable', 'the database cannot be reached; it is tried again later', error);
  if (typeof code === 'string' && CERTIFICATE.test(code))
    return new Trouble(
      'store-refused',
      `the database's certificate is not one that is trusted (${code}): give its authority as sslrootcert=FILE, and the name that stands in it`,
      error,
    );
  const spoken = SPOKEN.find(([words]) => words.test(error.message));
  return spoken && new Trouble(spoken[1], spoken[2], error);
}

/** Runs a piece of work on the store. @throws Trouble in place of what the database threw, where it is one */
export async function troubled<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw troubleOf(error) ?? error;
  }
}

/** The same of work that is done at once. */
export function troubledNow<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw troubleOf(error) ?? error;
  }
}
