/** By what rule: where a reply refuses, or explains, it names the document and its number. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import { type Reading, spansOf } from '../reading.ts';

const REFUSES =
  /不予|不(?:能|可以?)(?:办理|享受|发放|补偿|受理|批准|审批|登记|落户|报销|支持|纳入|提供|同意)|无法(?:办理|享受|满足|受理|纳入|支持|审批|认定|落户)|不符合|不具备|暂不(?!清)|不在[^，。]{0,14}范围|不属于[^，。]{0,14}(?:范围|对象|条件)|不享受/;
/** A statute stands for itself; other documents are found by their number. */
const NUMBERED = /\d{1,4}\s*号|第[一二三四五六七八九十百\d]+条|《[^》]*(?:法|条例)[^》]{0,6}》/;

export function policy(reading: Reading): Found {
  const spans = spansOf(reading, 'policy');
  const refusals = reading.clauses
    .filter(({ text }, i) => REFUSES.test(text) && reading.substance.clauses[i]?.kind !== 'retold')
    .map(({ from, to }) => ({ from, to }));
  const isNeeded = refusals.length > 0 || /咨询/.test(reading.draft.kind ?? '');
  if (spans.some(({ from, to }) => NUMBERED.test(reading.text.slice(from, to))))
    return { state: 'met', says: words('point_policy_met'), spans };
  if (spans.length > 0) return { state: isNeeded ? 'look' : 'met', says: words('point_policy_number'), spans };
  if (!isNeeded) return { state: 'unneeded', says: words('point_policy_unneeded'), spans };
  return {
    state: 'open',
    says: words(refusals.length > 0 ? 'point_policy_open' : 'point_policy_inquiry'),
    spans: refusals,
  };
}
