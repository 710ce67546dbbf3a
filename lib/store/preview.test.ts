import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import type { Ruling } from '../clocks/settle.ts';
import type { RuleProfile } from '../rules/model.ts';
import { printedOnly } from '../rules/presets/printed-only.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import { rulesEffect } from './preview.ts';
import { recordObservations } from './record.ts';
import { settleAll } from './settle.ts';
import { memoryStore } from './testing.ts';
import { openTickets } from './tickets.ts';

const site = 'http://12345.local';
const atMs = Date.parse('2026-11-24T12:00:00+08:00');
const ruling = (profile: RuleProfile): Ruling => ({
  profile,
  calendar: chinaCalendar,
  hours: STANDARD_HOURS,
  sinceMs: 0,
});
const assignedAt = '2026-11-23T09:00:00+08:00';

async function desk() {
  const store = memoryStore();
  await recordObservations(store, { site, atMs, source: 'list' }, [
    { ticketNo: 'T1', status: '办理中', assignedAt },
    { ticketNo: 'T2', status: '办理中', assignedAt, dueAt: '2026-11-27' },
    { ticketNo: 'T3', status: '已办结', assignedAt, finishedAt: '2026-11-24' },
  ]);
  await recordObservations(store, { site: 'http://off.local', atMs, source: 'list' }, [{ ticketNo: 'T4', assignedAt }]);
  return store;
}

describe('what rules would change', () => {
  it('is told for the open tickets of enabled sites, and nothing is written', async () => {
    const store = await desk();
    const before = await openTickets(store);
    const effect = await rulesEffect(store, new Set([site]), ruling(printedOnly), ruling(province5wd));
    expect([effect.open, effect.changed]).toEqual([2, 2]);
    const told = effect.lines.map(
      ({ ticketNo, clock, from, to }) => `${ticketNo} ${clock} ${from} ${to?.slice(5, 16)}`,
    );
    expect(told.sort()).toEqual([
      'T1 extension undefined 11-30T17:30',
      'T1 limit undefined 11-30T17:30',
      'T1 return undefined 11-25T17:30',
      'T2 extension undefined 11-27T23:59',
      // Printed: only its colours are the rule's.
      'T2 return undefined 11-25T17:30',
    ]);
    expect(await openTickets(store)).toEqual(before);
  });

  it('is nothing where only a name changes, or once it is settled', async () => {
    const store = await desk();
    const renamed = { ...province5wd, rules: province5wd.rules.map((rule) => ({ ...rule, name: `新${rule.name}` })) };
    await settleAll(store, ruling(province5wd), 0);
    const effect = await rulesEffect(store, new Set([site]), ruling(province5wd), ruling(renamed));
    expect(effect).toEqual({ open: 2, changed: 0, lines: [] });
    const back = await rulesEffect(store, new Set([site]), ruling(province5wd), ruling(printedOnly));
    expect(back.lines).toContainEqual({ ticketNo: 'T1', clock: 'limit', from: '2026-11-30T17:30:00+08:00' });
  });
});
