/** What an office sets about its replies: how strictly each point is taken, whether sending is guarded, its own words. */
import * as z from 'zod/mini';
import { DEFAULT_POINTS, zPoints } from './model.ts';

const zWords = z.string().check(z.maxLength(500));

/** Sentences and particulars of one unit. `{时间}` and the like stand for what the contact log says. */
export const zUnitWords = z.strictObject({
  /** The unit that uses them, as its tickets name it; empty for all others. */
  unit: z.string().check(z.maxLength(100)),
  reached: zWords,
  tried: zWords,
  section: z.string().check(z.maxLength(50)),
  phone: z.string().check(z.maxLength(50)),
  signature: z.string().check(z.maxLength(100)),
});
export type UnitWords = z.infer<typeof zUnitWords>;

export const DEFAULT_WORDS: UnitWords = {
  unit: '',
  reached: '已于{时间}{方式}{诉求人}，{告知}，{内容}，诉求人{意见}。',
  tried: '已于{时间}先后{次数}次{方式}{诉求人}，均未联系到。',
  section: '',
  phone: '',
  signature: '',
};

export const zReplySettings = z.strictObject({
  /** Whether replies are checked as they are typed. */
  check: z.boolean(),
  /** Whether a reply with a required point open is asked about before it is sent. */
  guard: z.boolean(),
  points: zPoints,
  /** The one for all units first. */
  units: z.array(zUnitWords).check(z.minLength(1), z.maxLength(100)),
});
export type ReplySettings = z.infer<typeof zReplySettings>;

export const DEFAULT_REPLY_SETTINGS: ReplySettings = {
  check: true,
  guard: true,
  points: DEFAULT_POINTS,
  units: [DEFAULT_WORDS],
};

/** The words of a ticket's unit: its own, else those for all. */
export function wordsFor({ units }: ReplySettings, unit: string | undefined): UnitWords {
  const own = unit === undefined ? undefined : units.find((words) => words.unit !== '' && unit.includes(words.unit));
  return own ?? units.find((words) => words.unit === '') ?? units[0] ?? DEFAULT_WORDS;
}
