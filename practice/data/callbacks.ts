/** What citizens say when the hotline calls back. */
import type { Answer, Callback } from './model.ts';
import type { Random } from './random.ts';

/** Answers without contact are mostly found wanting. */
export function callbackFor(answer: Answer, random: Random): Callback {
  const spoken = answer.contacted === '是';
  const solved = answer.solved === '是' && random.chance(0.92);
  const content = spoken && random.chance(solved ? 0.96 : 0.5);
  return {
    contacted: spoken ? '是' : '否',
    told: spoken ? '是' : '否',
    solved: solved ? '是' : '否',
    satisfaction: content ? (random.chance(0.8) ? '满意' : '基本满意') : '不满意',
  };
}
