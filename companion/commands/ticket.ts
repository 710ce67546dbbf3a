import { defineCommand } from 'citty';
import { findTicket } from '../ticket/find.ts';
import { ticketLines } from '../ticket/lines.ts';
import { written } from '../written.ts';
import { EXIT, tell } from './output.ts';
import { said, withStore } from './storing.ts';

const args = {
  site: { type: 'string', description: 'The platform, as https://platform.example' },
  json: { type: 'boolean', description: 'A line of JSON a ticket' },
  number: { type: 'positional', description: 'The number of the ticket', required: false },
} as const;

export const ticket = defineCommand({
  meta: {
    name: 'ticket',
    description: 'Show a ticket as it is merged: whose each value is, what gave way, its history.',
  },
  args,
  run: ({ args: given }) =>
    said(async () => {
      const [number] = given._;
      if (number === undefined) throw new Error('name one ticket by its number');
      let damaged = 0;
      const found = await withStore((store) => findTicket(store, number, given.site, () => damaged++));
      if (damaged > 0) tell(`${damaged} damaged rows were left out`);
      if (found.tickets.length + found.gone.length === 0) {
        tell('there is no ticket of this number');
        process.exitCode = EXIT.failed;
      } else if (given.json) {
        for (const kept of found.tickets) await written(process.stdout, `${JSON.stringify(kept)}\n`);
      } else await written(process.stdout, `${ticketLines(found).join('\n')}\n`);
    }),
});
