import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { ownCommand } from '../install/program.ts';
import { runProgram } from '../install/run.ts';
import { dataFolder, type Machine, movedDataFolder, thisMachine } from '../place.ts';
import { type Applied, applyPlan, commandLine, removePlan } from '../schedule/apply.ts';
import { JOBS, type Job, type JobName, type Plan } from '../schedule/job.ts';
import { launchdPlan } from '../schedule/launchd.ts';
import { systemdPlan } from '../schedule/systemd.ts';
import { parseWhen, type When } from '../schedule/when.ts';
import { windowsPlan } from '../schedule/windows.ts';
import { written } from '../written.ts';
import { EXIT, refuse, tell } from './output.ts';

const ARGS = {
  daily: { type: 'string', description: 'When the worklist is written, Beijing time: 08:30' },
  weekly: { type: 'string', description: 'When the figures are written, Beijing time: mon-08:30' },
  remove: { type: 'boolean', description: 'Take both jobs back' },
  print: { type: 'boolean', description: 'Show what would be written, or removed, and change nothing' },
  system: { type: 'string', description: 'With --print: linux, macos or windows (default: this one)' },
} as const;

const PLATFORMS: Record<string, NodeJS.Platform> = { linux: 'linux', macos: 'darwin', windows: 'win32' };
const BEIJING_OFFSET = 480;

/** Minutes that this computer's clock is ahead of UTC today. */
const localOffset = () => -new Date().getTimezoneOffset();

function planFor(machine: Machine, job: Job): Plan {
  if (machine.platform === 'win32') return windowsPlan(machine, job);
  if (machine.platform === 'darwin') return launchdPlan(machine, job, localOffset(), process.getuid?.() ?? 0);
  return systemdPlan(machine, job);
}

/** The jobs that the options ask for. @throws Error in words */
function jobsOf(
  machine: Machine,
  { daily, weekly, remove }: { daily?: string; weekly?: string; remove?: boolean },
): Job[] {
  const command = ownCommand();
  const dataHome = movedDataFolder(machine);
  const job = (name: JobName, when: When): Job => ({ name, when, command, ...(dataHome ? { dataHome } : {}) });
  if (remove) {
    if (daily ?? weekly) throw new Error('--remove takes both jobs back; leave --daily and --weekly out.');
    return JOBS.map((name) => job(name, { minute: 0 }));
  }
  if (!daily && !weekly) throw new Error('say when: --daily 08:30, --weekly mon-08:30 or both.');
  const jobs: Job[] = [];
  if (daily) {
    const when = parseWhen(daily);
    if (!when || when.weekday !== undefined) throw new Error(`--daily is a time of day such as 08:30, not "${daily}".`);
    jobs.push(job('worklist', when));
  }
  if (weekly) {
    const when = parseWhen(weekly);
    if (when?.weekday === undefined)
      throw new Error(`--weekly is a day and a time such as mon-08:30, not "${weekly}".`);
    jobs.push(job('figures', when));
  }
  return jobs;
}

/** What the clerk should know about the system's timers. */
function remarks(machine: Machine): string[] {
  const { platform, env } = machine;
  const says: string[] = [];
  if (platform === 'darwin' && localOffset() !== BEIJING_OFFSET) {
    says.push("macOS keeps this computer's own time: the time was converted, and stays where it is when clocks change");
  }
  if (platform === 'win32' && env.ANQI_HOME)
    says.push(
      `a task of Windows does not know ANQI_HOME: set it for the user (setx ANQI_HOME "${dataFolder(machine)}")`,
    );
  if (env.DATABASE_URL)
    says.push("DATABASE_URL is not written into the job, as it may hold a password: set it for the user's session");
  return says;
}

export const schedule = defineCommand({
  meta: {
    name: 'schedule',
    description:
      'Have the worklist written every day and the figures every week: a systemd timer, a launchd agent or a Windows task.',
  },
  args: ARGS,
  async run({ args }) {
    try {
      const { system, print, remove } = args;
      const platform = system === undefined ? process.platform : PLATFORMS[system];
      if (!platform) throw new Error(`there is no system "${system}"; known are ${Object.keys(PLATFORMS).join(', ')}.`);
      if (system !== undefined && !print)
        throw new Error('--system goes with --print: jobs are written for this machine only.');
      const machine = { ...thisMachine(), platform };
      const plans = jobsOf(machine, args).map((job) => planFor(machine, job));
      if (remove) {
        // Of another system nobody knows here what is there.
        const there = plans.filter(({ files }) => system !== undefined || files.some(({ file }) => existsSync(file)));
        if (there.length === 0) return tell('no job is scheduled here.');
        if (print) await written(process.stdout, there.map(removalText).join('\n'));
        else there.map((plan) => removePlan(plan, runProgram)).forEach(tellApplied);
        return;
      }
      if (print) await written(process.stdout, plans.map(planText).join('\n'));
      else plans.map((plan) => applyPlan(plan, runProgram)).forEach(tellApplied);
      remarks(machine).forEach(tell);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  },
});

function planText({ files, enable }: Plan): string {
  const texts = files.map(({ file, text }) => `# ${file}\n${text}`);
  return `${texts.join('\n')}\n# ${enable.map(commandLine).join('\n# ')}\n`;
}

function removalText({ files, disable }: Plan): string {
  return [
    ...disable.map((words) => `# ${commandLine(words)}\n`),
    ...files.map(({ file }) => `# remove ${file}\n`),
  ].join('');
}

function tellApplied({ outcome, says }: Applied): void {
  says.forEach(tell);
  if (outcome === 'enabled') tell('enabled.');
  if (outcome === 'left') process.exitCode = EXIT.failed;
}
