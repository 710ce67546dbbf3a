/** Signed by the unit, with a date. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

const END = 60;
const DATE =
  /(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|二[〇○零O0][一二三四五六七八九〇○零]{2}年[^，。]{2,8}日/;
const UNIT = /(?:局|委员会|办公室|镇|乡|街道|政府|中心|办事处|支队|大队|公司|委|所|院|处|厅)\s*(?=$|\s|\d|二|（|[。])/;

export function signed({ text }: Reading): Found {
  const from = Math.max(0, text.trimEnd().length - END);
  const end = text.slice(from).trimEnd();
  const hasDate = DATE.test(end);
  const hasUnit = UNIT.test(end);
  const spans = [DATE, UNIT].flatMap((pattern) => {
    const match = pattern.exec(end);
    return match ? [{ from: from + match.index, to: from + match.index + match[0].trimEnd().length }] : [];
  });
  if (hasDate && hasUnit) return { state: 'met', says: words('point_signed_met'), spans };
  return {
    state: 'open',
    says: words(hasDate ? 'point_signed_unit' : hasUnit ? 'point_signed_date' : 'point_signed_open'),
    spans,
  };
}
