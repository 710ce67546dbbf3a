/** The `anqi` command line. Standard output is data only; everything said to people goes to standard error. */
import { defineCommand, runMain } from 'citty';
import { check, deadline } from './commands/answering.ts';
import { folder } from './commands/folder.ts';
import { host } from './commands/host.ts';
import { job } from './commands/job.ts';
import { read } from './commands/read.ts';
import { report } from './commands/report.ts';
import { verify } from './commands/verify-bulletin.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', () => process.exit());
await runMain(
  defineCommand({
    meta: { name: 'anqi', description: 'Anqi 按期: keeps 12345 tickets on time' },
    subCommands: { host, read, deadline, check, report, 'verify-bulletin': verify, folder, job },
  }),
);
