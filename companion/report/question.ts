/** What `anqi report` was asked, checked. */
import { readFileSync } from 'node:fs';
import { type OfficeProfile, zOfficeProfile } from '../../lib/bulletin/settings.ts';
import { periodOf, type ReportPeriod } from '../../lib/figures/period.ts';
import { parseInstant } from '../instant.ts';

export interface ReportArguments {
  /** A file of tickets … */
  tickets?: string | undefined;
  /** … or the office's copy, in its place. */
  db?: boolean | undefined;
  period: string;
  out: string;
  previous?: string | undefined;
  unit?: string | undefined;
  profile?: string | undefined;
  asOf?: string | undefined;
  unmask?: boolean | undefined;
}

export interface ReportQuestion {
  period: ReportPeriod;
  asOfMs: number;
  /** That of a file, where one was named. */
  profile: OfficeProfile | undefined;
  /** What is read: the file, or undefined for the office's copy. */
  tickets: string | undefined;
}

/** @throws Error in words */
export function questionOf(asked: ReportArguments, nowMs: number): ReportQuestion {
  if ((asked.tickets === undefined) === !asked.db)
    throw new Error("say where the tickets are: --tickets FILE, or --db for the office's copy, one of them");
  if (asked.db && asked.previous !== undefined)
    throw new Error("--previous goes with --tickets: the office's copy has the year before in itself");
  const period = periodOf(asked.period);
  if (!period) throw new Error(`--period is none: ${asked.period} (2020Q2, 2020-05 or 2020)`);
  const given = asked.asOf === undefined ? undefined : parseInstant(asked.asOf);
  if (asked.asOf !== undefined && given === undefined) throw new Error(`--as-of is no instant: ${asked.asOf}`);
  return {
    period,
    asOfMs: given ?? Math.min(nowMs, period.toMs),
    profile: asked.profile === undefined ? undefined : profileIn(asked.profile),
    tickets: asked.tickets,
  };
}

function profileIn(file: string): OfficeProfile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} is no reporting profile: ${error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be read'}`,
    );
  }
  const profile = zOfficeProfile.safeParse(data);
  if (profile.success) return profile.data;
  const why = profile.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'profile'}: ${message}`);
  throw new Error(`${file} is no reporting profile: ${why.join('; ')}`);
}
