import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantText } from '../calendar/time.ts';
import { mergeObservation } from '../ticket/merge.ts';
import { FIELD_NAMES, type FieldName, TIME_FIELDS, type Ticket, zTicket } from '../ticket/model.ts';
import { relate } from '../ticket/refine.ts';
import { phaseOfTicket } from '../ticket/state.ts';
import { type Copy, mergeCopies, timesAfter } from './merge.ts';

const START_MS = Date.parse('2026-11-23T09:00:00+08:00');
const HOUR_MS = 3_600_000;
const site = 'http://12345.local';
const ticketNo = '202611230339';

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
/** What pages show of one ticket: whole, cut, masked, to the day and to the second, right and wrong. */
const seen = fc.record({
  status: maybe('办理中', '待签收', '已办结', '重办', '重办已办结', '已退回', '甲类'),
  title: maybe('路灯不亮已三天', '路灯不亮…', '路灯 不亮已三天', '井盖破损'),
  citizenName: maybe('张三', '张*', '李四'),
  unit: maybe('路口镇', '云溪街道'),
  reply: maybe('已修复', '已修…', '已联系'),
  satisfaction: maybe('满意', '不满意'),
  dueAt: maybe('2026-11-25', '2026-11-25T17:30:00+08:00', '2026-11-25T17:30:12+08:00', '2026-11-26'),
  cityDueAt: maybe('2026-11-27'),
  receivedAt: maybe('2026-11-23', '2026-11-23T08:00:00+08:00'),
  finishedAt: maybe('2026-11-24', '2026-11-24T10:00:00+08:00'),
});
const reading = fc.record({
  seen,
  hours: fc.integer({ min: 0, max: 6 }),
  source: fc.constantFrom('list' as const, 'detail' as const, 'import' as const),
  isYearInferred: fc.boolean(),
});
const note = fc.record({
  override: maybe('2026-11-30'),
  contact: fc.option(fc.constantFrom('a1', 'a2', 'a3'), { nil: undefined }),
});

/** A browser's copy: what came of its readings, version by version, as the companion keeps it. */
const copy = (replica: string) =>
  fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.array(reading, { minLength: 1, maxLength: 4 }), note)
    .map(([late, readings, said]) => {
      let atMs = START_MS + late * HOUR_MS;
      let known: Copy | undefined;
      for (const { seen: fields, hours, source, isYearInferred } of readings) {
        atMs += hours * HOUR_MS;
        const inferred = isYearInferred && fields.dueAt ? { dueAt: 'year' as const } : undefined;
        const read = { ticketNo, ...fields, ...(inferred ? { inferred } : {}) };
        const { ticket } = mergeObservation(known?.ticket, read, { site, atMs, source });
        const at = instantText(atMs);
        const times = known && timesAfter(known, { at, ticket });
        known = { replica, at, ticket, ...(times ? { times } : {}) };
      }
      if (!known) throw new Error('no reading');
      return { ...known, ticket: withNotes(known.ticket, said) };
    });

function withNotes(
  ticket: Ticket,
  { override, contact }: { override?: string | undefined; contact?: string | undefined },
) {
  const at = ticket.lastSeenAt;
  return {
    ...ticket,
    ...(override
      ? { marks: { override: { dueAt: override, kind: 'correction' as const, at } }, dueSource: 'override' as const }
      : {}),
    ...(contact ? { contacts: [{ id: contact, round: ticket.round, at, how: 'phone' as const, reached: true }] } : {}),
  } satisfies Ticket;
}

const copies = fc
  .tuple(copy('a'), copy('b'), copy('c'))
  .chain((all) => fc.integer({ min: 2, max: 3 }).map((n) => all.slice(0, n)));
const check = (property: (all: Copy[]) => void) => fc.assert(fc.property(copies, property), { numRuns: 300 });
const isTime = new Set<string>(TIME_FIELDS);
const clean = (ticket: Ticket): unknown => JSON.parse(JSON.stringify(ticket));

