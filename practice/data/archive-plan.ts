/** How the archived quarter's 2,282 hotline tickets are dealt out: units, categories, overdue ones. */
import type { Random } from './random.ts';
import { BUREAUS, type Category } from './units.ts';

/** Tickets, those finished late, those still open past their limit. */
type UnitCounts = readonly [total: number, late: number, open: number];

const BUREAU_COUNTS: Readonly<Record<string, UnitCounts>> = {
  区人社局: [326, 35, 9],
  区市监局: [131, 0, 0],
  区住建局: [126, 7, 2],
  区城管局: [124, 6, 1],
  区教体局: [98, 0, 0],
  区交通运输局: [96, 0, 0],
  区自然资源局: [92, 5, 1],
  区公安分局: [86, 2, 0],
  区卫健局: [84, 2, 0],
  区生态环境分局: [79, 2, 0],
  区农业农村局: [68, 1, 0],
  区水利局: [63, 0, 0],
  区民政局: [57, 0, 0],
  区医保局: [52, 0, 0],
  区司法局: [30, 0, 0],
  区退役军人局: [24, 0, 0],
};

const TOWN_COUNTS: Readonly<Record<string, UnitCounts>> = {
  云溪街道: [203, 13, 3],
  路口镇: [159, 38, 0],
  松杨湖街道: [139, 9, 3],
  长岭街道: [128, 8, 2],
  陆城镇: [117, 7, 2],
};

/** What the towns handle beside the bureaus; sums to their tickets. */
const TOWN_CATEGORIES: Readonly<Partial<Record<Category, number>>> = {
  人力资源和社会保障: 169,
  住房与城乡建设: 139,
  城市管理: 118,
  生态环境: 54,
  自然资源: 50,
  农业农村: 50,
  水利供水: 44,
  交通运输: 40,
  公安政法: 24,
  市场监管: 20,
  民政: 16,
  卫生健康: 12,
  教育体育: 10,
};

export type Fate = 'onTime' | 'late' | 'open';

export interface Slot {
  unit: string;
  category: Category;
  fate: Fate;
}

/** One slot a ticket, in random order; the counts are exact whatever the seed. */
export function archiveSlots(random: Random): Slot[] {
  const fates = ([total, late, open]: UnitCounts): Fate[] =>
    Array.from({ length: total }, (_, i) => (i < late ? 'late' : i < late + open ? 'open' : 'onTime'));
  const slotsOf = (counts: Readonly<Record<string, UnitCounts>>, categoryOf: (unit: string) => Category) =>
    Object.entries(counts).flatMap(([unit, count]) =>
      fates(count).map((fate) => ({ unit, category: categoryOf(unit), fate })),
    );

  const townCategories = random.shuffle(
    (Object.entries(TOWN_CATEGORIES) as [Category, number][]).flatMap(([category, n]) =>
      Array<Category>(n).fill(category),
    ),
  );
  const nextCategory = () => townCategories.pop() ?? '城市管理';
  return random.shuffle([
    ...slotsOf(BUREAU_COUNTS, (unit) => BUREAUS[unit] ?? '城市管理'),
    ...slotsOf(TOWN_COUNTS, nextCategory),
  ]);
}
