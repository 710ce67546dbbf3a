import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Machine } from '../place.ts';
import { makeOffice } from '../testing/places.ts';
import { PASSWORD, startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { NOW_MS } from '../testing/records.ts';
import { addressOf, forgetAddress, keepAddress } from './address-file.ts';
import { openDatabase, openStore } from './open.ts';
import { Trouble } from './trouble.ts';

let server: TestPostgres;
let office: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-address-'));
  server = await startPostgres();
  office = await makeOffice(server);
  await server.sql(office, `alter role zhang password '${PASSWORD}'`);
}, 120_000);
afterAll(async () => {
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What an address is refused with. */
async function refusal(address: string): Promise<Trouble> {
  try {
    const store = await openDatabase(address);
    await store.close();
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
  return expect.fail(`${address} was not refused`);
}

describe('a connection', () => {
  const isEncrypted = async (address: string): Promise<boolean> => {
    const store = await openDatabase(address);
    const { rows } = await server.sql(
      'postgres',
      `select ssl from pg_stat_ssl join pg_stat_activity using (pid)
      where application_name = 'anqi' and usename = 'zhang'`,
    );
    await store.close();
    return rows.length > 0 && rows.every(({ ssl }) => ssl);
  };

  it('is encrypted, and the certificate checked against the authority that is named', async () => {
    const query = `?sslrootcert=${encodeURIComponent(server.ca)}`;
    expect(await isEncrypted(server.url('zhang', office, { query }))).toBe(true);
    for (const mode of ['verify-full', 'verify-ca', 'require'])
      expect(await isEncrypted(server.url('zhang', office, { query: `${query}&sslmode=${mode}` }))).toBe(true);
  });

  it('need not be encrypted on one machine', async () => {
    expect(await isEncrypted(server.url('zhang', office))).toBe(false);
    expect(await isEncrypted(server.socketUrl('zhang', office))).toBe(false);
  });

  it('to a server whose certificate nobody vouches for, or that bears another name, is none', async () => {
    const unknown = await refusal(server.url('zhang', office, { query: '?sslmode=verify-full' }));
    expect(unknown).toMatchObject({
      code: 'store-refused',
      message: expect.stringMatching(/certificate.*sslrootcert=FILE/),
    });
    const query = `?sslrootcert=${encodeURIComponent(server.ca)}`;
    const otherName = await refusal(server.url('zhang', office, { host: '127.0.0.1', query }));
    expect(otherName).toMatchObject({
      code: 'store-refused',
      message: expect.stringMatching(/ALTNAME.*name that stands in it/),
    });
  });
});

describe('a wrong address', () => {
  it.each([
    ['no address', 'office', /cannot be read.*postgres:\/\/USER/],
    ['another scheme', 'mysql://u:s3cret@localhost/office', /begins with mysql:/],
    ['no database', 'postgres://u:s3cret@localhost', /names no database/],
    ['a port that is none', 'postgres://u:s3cret@localhost:99999/office', /cannot be read/],
    [
      'an option that is not known',
      'postgres://u:s3cret@localhost/office?sslkey=x',
      /option that is not known: sslkey/,
    ],
    ['a stray %', 'postgres://u:s3cret%zz@localhost/office', /write % as %25/],
    ['a host that is no folder', 'postgres://u:s3cret@localhost/office?host=db', /no folder of a socket/],
    [
      'TLS switched off to another computer',
      'postgres://u:s3cret@db.example/office?sslmode=disable',
      /sslmode=disable to another/,
    ],
    ['TLS that trusts anybody', 'postgres://u:s3cret@db.example/office?sslmode=prefer', /use verify-full/],
    [
      'a certificate that is not there',
      'postgres://u:s3cret@db.example/office?sslrootcert=/none',
      /cannot be read: \/none/,
    ],
  ])('%s is refused before anything is connected', async (_, address, words) => {
    const { code, message } = await refusal(address);
    expect([code, message]).toEqual(['store-refused', expect.stringMatching(words)]);
    expect(message).not.toContain('s3cret');
  });

  it('is refused with what to look at, and without the password, where the server refuses it', async () => {
    const garbage = join(folder, 'garbage.crt');
    writeFileSync(garbage, 'no certificate');
    const certificate = `?sslrootcert=${encodeURIComponent(garbage)}`;
    const said: [string, string, RegExp][] = [
      [server.url('zhang', office, { password: 's3cret' }), 'store-refused', /refused user or password/],
      [server.url('zhang', office, { password: '' }), 'store-refused', /refused user or password/],
      [server.url('nobody', office, { password: 's3cret' }), 'store-refused', /refused user or password/],
      [server.url('zhang', 'none'), 'store-refused', /no such database/],
      [server.url('zhang', office).replace(String(server.port), '1'), 'store-unreachable', /cannot be reached/],
      [server.socketUrl('zhang', office).replace(String(server.port), '1'), 'store-unreachable', /cannot be reached/],
      ['postgres://zhang:s3cret@no-such-host.invalid/office', 'store-unreachable', /cannot be reached/],
      [server.url('zhang', office, { query: certificate }), 'store-refused', /certificate/],
    ];
    for (const [address, code, words] of said) {
      const trouble = await refusal(address);
      expect([trouble.code, trouble.message]).toEqual([code, expect.stringMatching(words)]);
      for (const secret of ['s3cret', PASSWORD, encodeURIComponent(PASSWORD)])
        expect(trouble.message).not.toContain(secret);
    }
  });
});

describe('the address that is kept for the host', () => {
  const machine = (env: Machine['env'] = {}): Machine => ({
    platform: 'linux',
    env: { ANQI_HOME: join(folder, 'home'), ...env },
    home: '',
  });

  it('is read by its owner alone, used, and forgotten', async () => {
    keepAddress(machine(), server.socketUrl('wang', office));
    keepAddress(machine(), server.socketUrl('zhang', office));
    const file = join(folder, 'home', 'database-url');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const store = await openStore(machine(), NOW_MS);
    expect([store.kind, store.me]).toEqual(['postgres', 'zhang']);
    await store.close();
    expect(addressOf(machine({ DATABASE_URL: 'postgres://other' }))).toBe('postgres://other');
    forgetAddress(machine());
    forgetAddress(machine());
    expect(addressOf(machine())).toBeUndefined();
  });

  it('is not taken for none where its file is empty, as a disk that was full leaves it', async () => {
    const file = join(folder, 'home', 'database-url');
    for (const text of ['', '\n']) {
      writeFileSync(file, text, { mode: 0o600 });
      const refused = { code: 'store-refused', message: expect.stringMatching(/database-url is empty.*database use/) };
      expect(() => addressOf(machine())).toThrow(expect.objectContaining(refused));
      await expect(openStore(machine(), NOW_MS)).rejects.toMatchObject(refused);
    }
    expect(readdirSync(join(folder, 'home'))).toEqual(['database-url']);
    forgetAddress(machine());
  });

  it('is not used where others may read it', () => {
    keepAddress(machine(), 'postgres://u:s3cret@h/d');
    chmodSync(join(folder, 'home', 'database-url'), 0o640);
    expect(() => addressOf(machine())).toThrow(/others may read the password in .*chmod 600/);
  });
});
