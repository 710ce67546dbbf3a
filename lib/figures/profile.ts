/** How an office defines its figures: a reporting profile. Every choice is printed beside the figure that it decides. */
import * as z from 'zod/mini';

/** The date that puts a ticket into a period. */
export const BUCKETS = ['due', 'assigned', 'received', 'finished'] as const;
export type Bucket = (typeof BUCKETS)[number];

const zWeight = z.number().check(z.minimum(0), z.maximum(1));

/** Weights that add up to one. */
const zComposite = z
  .strictObject({ response: zWeight, solved: zWeight, satisfaction: zWeight })
  .check(
    z.refine(
      ({ response, solved, satisfaction }) => Math.abs(response + solved + satisfaction - 1) < 1e-9,
      'the weights do not add up to 1',
    ),
  );

export const zProfile = z.strictObject({
  name: z._default(z.string().check(z.minLength(1), z.maxLength(60)), '云溪 2020'),
  /** Which date decides whether a ticket is one of the period's 应办. */
  bucket: z._default(z.enum(BUCKETS), 'due'),
  /** When the office's day ends, as 12:00: what happens later counts on the next day. Without it at midnight. */
  dayCut: z.optional(z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))),
  /** 按期办结率: 1 − overdue / due, finished on time / due, finished on time / finished. */
  onTime: z._default(z.enum(['notOverdue', 'onTimeOfDue', 'onTimeOfFinished']), 'notOverdue'),
  /** 回访: all of them, or the effective ones, in which the citizen gave an opinion. */
  callbacks: z._default(z.enum(['all', 'effective']), 'all'),
  /** 满意率: satisfied / called back, or 1 − dissatisfied / called back. */
  satisfaction: z._default(z.enum(['satisfied', 'notDissatisfied']), 'satisfied'),
  /** What 基本满意 weighs as satisfied. */
  basicallySatisfied: z._default(zWeight, 1),
  /** 解决率 of those called back, or of those finished. */
  solved: z._default(z.enum(['calledBack', 'finished']), 'calledBack'),
  /** Weights of the composite score of 响应率, 解决率, 满意率. */
  composite: z._default(zComposite, {
    response: 0.1,
    solved: 0.5,
    satisfaction: 0.4,
  }),
});
export type Profile = z.infer<typeof zProfile>;
export const DEFAULT_PROFILE: Profile = zProfile.parse({});
