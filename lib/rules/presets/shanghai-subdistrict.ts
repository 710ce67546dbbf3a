import type { Rule, RuleProfile } from '../model.ts';

const limit = (id: string, name: string, amount: number, when?: Rule['when']): Rule => ({
  id,
  name,
  clock: 'limit',
  ...(when ? { when } : {}),
  amount,
  unit: 'workingDays',
  from: 'assigned',
});

/** A subdistrict of Shanghai: the limit goes by what kind of matter it is. */
export const shanghaiSubdistrict: RuleProfile = {
  format: 'anqi-rules',
  version: 1,
  id: 'shanghai-subdistrict',
  name: '上海某街道：按类型分级',
  source:
    '上海某街道 12345 工单分级办理时限：咨询、建议 1 个工作日，督办、复核 3 个工作日，求助、投诉 5 个工作日，疑难经批准 15 个工作日。类型不明的从严按 1 个工作日，重办按复核计。',
  rules: [
    limit('complex', '疑难（经批准）15 个工作日', 15, { urgencies: ['疑难'] }),
    limit('supervised', '督办、复核 3 个工作日', 3, { kinds: ['督办', '复核'] }),
    limit('supervised-urgency', '督办、复核 3 个工作日（按紧急程度）', 3, { urgencies: ['督办', '复核'] }),
    limit('rework', '重办按复核 3 个工作日', 3, { round: 'rework' }),
    limit('help', '求助、投诉 5 个工作日', 5, { kinds: ['求助', '投诉', '举报'] }),
    limit('question', '咨询、建议及类型不明 1 个工作日', 1),
  ],
};
