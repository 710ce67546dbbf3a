/** The `anqi` command line. Standard output is data only; everything said to people goes to standard error. */
import { type CommandDef, defineCommand, runMain } from 'citty';

/** Loaded when asked for: a browser that starts the host waits for nothing that the host does not need. */
const subCommands: Record<string, () => Promise<CommandDef>> = {
  host: async () => (await import('./commands/host.ts')).host,
  read: async () => (await import('./commands/read.ts')).read as CommandDef,
  deadline: async () => (await import('./commands/answering.ts')).deadline,
  check: async () => (await import('./commands/answering.ts')).check,
  report: async () => (await import('./commands/report.ts')).report as CommandDef,
  'verify-bulletin': async () => (await import('./commands/verify-bulletin.ts')).verify as CommandDef,
};

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', () => process.exit());
await runMain(
  defineCommand({
    meta: { name: 'anqi', description: 'Anqi 按期: keeps 12345 tickets on time' },
    subCommands,
  }),
);