describe('the copies of a ticket', () => {
  it('come to the same in any order', () => {
    fc.assert(
      fc.property(
        copies.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const sorted = ({ conflicts, ...rest }: ReturnType<typeof mergeCopies>) => ({
            ...rest,
            conflicts: conflicts.map((each) => JSON.stringify(each)).sort(),
          });
          expect(sorted(mergeCopies(shuffled))).toEqual(sorted(mergeCopies(all)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('come to a ticket, whatever they are', () => {
    check((all) => {
      expect(zTicket.safeParse(clean(mergeCopies(all).ticket)).error?.issues).toBeUndefined();
    });
  });

  it('that are one alone are that one', () => {
    check(([one]) => {
      if (one) expect(mergeCopies([one])).toMatchObject({ ticket: one.ticket, conflicts: [] });
    });
  });

  it('that say the same come to that, without a conflict', () => {
    check(([one]) => {
      if (!one) return;
      const { ticket, conflicts } = mergeCopies([one, { ...one, replica: 'z' }]);
      expect({ ticket: clean(ticket), conflicts }).toEqual({ ticket: clean(one.ticket), conflicts: [] });
    });
  });

  it('change nothing when what they came to is merged with them again', () => {
    check((all) => {
      const { ticket } = mergeCopies(all);
      const last =
        all
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? '';
      const again = mergeCopies([...all, { replica: 'z', at: last, ticket }]);
      for (const field of FIELD_NAMES)
        if (ticket[field] !== undefined)
          expect([field, agrees(field, again.ticket[field] ?? '', ticket[field])]).toEqual([field, true]);
      expect([again.ticket.round, again.ticket.open]).toEqual([ticket.round, ticket.open]);
    });
  });
});

/** Whether two values say the same, one of them maybe in fewer words. */
const agrees = (field: FieldName, a: string, b: string): boolean =>
  [relate(a, b, isTime.has(field)), relate(b, a, isTime.has(field))].some((relation) => relation !== 'change');

/** What belongs to a round: of copies that have not seen the rework, nothing of it is told. */
const OF_ROUND: FieldName[] = [
  'status',
  'finishedAt',
  'dueAt',
  'cityDueAt',
  'reply',
  'contacted',
  'contactedAt',
  'told',
  'solved',
  'satisfaction',
  'opinion',
  'returnReason',
  'returnTo',
];

describe('what one of them says', () => {
  it('is kept, or said more fully, or listed with what was kept in its place', () => {
    check((all) => {
      const { ticket, conflicts, provenance } = mergeCopies(all);
      for (const { ticket: told, replica } of all)
        for (const field of FIELD_NAMES) {
          const value = told[field];
          if (value === undefined || (OF_ROUND.includes(field) && told.round < ticket.round)) continue;
          const kept = ticket[field];
          const isListed = conflicts.some(
            (each) => each.field === field && each.value === value && each.replica === replica,
          );
          expect([field, (kept !== undefined && agrees(field, kept, value)) || isListed]).toEqual([field, true]);
          if (kept !== undefined && agrees(field, kept, value)) expect(isListed).toBe(false);
          if (kept !== undefined) expect(all.map((each) => each.replica)).toContain(provenance[field]?.replica);
        }
    });
  });

  it('never gives way to fewer words for the same', () => {
    check((all) => {
      const { ticket } = mergeCopies(all);
      for (const { ticket: told } of all)
        for (const field of ['title', 'citizenName', 'receivedAt'] as const) {
          const [value, kept] = [told[field], ticket[field]];
          const isFuller =
            value !== undefined && kept !== undefined && relate(kept, value, isTime.has(field)) === 'refine';
          if (isFuller && !told.imported) expect([field, kept, value]).toBe('kept whole');
        }
    });
  });

  it('by the clerk is not lost: notes of contact, and a limit of their own in this round', () => {
    check((all) => {
      const { ticket } = mergeCopies(all);
      const ids = new Set(all.flatMap(({ ticket: { contacts = [] } }) => contacts.map(({ id }) => id)));
      expect(new Set(ticket.contacts?.map(({ id }) => id))).toEqual(ids);
      const isSaid = all.some(({ ticket: told }) => told.round === ticket.round && told.marks?.override);
      expect(ticket.marks?.override !== undefined).toBe(isSaid);
      if (isSaid) expect(ticket.dueSource).toBe('override');
    });
  });
});

describe('where the round stands', () => {
  it('is never half one copy and half another', () => {
    check((all) => {
      const { ticket } = mergeCopies(all);
      expect(ticket.round).toBe(Math.max(...all.map(({ ticket: told }) => told.round)));
      const phase = phaseOfTicket(ticket);
      if (phase === 'open') expect([ticket.outcome, ticket.finishedAt]).toEqual([undefined, undefined]);
      expect(all.some(({ ticket: told }) => told.round === ticket.round && phaseOfTicket(told) === phase)).toBe(true);
    });
  });

  const at = (hour: number) => instantText(START_MS + hour * HOUR_MS);
  const of = (replica: string, hour: number, fields: Partial<Ticket>): Copy => ({
    replica,
    at: at(hour),
    ticket: {
      site,
      ticketNo,
      dueSource: 'none',
      round: 1,
      firstSeenAt: at(0),
      lastSeenAt: at(hour),
      open: 1,
      ...fields,
    },
  });
  const outcome = { finishedAt: at(3), dueSource: 'none', late: false, seenAt: at(3) } as const;
  const done = { status: '已办结', open: 0, finishedAt: at(3), outcome } as const;

  it.each([
    ['finished, though a page left open says otherwise a little later', 4, 0],
    ['open, where it was seen open long after', 9, 1],
  ] as const)('is %s', (_, hour, open) => {
    expect(mergeCopies([of('a', 3, done), of('b', hour, { status: '办理中' })]).ticket.open).toBe(open);
  });

  it('is the rework that one has seen, whatever the other says of the round before', () => {
    const rework = of('b', 2, { status: '重办', round: 2, roundAt: at(2), place: '老街' });
    const { ticket, conflicts } = mergeCopies([of('a', 9, { ...done, reply: '已修复', category: '城管' }), rework]);
    expect(ticket).toMatchObject({ round: 2, open: 1, status: '重办', category: '城管', place: '老街' });
    expect([ticket.reply, ticket.finishedAt, ticket.outcome, conflicts]).toEqual([undefined, undefined, undefined, []]);
  });

  it('keeps what either clerk says of it, and of two limits of their own the later word', () => {
    const limit = (dueAt: string, hour: number) => ({ override: { dueAt, kind: 'correction' as const, at: at(hour) } });
    const { ticket } = mergeCopies([
      of('a', 2, { marks: { signedAt: at(1), ...limit('2026-11-29', 2) } }),
      of('b', 5, { marks: { approvedAt: at(1), ...limit('2026-11-30', 1) } }),
    ]);
    expect(ticket.marks).toEqual({ signedAt: at(1), approvedAt: at(1), ...limit('2026-11-29', 2) });
  });

  it('is told by a page rather than by a file', () => {
    const file = of('a', 9, { ...done, imported: true, unit: '云溪街道' });
    const { ticket, conflicts } = mergeCopies([file, of('b', 1, { status: '办理中', unit: '路口镇' })]);
    expect(ticket).toMatchObject({ open: 1, status: '办理中', unit: '路口镇' });
    expect(ticket.imported).toBeUndefined();
    expect(conflicts.map(({ field, value }) => [field, value])).toContainEqual(['unit', '云溪街道']);
  });
});
