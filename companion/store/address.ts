/** The address of the office's database: read, refused in words where it is wrong, and never sent over a network in the clear. */
import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { Trouble } from './trouble.ts';

const refuse = (sentence: string): never => {
  throw new Trouble('store-refused', `the address of the database ${sentence}`);
};

const HERE = new Set(['', 'localhost', '127.0.0.1', '[::1]']);
/** Those that check whom they speak to; weaker ones let anyone in between read citizens' data. */
const SAFE = new Set(['verify-full', 'verify-ca', 'require']);
const KNOWN = new Set(['sslmode', 'sslrootcert', 'host', 'application_name']);

/**
 * What pg needs to connect. To another computer the connection is encrypted and the server's certificate checked against
 * `sslrootcert`, or the system's authorities; on this one it need not be.
 * @throws Trouble `store-refused`, without the password in its text
 */
export function connectionOf(address: string): PoolConfig {
  if (!URL.canParse(address))
    return refuse('cannot be read; write postgres://USER:PASSWORD@HOST/DATABASE?sslrootcert=FILE');
  const url = new URL(address);
  if (!/^postgres(?:ql)?:$/.test(url.protocol)) return refuse(`begins with ${url.protocol}// instead of postgres://`);
  const unknown = [...url.searchParams.keys()].filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) return refuse(`has an option that is not known: ${unknown.join(', ')}`);
  const database = decoded(url.pathname.slice(1));
  if (database === '') return refuse('names no database: postgres://USER@HOST/DATABASE');
  const socket = url.searchParams.get('host') ?? '';
  if (socket !== '' && !socket.startsWith('/')) return refuse('has a host= that is no folder of a socket');
  return {
    host: socket || url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    ...(url.port ? { port: Number(url.port) } : {}),
    ...(url.username ? { user: decoded(url.username) } : {}),
    ...(url.password ? { password: decoded(url.password) } : {}),
    database,
    ssl: encryption(url, socket !== ''),
  };
}

function encryption(url: URL, isSocket: boolean): PoolConfig['ssl'] {
  const mode = url.searchParams.get('sslmode');
  const file = url.searchParams.get('sslrootcert');
  const isHere = isSocket || HERE.has(url.hostname);
  if (mode === null && file === null && isHere) return false;
  if (mode === 'disable') return isHere ? false : refuse('says sslmode=disable to another computer: leave it out');
  if (mode !== null && !SAFE.has(mode)) return refuse(`says sslmode=${mode}: use verify-full`);
  if (file === null) return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: readFileSync(file, 'utf8') };
  } catch {
    return refuse(`names a certificate that cannot be read: ${file}`);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return refuse('holds a % that is not followed by two digits: write % as %25');
  }
}
