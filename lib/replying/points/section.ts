/** A real telephone number, with the section that answers it. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

const PHONE =
  /(?<!\d)(?:0\d{2,3}[-—－ )）]?\s?\d{7,8}|1[3-9]\d{9}|[2-8]\d{6,7}|12\d{3}|9\d{4,5})(?!\d|\s*[元万千亩米吨户人个份张株平㎡%％])/g;
const SECTION =
  /(?:科|室|股|所|站|队|办|中心|窗口|部|处|局|委|镇|乡|街道|社区|公司|医院|学校|大厅|热线|同志|主任|先生|女士)/;
/** How far before the number its section stands. */
const NEAR = 30;

export function section({ text }: Reading): Found {
  const numbers = [...text.matchAll(PHONE)].map(({ index, 0: number }) => ({ from: index, to: index + number.length }));
  if (numbers.length === 0) return { state: 'open', says: words('point_section_open'), spans: [] };
  const named = numbers.filter(({ from, to }) => SECTION.test(text.slice(Math.max(0, from - NEAR), to + 8)));
  if (named.length === 0) return { state: 'open', says: words('point_section_name'), spans: numbers };
  return { state: 'met', says: words('point_section_met'), spans: named };
}
