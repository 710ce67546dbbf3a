/** 领导接听日: calls that a leader took, day by day, and what became of each. */
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Entry } from '../figures/entry.ts';
import { isFinished, isOut, isOverdue, isReceivedIn, receivedMs } from '../figures/tests.ts';
import { isLeaderDay, type Source } from './source.ts';

export interface LeaderDay {
  day: string;
  /** '' where the settings do not name who took the calls. */
  leader: string;
  calls: number;
  finished: number;
  overdue: number;
  entries: Entry[];
}

/** The days of the period on which a leader took calls, by the tickets that came of them and by what the settings name. */
export function leaderDays({ report: { question }, entries, settings }: Source): LeaderDay[] {
  const { fromMs, toMs } = question.period;
  const [first, last] = [dayText(dayOfMs(fromMs)), dayText(dayOfMs(toMs - 1))];
  const own = entries.filter(({ counted }) => isLeaderDay(counted) && isReceivedIn(counted, question));
  const byDay = Map.groupBy(own, ({ counted }) => dayText(dayOfMs(receivedMs(counted) as number)));
  const named = settings.leaderDays.filter(({ day }) => day >= first && day <= last);
  const leaders = new Map(named.map(({ day, leader }) => [day, leader]));
  return [...new Set([...byDay.keys(), ...leaders.keys()])].sort().map((day) => {
    const calls = byDay.get(day) ?? [];
    return {
      day,
      leader: leaders.get(day) ?? '',
      calls: calls.length,
      finished: calls.filter(({ counted }) => isFinished(counted, question)).length,
      overdue: calls.filter(({ counted }) => !isOut(counted) && isOverdue(counted, question)).length,
      entries: calls,
    };
  });
}
