/** figures.json: every figure with its formula, numerator and denominator, so that a printed number can be traced. */
import { instantText } from '../calendar/time.ts';
import type { Figure } from '../figures/definitions.ts';
import type { Report } from '../figures/report.ts';
import type { Say } from '../ticket/words.ts';

export function figuresJson(report: Report, say: Say): object {
  const { question, hotline, mailbox, units, rankings, tickets, merged } = report;
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
    tables: { ...tickets, merged },
  };
}
