import { defineCommand } from 'citty';
import { thisMachine } from '../place.ts';
import { runReport } from '../report/run.ts';
import { say } from '../say.ts';
import { refuse, tell } from './output.ts';

export const report = defineCommand({
  meta: {
    name: 'report',
    description:
      "Figures of a period over a file of tickets (.jsonl, .xlsx, .csv), or over the office's copy, as files.",
  },
  args: {
    tickets: { type: 'string', description: 'The tickets: lines of JSON, or an export' },
    db: { type: 'boolean', description: "The tickets of the office's copy, in place of --tickets" },
    period: { type: 'string', description: 'A quarter, a month or a year: 2020Q2, 2020-05, 2020', required: true },
    out: { type: 'string', description: 'The folder to write to', required: true },
    previous: { type: 'string', description: 'The tickets of the year before' },
    unit: { type: 'string', description: 'One unit only' },
    profile: { type: 'string', description: 'A reporting profile (.json)' },
    'as-of': { type: 'string', description: 'The instant that decides what is open and overdue' },
    unmask: { type: 'boolean', description: 'Write names and telephone numbers as they are; noted in unmask.log' },
  },
  async run({ args }) {
    const { tickets, db, period, out, previous, unit, profile, unmask } = args;
    try {
      const asked = { tickets, db, period, out, previous, unit, profile, asOf: args['as-of'], unmask };
      for (const line of await runReport(asked, Date.now(), say, thisMachine())) tell(line);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  },
});
