/** No data of other people: identity-card and bank numbers never, telephone numbers only of whom the citizen may call. */
import { words } from '../../ticket/words.ts';
import type { Found, Span } from '../model.ts';
import type { Reading } from '../reading.ts';

const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const BANK = /(?<!\d)(?:62|60|43|45|55|37)\d{14,17}(?!\d)/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
/** What stands before the number of an office. */
const OFFICE =
  /(?:联系人|联系电话|咨询|服务|监督|办公|值班|热线|致电|拨打|电联|负责人|经办人|工作人员|主任|科长|同志|网格员|民警)[^，。；]{0,14}$/;

export function others({ text, draft }: Reading): Found {
  const citizens = (draft.citizenPhone ?? '').replace(/\D/g, '');
  const identities = places(text, IDENTITY);
  const cards = places(text, BANK).filter(({ from }) => !identities.some((each) => each.from === from));
  const numbers = [...identities, ...cards];
  const mobiles = places(text, MOBILE).filter(({ from, to }) => {
    const isCitizens = citizens !== '' && citizens.endsWith(text.slice(from, to));
    return !isCitizens && !OFFICE.test(text.slice(Math.max(0, from - 20), from));
  });
  if (numbers.length > 0) return { state: 'open', says: words('point_others_number'), spans: numbers };
  if (mobiles.length > 0) return { state: 'look', says: words('point_others_mobile'), spans: mobiles };
  return { state: 'met', says: words('point_others_met'), spans: [] };
}

const places = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
