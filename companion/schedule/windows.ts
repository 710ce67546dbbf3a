/**
 * Tasks of Windows' scheduler: https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema. A start that names its offset
 * (ITrigger::put_StartBoundary) keeps Beijing time, whatever zone the computer is in. Untried on Windows.
 */
import { dataFolder, type Machine, pathsOf } from '../place.ts';
import { JOB_TITLES, type Job, type Plan } from './job.ts';
import { clockText, type When } from './when.ts';
import { xmlText } from './xml.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** One word of a command line, as CommandLineToArgvW takes it apart: backslashes before a quotation mark are doubled. */
export function windowsWord(word: string): string {
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

function calendar({ weekday }: When): string {
  if (weekday === undefined) return '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>';
  return `<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek><${DAYS[weekday]} /></DaysOfWeek></ScheduleByWeek>`;
}

/** What is missed while the computer is off is made up for. The date is one in the past; only its time of day counts. */
export function taskText({ name, when, command }: Job): string {
  const [program = '', ...rest] = command;
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${xmlText(JOB_TITLES[name])}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${clockText(when)}:00+08:00</StartBoundary>
      <Enabled>true</Enabled>
      ${calendar(when)}
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>${xmlText(program)}</Command>
      <Arguments>${xmlText([...rest, 'job', name].map(windowsWord).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

export function windowsPlan(machine: Machine, job: Job): Plan {
  const file = pathsOf(machine).join(dataFolder(machine), 'schedule', `${job.name}.xml`);
  const task = `Anqi\\${job.name}`;
  return {
    files: [{ file, text: taskText(job) }],
    enable: [['schtasks', '/Create', '/TN', task, '/XML', file, '/F']],
    disable: [['schtasks', '/Delete', '/TN', task, '/F']],
  };
}
