/** When a job runs: every day, or once a week, at a minute of Beijing time. */

export interface When {
  /** Minute of the day, from 0 to 1,439. */
  minute: number;
  /** 0 is Sunday; every day where left out. */
  weekday?: number;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const BEIJING_MINUTES = 480;
const DAY_MINUTES = 1_440;

/** Reads `08:30` or `mon-08:30`. @returns undefined for anything else */
export function parseWhen(text: string): When | undefined {
  const [, day, hours, minutes] = /^(?:([a-z]{3})-)?([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  if (day === undefined) return { minute };
  const weekday = WEEKDAYS.indexOf(day);
  return weekday === -1 ? undefined : { minute, weekday };
}

/** The same instant by a clock that is `offset` minutes ahead of UTC; the day of the week may be another there. */
export function atOffset({ minute, weekday }: When, offset: number): When {
  const there = minute - BEIJING_MINUTES + offset;
  const days = Math.floor(there / DAY_MINUTES);
  const local = { minute: there - days * DAY_MINUTES };
  return weekday === undefined ? local : { ...local, weekday: (((weekday + days) % 7) + 7) % 7 };
}

/** `08:30`. */
export function clockText({ minute }: When): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
