/** A merged ticket as lines for people: each value with whose it is and since when, what gave way, and what changed. */
import type { Provenance } from '../../lib/copies/merge.ts';
import { FIELD_NAMES } from '../../lib/ticket/model.ts';
import { plain } from '../plain.ts';
import type { Kept } from '../store/read.ts';
import type { Found, Writer } from './find.ts';

export function ticketLines({ tickets, gone, writers }: Found): string[] {
  return [
    ...tickets.flatMap((kept) => linesOf(kept, writers)),
    ...gone.map(({ site, movedTo }) =>
      plain(movedTo === undefined ? `${site}: deleted here` : `${site}: moved to ${movedTo}`),
    ),
  ];
}

function linesOf(kept: Kept, writers: ReadonlyMap<string, Writer>): string[] {
  const by = ({ replica, at }: Provenance) => `${nameOf(writers.get(replica), replica)}, ${at}`;
  const { ticket, provenance, conflicts, history } = kept;
  const fields = FIELD_NAMES.flatMap((field) => {
    const [value, from] = [ticket[field], provenance[field]];
    return value === undefined ? [] : [`  ${field}: ${value}${from ? `   [${by(from)}]` : ''}`];
  });
  const gaveWay = conflicts.map((conflict) => `  ${conflict.field}: ${conflict.value}   [${by(conflict)}]`);
  const changes = history.map(({ at, field, from, to, source }) => `  ${at} ${field}: ${from} → ${to} (${source})`);
  return [
    `${kept.ticketNo}   ${kept.site}   round ${ticket.round}, ${ticket.open === 1 ? 'open' : 'finished'}, copies: ${kept.copies}`,
    ...fields,
    ...(gaveWay.length > 0 ? ['gave way:', ...gaveWay] : []),
    ...(changes.length > 0 ? ['history:', ...changes] : []),
  ].map(plain);
}

const nameOf = (writer: Writer | undefined, replica: string): string =>
  [writer?.clerk, writer?.unit, writer?.browser].filter(Boolean).join(' · ') || replica.slice(0, 8);
