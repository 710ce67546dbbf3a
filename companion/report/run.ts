/** `anqi report`: tickets of a file → the figures of a period, as files. */
import { readFileSync } from 'node:fs';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { periodOf } from '../../lib/figures/period.ts';
import { DEFAULT_PROFILE, type Profile, zProfile } from '../../lib/figures/profile.ts';
import { reportOf } from '../../lib/figures/report.ts';
import type { Say } from '../../lib/ticket/words.ts';
import { parseInstant } from '../instant.ts';
import { bulletinMarkdown } from './bulletin-md.ts';
import { figuresJson } from './figures-json.ts';
import { ticketsIn } from './tickets.ts';
import { writeFiles } from './write.ts';

export interface ReportArguments {
  tickets: string;
  period: string;
  out: string;
  previous?: string | undefined;
  unit?: string | undefined;
  profile?: string | undefined;
  asOf?: string | undefined;
}

/**
 * Writes figures.json and bulletin.md.
 * @returns what was left out of the files that were read, in words
 * @throws Error in words where nothing can be written
 */
export async function runReport(asked: ReportArguments, nowMs: number, say: Say): Promise<string[]> {
  const period = periodOf(asked.period);
  if (!period) throw new Error(`--period is none: ${asked.period} (2020Q2, 2020-05 or 2020)`);
  const given = asked.asOf === undefined ? undefined : parseInstant(asked.asOf);
  if (asked.asOf !== undefined && given === undefined) throw new Error(`--as-of is no instant: ${asked.asOf}`);
  const asOfMs = given ?? Math.min(nowMs, period.toMs - 1);
  const profile = asked.profile === undefined ? DEFAULT_PROFILE : profileIn(asked.profile);
  const current = await ticketsIn(asked.tickets, asOfMs);
  const previous = asked.previous === undefined ? undefined : await ticketsIn(asked.previous, asOfMs);
  const ofUnit = (entries: readonly Entry[]) =>
    entries.map(({ counted }) => counted).filter(({ unit }) => asked.unit === undefined || unit === asked.unit);
  const question = { period, asOfMs, profile, calendar: chinaCalendar };
  const report = reportOf(ofUnit(current.entries), question, previous && ofUnit(previous.entries));
  writeFiles(asked.out, {
    'figures.json': `${JSON.stringify(figuresJson(report, say), undefined, 2)}\n`,
    'bulletin.md': bulletinMarkdown(report, say),
  });
  const told = (file: string, refused: readonly string[]) => refused.map((why) => `${file}, ${why}`);
  return [...told(asked.tickets, current.refused), ...told(asked.previous ?? '', previous?.refused ?? [])];
}

function profileIn(file: string): Profile {
  const profile = zProfile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (profile.success) return profile.data;
  const why = profile.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'profile'}: ${message}`);
  throw new Error(`${file} is no reporting profile: ${why.join('; ')}`);
}
