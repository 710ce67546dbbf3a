import type { RuleProfile } from '../model.ts';

/** Yunxi district, Yueyang, 2020: the steps inside the unit; the limit itself is printed on each ticket. */
export const yunxi2020: RuleProfile = {
  format: 'anqi-rules',
  version: 1,
  id: 'yunxi-2020',
  name: '云溪区 2020 年办法',
  source:
    '云溪区 2020 年第二季度 12345 热线通报所载要求：收件一个工作日内阅批，非本单位事项一个工作日内退件并说明理由、改派建议，按所印期限办结。',
  rules: [
    {
      id: 'approval',
      name: '收件后 1 个工作日内阅批',
      clock: 'approval',
      amount: 1,
      unit: 'workingDays',
      from: 'assigned',
    },
    {
      id: 'return',
      name: '非本单位事项 1 个工作日内退件',
      clock: 'return',
      amount: 1,
      unit: 'workingDays',
      from: 'assigned',
    },
  ],
};
