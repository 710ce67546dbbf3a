import type { RuleProfile } from '../model.ts';

/** Jinan, Weifang and Shandong: five working days, ten for complex matters, two for a return. */
export const province5wd: RuleProfile = {
  format: 'anqi-rules',
  version: 1,
  id: 'province-5wd',
  name: '省级通行：5 个工作日',
  source:
    '济南、潍坊 12345 条例与山东省投诉专线办法：5 个工作日办结答复，疑难复杂 10 个工作日；2 个工作日内说明理由退回；期限前 1 个工作日黄牌；延期 7 个工作日，须在期限内申请。',
  rules: [
    {
      id: 'return',
      name: '2 个工作日内退件',
      clock: 'return',
      amount: 2,
      unit: 'workingDays',
      from: 'assigned',
    },
    {
      id: 'complex',
      name: '疑难复杂 10 个工作日',
      clock: 'limit',
      when: { urgencies: ['疑难', '复杂'] },
      amount: 10,
      unit: 'workingDays',
      from: 'assigned',
      pausable: true,
      yellow: { amount: 1, unit: 'workingDays' },
      extension: { amount: 7, unit: 'workingDays' },
    },
    {
      id: 'limit',
      name: '5 个工作日办结答复',
      clock: 'limit',
      amount: 5,
      unit: 'workingDays',
      from: 'assigned',
      pausable: true,
      yellow: { amount: 1, unit: 'workingDays' },
      extension: { amount: 7, unit: 'workingDays' },
    },
    {
      id: 'extension',
      name: '期限届满前申请延期',
      clock: 'extension',
      amount: 0,
      unit: 'workingDays',
      from: 'limit',
    },
  ],
};
