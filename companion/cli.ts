/** The `anqi` command line. Standard output is data only; everything said to people goes to standard error. */
import { stripVTControlCharacters } from 'node:util';
import { type CommandDef, defineCommand, renderUsage, runCommand, runMain } from 'citty';
import { calledByBrowser } from './commands/called-by-browser.ts';
import { EXIT, mindOutput, refuse, UsageError } from './commands/output.ts';
import { strict } from './commands/strict.ts';
import { PROGRAM } from './program.ts';
import { written } from './written.ts';

/** Loaded when asked for: a browser that starts the host waits for nothing that the host does not need. */
const COMMANDS: Record<string, () => Promise<CommandDef>> = {
  read: async () => (await import('./commands/read.ts')).read as CommandDef,
  deadline: async () => (await import('./commands/answering.ts')).deadline,
  check: async () => (await import('./commands/answering.ts')).check,
  report: async () => (await import('./commands/report.ts')).report as CommandDef,
  'verify-bulletin': async () => (await import('./commands/verify-bulletin.ts')).verify as CommandDef,
  install: async () => (await import('./commands/install.ts')).install as CommandDef,
  uninstall: async () => (await import('./commands/uninstall.ts')).uninstall as CommandDef,
  doctor: async () => (await import('./commands/doctor.ts')).doctor as CommandDef,
  ticket: async () => (await import('./commands/ticket.ts')).ticket as CommandDef,
  backup: async () => (await import('./commands/backup.ts')).backup as CommandDef,
  restore: async () => (await import('./commands/restore.ts')).restore as CommandDef,
  key: async () => (await import('./commands/key.ts')).key,
  export: async () => (await import('./commands/export.ts')).exportCommand as CommandDef,
  import: async () => (await import('./commands/import.ts')).importCommand as CommandDef,
  schedule: async () => (await import('./commands/schedule.ts')).schedule as CommandDef,
  database: async () => (await import('./commands/database.ts')).database as CommandDef,
  folder: async () => (await import('./commands/folder.ts')).folder as CommandDef,
  job: async () => (await import('./commands/job.ts')).job as CommandDef,
};

const anqi = defineCommand({
  meta: { name: 'anqi', description: 'Anqi 按期: keeps 12345 tickets on time' },
  subCommands: {
    // Takes whatever words a browser starts it with.
    host: async () => (await import('./commands/host.ts')).host,
    ...Object.fromEntries(
      Object.entries(COMMANDS).map(([name, load]) => [name, async () => strict(await load())] as const),
    ),
  },
  setup: ({ rawArgs: [first] }) => {
    if (first?.startsWith('-')) throw new UsageError(`${first} does not belong before a command.`);
  },
});

async function main(given: string[]): Promise<void> {
  const host = calledByBrowser(given);
  if (!host && given.some((word) => word === '--help' || word === '-h')) return runMain(anqi, { rawArgs: given });
  if (given.length === 1 && given[0] === '--version') return written(process.stdout, `${PROGRAM}\n`);
  if (given.length === 0) process.stderr.write(`${await renderUsage(anqi)}\n`);
  try {
    await runCommand(anqi, { rawArgs: host ? ['host', ...given] : given });
  } catch (error) {
    // citty's own words for a command that it does not know, or one that is not complete; it does not export their class.
    if (error instanceof UsageError || (error instanceof Error && error.name === 'CLIError'))
      return refuse(
        error instanceof UsageError
          ? error.message
          : `${stripVTControlCharacters(error.message).replace(/\.$/, '')}; --help says what there is.`,
      );
    console.error(error);
    process.exitCode = EXIT.failed;
  }
}

mindOutput();
// Nothing waits at the top level: the packaged program is a CommonJS file.
void main(process.argv.slice(2));
