/** How an office defines its figures: a reporting profile. Every choice is printed beside the figure that it decides. */
import * as z from 'zod/mini';

export const zProfile = z.strictObject({
  name: z._default(z.string().check(z.minLength(1), z.maxLength(60)), '云溪 2020'),
  /** Whether a ticket counts in the period in which it is due, or in which it was assigned. */
  bucket: z._default(z.enum(['due', 'assigned']), 'due'),
  /** 按期办结率: 1 − overdue / due, finished on time / due, finished on time / finished. */
  onTime: z._default(z.enum(['notOverdue', 'onTimeOfDue', 'onTimeOfFinished']), 'notOverdue'),
  /** 满意率: satisfied / called back, or 1 − dissatisfied / called back. */
  satisfaction: z._default(z.enum(['satisfied', 'notDissatisfied']), 'satisfied'),
  /** What 基本满意 weighs as satisfied. */
  basicallySatisfied: z._default(z.number().check(z.minimum(0), z.maximum(1)), 1),
  /** 解决率 of those called back, or of those finished. */
  solved: z._default(z.enum(['calledBack', 'finished']), 'calledBack'),
  /** Weights of the composite score of 响应率, 解决率, 满意率. */
  composite: z._default(z.strictObject({ response: z.number(), solved: z.number(), satisfaction: z.number() }), {
    response: 0.1,
    solved: 0.5,
    satisfaction: 0.4,
  }),
});
export type Profile = z.infer<typeof zProfile>;
export const DEFAULT_PROFILE: Profile = zProfile.parse({});
