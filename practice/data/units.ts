/** Units of the practice district with what they handle, and the section that signs for them. */

/** Categories of the first level (行业分类). */
export const CATEGORIES = [
  '人力资源和社会保障',
  '住房与城乡建设',
  '城市管理',
  '市场监管',
  '教育体育',
  '交通运输',
  '自然资源',
  '卫生健康',
  '公安政法',
  '生态环境',
  '农业农村',
  '水利供水',
  '民政',
  '医疗保障',
  '司法行政',
  '退役军人事务',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Bureaus: each handles its own category. */
export const BUREAUS: Readonly<Record<string, Category>> = {
  区人社局: '人力资源和社会保障',
  区住建局: '住房与城乡建设',
  区城管局: '城市管理',
  区市监局: '市场监管',
  区教体局: '教育体育',
  区交通运输局: '交通运输',
  区自然资源局: '自然资源',
  区卫健局: '卫生健康',
  区公安分局: '公安政法',
  区生态环境分局: '生态环境',
  区农业农村局: '农业农村',
  区水利局: '水利供水',
  区民政局: '民政',
  区医保局: '医疗保障',
  区司法局: '司法行政',
  区退役军人局: '退役军人事务',
};

/** Towns and subdistricts: each handles whatever happens on its ground. */
export const TOWNS = ['云溪街道', '路口镇', '松杨湖街道', '长岭街道', '陆城镇'] as const;

export const UNITS: readonly string[] = [...Object.keys(BUREAUS), ...TOWNS];

/** Shares of the running quarter's tickets: towns get the general matters. */
export const RUNNING_UNITS: readonly string[] = [...Object.keys(BUREAUS), ...TOWNS, ...TOWNS, ...TOWNS, '区人社局'];

/** The bureau that a category belongs to. */
export function bureauOf(category: string): string {
  return Object.entries(BUREAUS).find(([, own]) => own === category)?.[0] ?? '区行政审批服务局';
}
