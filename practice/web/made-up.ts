/** Rows made in the page itself, in any number, for tables that are not about the platform's own tickets. */
import { mattersOf } from '../data/matters/all.ts';
import { CHANNELS, OPEN_STATUSES } from '../data/model.ts';
import { mobileNumber, personName } from '../data/people.ts';
import { placeFor } from '../data/places.ts';
import { createRandom, type Random } from '../data/random.ts';
import { BUREAUS } from '../data/units.ts';
import { maskedPhone, timeText } from '../platform/format.ts';
import type { Cells } from './columns.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When the first one was received; each further one a minute later. */
const FIRST = Date.parse('2026-11-02T08:30:00+08:00');
const BUREAU_ENTRIES = Object.entries(BUREAUS);

/** Equal arguments make equal rows; no two have the same number. */
export function madeUpRows(count: number, seed = 1): Cells[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => madeUpRow(i, random));
}

function madeUpRow(index: number, random: Random): Cells {
  const [unit, category] = random.pick(BUREAU_ENTRIES);
  const { kind, title, ground } = random.pick(mattersOf(category));
  const receivedAt = FIRST + index * MINUTE;
  return {
    ticketNo: String(202_611_020_001 + index),
    title: title.replaceAll('@', placeFor(unit, ground, random).short),
    kind,
    category,
    citizenName: personName(random),
    citizenPhone: maskedPhone(mobileNumber(random)),
    channel: random.pick(CHANNELS),
    unit,
    receivedAt: timeText(receivedAt),
    assignedAt: timeText(receivedAt + random.int(5, 120) * MINUTE),
    dueAt: timeText(receivedAt + random.int(1, 30) * DAY),
    status: random.pick(OPEN_STATUSES),
  };
}
