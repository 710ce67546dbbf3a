/** The `anqi` command line. Standard output is data only; everything said to people goes to standard error. */
import { defineCommand, runMain } from 'citty';
import { check, deadline } from './commands/answering.ts';
import { calledByBrowser } from './commands/called-by-browser.ts';
import { doctor } from './commands/doctor.ts';
import { host } from './commands/host.ts';
import { install } from './commands/install.ts';
import { read } from './commands/read.ts';
import { report } from './commands/report.ts';
import { schedule } from './commands/schedule.ts';
import { uninstall } from './commands/uninstall.ts';
import { verify } from './commands/verify-bulletin.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', () => process.exit());

const given = process.argv.slice(2);
// Nothing waits at the top level: the packaged program is a CommonJS file.
void runMain(
  defineCommand({
    meta: { name: 'anqi', description: 'Anqi 按期: keeps 12345 tickets on time' },
    subCommands: {
      host,
      read,
      deadline,
      check,
      report,
      'verify-bulletin': verify,
      install,
      uninstall,
      doctor,
      schedule,
    },
  }),
  { rawArgs: calledByBrowser(given) ? ['host', ...given] : given },
);
