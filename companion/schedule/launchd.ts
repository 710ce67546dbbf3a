/** Agents of macOS' launchd, launchd.plist(5). Its times are the computer's own; it knows no zones. Untried on macOS. */
import { type Machine, pathsOf } from '../place.ts';
import type { Job, Plan } from './job.ts';
import { atOffset } from './when.ts';
import { xmlText } from './xml.ts';

/** @param offset minutes that the computer's clock is ahead of UTC */
export function agentText({ name, when, command, dataHome }: Job, offset: number): string {
  const { minute, weekday } = atOffset(when, offset);
  const words = [...command, 'job', name].map((word) => `    <string>${xmlText(word)}</string>\n`).join('');
  const at = { ...(weekday !== undefined && { Weekday: weekday }), Hour: Math.floor(minute / 60), Minute: minute % 60 };
  const times = Object.entries(at).map(([key, value]) => `    <key>${key}</key>\n    <integer>${value}</integer>\n`);
  const chosen =
    dataHome === undefined
      ? ''
      : `  <key>EnvironmentVariables</key>
  <dict>
    <key>ANQI_HOME</key>
    <string>${xmlText(dataHome)}</string>
  </dict>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>com.anqi.${name}</string>
  <key>ProgramArguments</key>
  <array>
${words}  </array>
${chosen}  <key>StartCalendarInterval</key>
  <dict>
${times.join('')}  </dict>
</dict>
</plist>
`;
}

/** @param uid the user's number, by which launchd names the session */
export function launchdPlan(machine: Machine, job: Job, offset: number, uid: number): Plan {
  const file = pathsOf(machine).join(machine.home, 'Library', 'LaunchAgents', `com.anqi.${job.name}.plist`);
  const out = ['launchctl', 'bootout', `gui/${uid}/com.anqi.${job.name}`];
  return {
    files: [{ file, text: agentText(job, offset) }],
    enable: [['launchctl', 'bootstrap', `gui/${uid}`, file]],
    disable: [out],
  };
}
