/** The clocks that run on a ticket: the limits that are printed or said, and what rules add. */
import { latestMs } from '../calendar/time.ts';
import { CLOCK_NAMES, type ClockName, type Ruled } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';

export interface Clock {
  name: ClockName;
  /** Instant or day, as printed or worked out. */
  dueAt: string;
  /** Last millisecond (epoch) that is still in time. */
  limitMs: number;
  source: Ruled['source'];
  /** Name of the rule, where the deadline is its. */
  rule?: string;
  /** What it counts from. */
  startAt?: string;
  /** From when on (epoch milliseconds) it is amber, and red; by default one working day before, and at the end. */
  yellowMs?: number;
  redMs?: number;
  paused?: true;
  endedAt?: string;
  late?: boolean;
}

type Timed = Pick<Ticket, 'dueAt' | 'cityDueAt' | 'clocks' | 'marks'> & Partial<Pick<Ticket, 'outcome'>>;

/** Clocks in which something may be done, and need not: they close, and nothing is overdue then. */
const WINDOWS: ReadonlySet<ClockName> = new Set(['return', 'extension']);
export const isWindow = (name: ClockName): boolean => WINDOWS.has(name);

/** In this order stand clocks that end at the same instant: what must be done before what may, this unit's before the city's. */
const RANK = new Map(
  [...CLOCK_NAMES.filter((name) => !isWindow(name)), ...WINDOWS].map((name, i): [ClockName, number] => [name, i]),
);

/** Every clock of a ticket, the one that ends first first; ended ones are among them. */
export function clocksOf(ticket: Timed): Clock[] {
  const clocks = (ticket.clocks ?? []).map(ruledClock);
  const add = (name: ClockName, dueAt: string | undefined, source: Ruled['source']) => {
    if (dueAt === undefined) return;
    const limit = { name, dueAt, limitMs: latestMs(dueAt), source };
    const ruled = clocks.findIndex((clock) => clock.name === name);
    if (ruled < 0) clocks.push(limit);
    // What is printed or said now, with the start and the colours of the rule.
    else if (clocks[ruled]?.dueAt !== dueAt) clocks[ruled] = limit;
  };
  const override = ticket.marks?.override;
  if (ticket.outcome?.dueAt !== undefined)
    return inOrder([...clocks.filter(({ name }) => name !== 'limit'), ...ended(ticket)]);
  add('limit', override?.dueAt ?? ticket.dueAt, override ? 'override' : 'page');
  add('cityLimit', ticket.cityDueAt, 'page');
  return inOrder(clocks);
}

const inOrder = (clocks: Clock[]) =>
  clocks.sort((a, b) => a.limitMs - b.limitMs || (RANK.get(a.name) ?? 0) - (RANK.get(b.name) ?? 0));

/** The limit of a finished ticket, as it was frozen: what is printed or ruled later is not what it was held to. */
function ended({ outcome, clocks }: Timed): Clock[] {
  if (outcome?.dueAt === undefined || outcome.dueSource === 'none') return [];
  const { dueAt, dueSource: source, finishedAt, late, rule } = outcome;
  const startAt = clocks?.find(({ clock }) => clock === 'limit')?.startAt;
  return [
    {
      name: 'limit',
      dueAt,
      limitMs: latestMs(dueAt),
      source,
      ...(rule === undefined ? {} : { rule }),
      ...(startAt === undefined ? {} : { startAt }),
      endedAt: finishedAt,
      late,
    },
  ];
}

function ruledClock(ruled: Ruled): Clock {
  const { clock, dueAt, source, ruleName, startAt, yellowAt, redAt, paused, endedAt, late } = ruled;
  return {
    name: clock,
    dueAt,
    limitMs: latestMs(dueAt),
    source,
    startAt,
    ...(source === 'rule' ? { rule: ruleName } : {}),
    ...(yellowAt === undefined ? {} : { yellowMs: Date.parse(yellowAt) }),
    ...(redAt === undefined ? {} : { redMs: Date.parse(redAt) }),
    ...(paused ? { paused } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(late === undefined ? {} : { late }),
  };
}

/** Clocks of an open ticket that nothing has ended; windows only while they are open. */
export function runningClocks(ticket: Timed & Pick<Ticket, 'open'>, nowMs: number): Clock[] {
  if (ticket.open === 0) return [];
  return clocksOf(ticket).filter(
    ({ name, endedAt, limitMs }) => endedAt === undefined && (!isWindow(name) || nowMs <= limitMs),
  );
}

/**
 * The clock that a badge shows: the nearest running one. Whether to return a ticket is a question only until somebody has
 * signed for it, approved it or spoken with the citizen; an extension is no duty. Clocks that stand still come last.
 */
export function nearestClock(ticket: Timed & Pick<Ticket, 'open'>, nowMs: number): Clock | undefined {
  const isTaken = ticket.clocks?.some(
    ({ clock, endedAt }) => endedAt !== undefined && ['sign', 'approval', 'contact'].includes(clock),
  );
  const running = runningClocks(ticket, nowMs).filter(
    ({ name }) => name !== 'extension' && (name !== 'return' || !isTaken),
  );
  return running.find(({ paused }) => !paused) ?? running[0];
}
