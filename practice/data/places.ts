/** Made-up places on the ground of the practice district. */
import type { Random } from './random.ts';
import { TOWNS } from './units.ts';

const ROADS = [
  '文苑路',
  '建设路',
  '长康路',
  '杏花路',
  '金盆路',
  '凤凰路',
  '洗脚桥路',
  '胜利路',
  '沿湖路',
  '工业园三路',
];
const ESTATES = [
  '锦绣花园',
  '和兴小区',
  '滨湖名邸',
  '大桥佳苑',
  '云景新城',
  '安居小区',
  '绿洲家园',
  '桂香苑',
  '春晓里',
];
const VILLAGES = ['青松村', '荷塘村', '桥头村', '南冲村', '枫树村', '新垸村', '长塘村', '石桥村', '泉水村', '大田村'];

export interface Place {
  /** With the town's name in front, as in 事发地址. */
  full: string;
  /** As one says it in a sentence. */
  short: string;
}

/** Kinds of place: a housing estate, a street, a village. */
export type Ground = 'estate' | 'road' | 'village';

/** A place in the unit's own town, or in any town for a bureau. @param ground any kind when left out */
export function placeFor(unit: string, ground: Ground | undefined, random: Random): Place {
  const town = (TOWNS as readonly string[]).includes(unit) ? unit : random.pick(TOWNS);
  const short = shortPlace(ground ?? random.pick(['estate', 'road', 'village'] as const), random);
  return { full: `云溪区${town}${short}`, short };
}

function shortPlace(ground: Ground, random: Random): string {
  if (ground === 'village') return `${random.pick(VILLAGES)}${random.int(1, 12)}组`;
  if (ground === 'estate') return `${random.pick(ESTATES)}${random.int(1, 18)}栋`;
  return `${random.pick(ROADS)}${random.int(2, 288)}号附近`;
}
