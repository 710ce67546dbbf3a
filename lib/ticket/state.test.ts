import { describe, expect, it } from 'vitest';
import { phaseOf, saysRework, statedPhase } from './state.ts';

const words = (text: string) => text.split(' ');

describe('the phase a status states', () => {
  it.each(
    words(
      '已办结 办结 按期办结 超期办结 已解决 已完成 已归档 待归档 待回访 已回访 回访中 已关闭 已结案 重办已办结 办结审核通过 办理完毕 处理完成',
    ),
  )('%s is finished', (status) => expect(statedPhase(status)).toBe('finished'));

  it.each(
    words(
      '未办结 超期未办结 待办结 办结中 办结待审 未解决 待签收 处办中 待处置 待审核 督办 重办 退回重办 发回重办 退件审核中 ' +
        '退单申请 退件审核不通过 退件已驳回 延期申请已驳回 延期中 已签收 办理中 未按期办结 退回承办单位 答复驳回 审核不通过 签收完成',
    ),
  )('%s is open', (status) => expect(statedPhase(status)).toBe('open'));

  it.each(words('已退回 退回 已退单 退件审核通过 退回申请已同意 已驳回 已作废 已撤销 不予受理'))(
    '%s has left the unit',
    (status) => expect(statedPhase(status)).toBe('returned'),
  );

  it('takes an unknown word for open, unless a finish time stands there', () => {
    expect(statedPhase('甲类')).toBeUndefined();
    expect(phaseOf({ status: '甲类' })).toBe('open');
    expect(phaseOf({ status: '甲类', finishedAt: '2026-11-23' })).toBe('finished');
    expect(phaseOf({})).toBe('open');
    expect(phaseOf({ status: '待审核', finishedAt: '2026-11-23' })).toBe('open');
  });

  it('hears a rework', () => {
    expect(words('重办 返工 二次办理 发回重办 重办已办结').every(saysRework)).toBe(true);
    expect(words('无需重办 已办结').some(saysRework)).toBe(false);
  });
});
