/** What was found out, and how it was checked (诉求是否属实, 如何核实). */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import { type Reading, spansOf } from '../reading.ts';
import { isInquiry } from './inquiry.ts';

export function finding(reading: Reading): Found {
  const spans = spansOf(reading, 'investigated');
  if (spans.length > 0) return { state: 'met', says: words('point_finding_met'), spans };
  if (isInquiry(reading.draft)) return { state: 'unneeded', says: words('point_for_inquiry'), spans };
  return { state: 'open', says: words('point_finding_open'), spans };
}
