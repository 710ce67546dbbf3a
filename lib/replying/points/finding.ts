/** What was found out, and how it was checked (诉求是否属实, 如何核实). */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import { type Reading, spansOf } from '../reading.ts';
import { isInquiry } from './inquiry.ts';

/** What it was due to is a finding, too. */
const CAUSE = /所致$|原因(?:是|为|系)|系因|是因为?|由于/;

export function finding(reading: Reading): Found {
  const spans = spansOf(reading, 'investigated');
  const causes = reading.clauses.filter(({ text }) => CAUSE.test(text)).map(({ from, to }) => ({ from, to }));
  if (spans.length === 0 && causes.length > 0) return { state: 'met', says: words('point_finding_met'), spans: causes };
  if (spans.length > 0) return { state: 'met', says: words('point_finding_met'), spans };
  if (isInquiry(reading.draft)) return { state: 'unneeded', says: words('point_for_inquiry'), spans };
  return { state: 'open', says: words('point_finding_open'), spans };
}
