/** figures.json: every figure with its formula, numerator and denominator, so that a printed number can be traced. */
import { instantText } from '../calendar/time.ts';
import type { Figure } from '../figures/definitions.ts';
import { LIST_NAMES, type Report } from '../figures/report.ts';
import type { Say } from '../ticket/words.ts';

export function figuresJson(report: Report, say: Say): object {
  const { question, hotline, mailbox, units, rankings, lists, merged } = report;
  const printed = (prefix: string, figures: readonly Figure[]) =>
    figures.map(({ id, name, formula, ...rest }) => ({
      id: `${prefix}${id}`,
      name: say(name),
      formula: say(formula),
      ...rest,
    }));
  return {
    period: question.period.name,
    asOf: instantText(question.asOfMs),
    profile: question.profile,
    figures: [
      ...printed('', hotline),
      ...printed('mailbox.', mailbox),
      ...units.flatMap(({ unit, figures }) => printed(`unit.${unit || '—'}.`, figures)),
    ],
    rankings,
    tables: {
      ...Object.fromEntries(LIST_NAMES.map((list) => [list, lists[list].map(({ ticketNo }) => ticketNo)])),
      merged,
    },
  };
}
