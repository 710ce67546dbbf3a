/** 先进单位 by a rule that the bulletin prints. */
import type { Figure } from '../figures/definitions.ts';
import type { Report } from '../figures/report.ts';
import type { BulletinSettings } from './settings.ts';

/**
 * Units with enough due and both rates high enough, the best first: by satisfaction, then by how much they had to do, then by name.
 * Who equals the last one is named too. A unit of which nobody was called back has no satisfaction, and is not among them.
 */
export function bestUnits({ units }: Report, rule: BulletinSettings['best']): string[] {
  const rateOf = (figures: readonly Figure[], id: string) => figures.find((each) => each.id === id)?.value ?? -1;
  const fit = units
    .map(({ unit, figures }) => ({
      unit,
      due: rateOf(figures, 'due'),
      onTime: rateOf(figures, 'onTimeRate'),
      satisfaction: rateOf(figures, 'satisfactionRate'),
    }))
    .filter(
      ({ unit, due, onTime, satisfaction }) =>
        unit !== '' && due >= rule.minDue && onTime >= rule.onTimeRate && satisfaction >= rule.satisfactionRate,
    )
    .sort((a, b) => b.satisfaction - a.satisfaction || b.due - a.due || (a.unit < b.unit ? -1 : 1));
  const last = fit[rule.most - 1];
  return fit
    .filter((each, i) => i < rule.most || (each.satisfaction === last?.satisfaction && each.due === last.due))
    .map(({ unit }) => unit);
}
