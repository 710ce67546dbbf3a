import type { Rule, RuleProfile } from '../model.ts';

const limit = (
  id: string,
  name: string,
  term: Pick<Rule, 'amount' | 'unit'>,
  red: Rule['red'],
  when?: Rule['when'],
): Rule => ({
  id,
  name,
  clock: 'limit',
  ...(when ? { when } : {}),
  ...term,
  from: 'assigned',
  ...(red ? { red } : {}),
});

/** Beijing's four levels of response, hours and calendar days: weekends and holidays count. */
export const beijingLevels: RuleProfile = {
  format: 'anqi-rules',
  version: 1,
  id: 'beijing-levels',
  name: '北京式四级：2 小时、24 小时、7 日、15 日',
  source:
    '北京 2021 年接诉即办标准草案所列四级：2 小时、24 小时、7 个自然日、15 个自然日。实际以工单所载期限为准；各级用词按本地平台改写。',
  rules: [
    limit(
      'level-1',
      '一级：2 小时',
      { amount: 2, unit: 'hours' },
      { amount: 0.5, unit: 'hours' },
      {
        urgencies: ['一级', '特急', '紧急', '突发'],
      },
    ),
    limit(
      'level-2',
      '二级：24 小时',
      { amount: 24, unit: 'hours' },
      { amount: 2, unit: 'hours' },
      {
        urgencies: ['二级', '加急', '24小时'],
      },
    ),
    limit('level-4', '四级：15 日', { amount: 15, unit: 'calendarDays' }, undefined, { urgencies: ['四级', '疑难'] }),
    limit('level-3', '三级：7 日', { amount: 7, unit: 'calendarDays' }, undefined),
  ],
};
