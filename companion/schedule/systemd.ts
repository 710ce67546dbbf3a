/**
 * Timers of a systemd user session: https://www.freedesktop.org/software/systemd/man/systemd.timer.html, quoting by systemd.service(5)
 * "Command lines", time zones by systemd.time(7).
 */
import { type Machine, namedFolder, pathsOf } from '../place.ts';
import { JOB_TITLES, type Job, type JobName, type Plan } from './job.ts';
import { clockText } from './when.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Percent signs are specifiers, backslashes and quotation marks escapes. */
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/**
 * Dollar signs are variables in every word but the program's own.
 * @throws Error in words for a program that systemd starts under no quoting
 */
function execLine([program = '', ...args]: readonly string[]): string {
  if (/["'\\]/.test(program)) {
    throw new Error(`systemd starts no program with a quotation mark or backslash in its path; move it: ${program}`);
  }
  return [quoted(program), ...args.map((word) => quoted(word.replaceAll('$', '$$$$')))].join(' ');
}

export function serviceText({ name, command, dataHome }: Job): string {
  const chosen = dataHome === undefined ? '' : `Environment=${quoted(`ANQI_HOME=${dataHome}`)}\n`;
  return `[Unit]
Description=${JOB_TITLES[name]}

[Service]
Type=oneshot
${chosen}ExecStart=${execLine([...command, 'job', name])}
`;
}

/** Beijing time, whatever zone the computer is in; what was missed while it was off is made up for. */
export function timerText({ name, when }: Job): string {
  const day = when.weekday === undefined ? '' : `${DAYS[when.weekday]} `;
  return `[Unit]
Description=${JOB_TITLES[name]}

[Timer]
OnCalendar=${day}*-*-* ${clockText(when)}:00 Asia/Shanghai
Persistent=true

[Install]
WantedBy=timers.target
`;
}

function unitFiles(machine: Machine, name: JobName): { service: string; timer: string } {
  const { join } = pathsOf(machine);
  const folder = join(namedFolder(machine, 'XDG_CONFIG_HOME') ?? join(machine.home, '.config'), 'systemd', 'user');
  return { service: join(folder, `anqi-${name}.service`), timer: join(folder, `anqi-${name}.timer`) };
}

export function systemdPlan(machine: Machine, job: Job): Plan {
  const { service, timer } = unitFiles(machine, job.name);
  const systemctl = (...words: string[]) => ['systemctl', '--user', ...words];
  return {
    files: [
      { file: service, text: serviceText(job) },
      { file: timer, text: timerText(job) },
    ],
    enable: [systemctl('daemon-reload'), systemctl('enable', '--now', `anqi-${job.name}.timer`)],
    disable: [systemctl('disable', '--now', `anqi-${job.name}.timer`)],
  };
}
