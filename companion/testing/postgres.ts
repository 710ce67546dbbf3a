/** A PostgreSQL server for a test or a bench: in a temporary folder, on a port of its own, gone with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeCertificates } from './certificates.ts';
import { findPostgres } from './find-postgres.mjs';

/** Who made the server: may do anything in it. */
export const SUPERUSER = 'anqi_test_admin';
export const PASSWORD = 'p%40ss word/秘';
const START_MS = 60_000;
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

export interface TestPostgres {
  port: number;
  /** Path of the authority's certificate. */
  ca: string;
  /** DATABASE_URL over the socket of this machine, where everybody is believed who they are. */
  socketUrl(user: string, database: string): string;
  /** DATABASE_URL over TCP, with a password: PASSWORD where none is given. */
  url(user: string, database: string, options?: { host?: string; password?: string; query?: string }): string;
  /** Runs SQL as the superuser. */
  sql(database: string, text: string): Promise<pg.QueryResult>;
  start(): Promise<void>;
  /** `immediate` ends every process without writing anything down, `kill` the first one alone. */
  stop(how: keyof typeof SIGNALS): Promise<void>;
  /** Stops it and deletes what it kept. */
  remove(): Promise<void>;
}

/**
 * Starts a server as whoever runs the test; as `postgres` where that is root, whom the server refuses.
 * @throws Error where no server is installed: what it tests would not be tested
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres();
  if (!bin)
    throw new Error(
      'no PostgreSQL server is installed: run the tests by `npm test`, or set ANQI_POSTGRES to its programs',
    );
  const who = process.getuid?.() === 0 ? serverUser() : {};
  const folder = mkdtempSync(join(tmpdir(), 'anqi-pg-'));
  const data = join(folder, 'data');
  makeCertificates(folder);
  own(folder, who);
  const spawned = { ...who, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder } };
  const made = [
    '-D',
    data,
    '-U',
    SUPERUSER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(join(bin, 'initdb'), made, { ...spawned, stdio: 'pipe' });
  const port = await freePort();
  appendFileSync(join(data, 'postgresql.conf'), settings(folder, port));
  writeFileSync(
    join(data, 'pg_hba.conf'),
    ['local all all trust', 'host all all 127.0.0.1/32 scram-sha-256', 'host all all ::1/128 scram-sha-256', ''].join(
      '\n',
    ),
  );

  let server: ChildProcess | undefined;
  const config = (database: string) => ({ host: folder, port, user: SUPERUSER, database });
  const self: TestPostgres = {
    port,
    ca: join(folder, 'ca.crt'),
    socketUrl: (user, database) =>
      `postgres://${encodeURIComponent(user)}@localhost:${port}/${database}?host=${encodeURIComponent(folder)}`,
    url: (user, database, { host = 'localhost', password = PASSWORD, query = '' } = {}) =>
      `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${database}${query}`,
    async sql(database, text) {
      const client = new pg.Client(config(database));
      await client.connect();
      try {
        return await client.query(text);
      } finally {
        await client.end();
      }
    },
    async start() {
      let said = '';
      const end = Date.now() + START_MS;
      do {
        // After a kill it starts once the processes that are left have noticed.
        if (!server || server.exitCode !== null || server.signalCode !== null) {
          server = spawn(join(bin, 'postgres'), ['-D', data], { ...spawned, stdio: ['ignore', 'ignore', 'pipe'] });
          server.stderr?.on('data', (piece) => {
            said = `${said}${piece}`.slice(-4_000);
          });
        }
        if (Date.now() > end) throw new Error(`PostgreSQL did not start: ${said}`);
      } while (!(await answers(config('postgres'))));
    },
    async stop(how) {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill(SIGNALS[how]);
      await ended;
    },
    async remove() {
      await self.stop('immediate');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  // A test that is cut short leaves no server behind.
  process.once('exit', () => server?.kill(SIGNALS.immediate));
  await self.start();
  return self;
}

/** Commits are on the disk when they are acknowledged, as they are where it matters. */
const settings = (folder: string, port: number): string => `
listen_addresses = 'localhost'
port = ${port}
unix_socket_directories = '${folder}'
ssl = on
ssl_cert_file = '${folder}/server.crt'
ssl_key_file = '${folder}/server.key'
fsync = on
synchronous_commit = on
log_min_messages = fatal
max_connections = 60
`;

function serverUser(): { uid: number; gid: number } {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Error('PostgreSQL refuses to be run by root, and there is no user `postgres` to run it as');
  }
}

function own(folder: string, { uid, gid }: { uid?: number; gid?: number }): void {
  for (const name of readdirSync(folder)) {
    if (uid !== undefined && gid !== undefined) chownSync(join(folder, name), uid, gid);
    if (name.endsWith('.key')) chmodSync(join(folder, name), 0o600);
  }
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Asks once; a server that is starting answers after a moment. */
async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config);
  try {
    await client.connect();
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
