/** `anqi database`: the office's PostgreSQL, for whoever looks after it. */
import { text } from 'node:stream/consumers';
import { defineCommand } from 'citty';
import { thisMachine } from '../place.ts';
import { addressOf, forgetAddress, keepAddress } from '../store/address-file.ts';
import { migrateDatabase, openDatabase } from '../store/open.ts';
import { ROLES_SQL } from '../store/rights.ts';
import { Trouble } from '../store/trouble.ts';
import { written } from '../written.ts';
import { refuse, tell } from './output.ts';

const roles = defineCommand({
  meta: { name: 'roles', description: 'Print the SQL that makes the roles; run once by the administrator.' },
  run: () => written(process.stdout, ROLES_SQL),
});

const migrate = defineCommand({
  meta: { name: 'migrate', description: 'Make the tables, or bring them up to date, as a member of anqi_owner.' },
  run: () =>
    inWords(async () => {
      const address = addressOf(thisMachine());
      if (!address) return refuse('set DATABASE_URL to postgres://USER:PASSWORD@HOST/DATABASE?sslrootcert=FILE');
      const done = await migrateDatabase(address);
      tell(done.length > 0 ? `done: ${done.join(', ')}` : 'the tables are up to date; nothing was done');
    }),
});

const use = defineCommand({
  meta: { name: 'use', description: 'Keep the address of the database for the browsers of this user.' },
  args: {
    address: {
      type: 'positional',
      description: 'postgres://USER:PASSWORD@HOST/DATABASE?sslrootcert=FILE, or - to read it',
      required: true,
    },
  },
  run: ({ args }) =>
    inWords(async () => {
      // On a command line other users of the machine can read it.
      const address = args.address === '-' ? (await text(process.stdin)).trim() : args.address;
      const store = await openDatabase(address);
      await store.close();
      keepAddress(thisMachine(), address);
      tell(
        `from now on tickets are kept in the database, as ${store.me}; browsers that are open go on so after a restart`,
      );
    }),
});

const forget = defineCommand({
  meta: {
    name: 'forget',
    description: 'Keep tickets in a file of this user again. What is in the database stays there.',
  },
  run: () =>
    inWords(async () => {
      forgetAddress(thisMachine());
      tell('from now on tickets are kept in the file of this user');
    }),
});

async function inWords(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    refuse(error.message);
  }
}

export const database = defineCommand({
  meta: { name: 'database', description: "The office's database: its roles, its tables, and whether it is used." },
  subCommands: { roles, migrate, use, forget },
});
