/** Names that name one person. */
import { maskName } from '../ticket/mask.ts';
import { foldedText } from './fold.ts';

/** A surname with a form of address, or a name that hides a part, is many people's. */
const ADDRESS = /先生|女士|小姐|同志|老师|师傅|某|[*＊xX]/;
const NAME = /^[\u4e00-\u9fff]{2,4}$/;

/** A citizen's whole name as it is compared; '' where the field holds none. */
export function fullName(field: string | undefined): string {
  if (field === undefined || ADDRESS.test(field) || maskName(field) === field.trim()) return '';
  const name = foldedText(field);
  return NAME.test(name) ? name : '';
}

/** A name in 32 bits, 0 for none. */
export function packName(name: string): number {
  let mixed = 0;
  for (let i = 0; i < name.length; i++) mixed = Math.imul(mixed ^ name.charCodeAt(i), 0x0100_0193);
  return name === '' ? 0 : (mixed ^ (mixed >>> 15) || 1) >>> 0;
}
