import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Header, zHeader } from '../../lib/copies/record.ts';
import { zTicket } from '../../lib/ticket/model.ts';
import { at, changed, ticketOf, told } from '../testing/records.ts';
import { compiled } from './compiled.ts';

const checkTicket = compiled(zTicket);
const checkHeader = compiled(zHeader);

const TICKET = ticketOf('A1', {
  title: '路灯',
  dueAt: '2026-11-25',
  inferred: { dueAt: 'year' },
  outcome: { finishedAt: '2026-11-25', dueSource: 'page', dueAt: '2026-11-25', late: false, seenAt: at('09:00') },
  earlier: [{ reply: '已修复', callback: { opinion: '未修' } }],
  contacts: [{ id: 'a1', round: 1, at: at('09:00'), how: 'phone', reached: true }],
  marks: { pauses: [{ from: at('09:00') }] },
});
const HEADERS: Header[] = [
  told(TICKET, 1, { changes: [changed('A1', 1, '', '路灯')] }).header,
  { what: 'document', kind: 'setting', key: 'rules', version: 1, at: at('09:00') },
  { what: 'site-gone', site: TICKET.site, version: 1, at: at('09:00') },
];

/** The value with one thing in it, however deep, changed, left out or added. */
const broken = (value: unknown): fc.Arbitrary<unknown> => {
  const places: (readonly string[])[] = [];
  const walk = (part: unknown, path: readonly string[]) => {
    places.push(path);
    if (typeof part === 'object' && part !== null)
      for (const [key, inner] of Object.entries(part)) walk(inner, [...path, key]);
  };
  walk(value, []);
  const other = fc.oneof(fc.anything(), fc.constantFrom('', '2026-13', 0, -1, 1.5, null, undefined, [], {}, true));
  return fc.tuple(fc.constantFrom(...places), other, fc.constantFrom('set', 'drop', 'add')).map(([path, made, how]) => {
    const copy = structuredClone(value) as Record<string, unknown>;
    const last = path.at(-1);
    if (last === undefined) return how === 'set' ? made : { ...copy, more: made };
    const holder = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    if (how === 'set') holder[last] = made;
    else if (how === 'drop') delete holder[last];
    else holder[`${last}X`] = made;
    return copy;
  });
};

it('says of every value what the check says that it is made of', () => {
  expect(checkTicket(TICKET)).toEqual(zTicket.safeParse(TICKET));
  for (const header of HEADERS) expect(checkHeader(header)).toEqual(zHeader.safeParse(header));
  const plain = ({
    success,
    data,
    error,
  }: {
    success: boolean;
    data?: unknown;
    error?: { issues: unknown } | undefined;
  }) => ({
    success,
    data,
    issues: error?.issues,
  });
  fc.assert(
    fc.property(broken(TICKET), (value) => {
      expect(plain(checkTicket(value))).toEqual(plain(zTicket.safeParse(value)));
    }),
    { numRuns: 2_000 },
  );
  for (const header of HEADERS)
    fc.assert(
      fc.property(broken(header), (value) => {
        expect(plain(checkHeader(value))).toEqual(plain(zHeader.safeParse(value)));
      }),
      { numRuns: 500 },
    );
});
