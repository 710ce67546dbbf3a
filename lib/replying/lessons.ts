/** What call-backs (回访) said of a ticket that came back: why, beside the reply that was sent. */
import * as z from 'zod/mini';
import { saysContacted, saysNotContacted } from '../ticket/contacted.ts';
import type { Earlier, Ticket } from '../ticket/model.ts';
import { saysRework } from '../ticket/state.ts';

/** 未联系, 未告知, 未解决, 不满意, 重办. */
const LESSONS = ['notContacted', 'notTold', 'notSolved', 'unsatisfied', 'rework'] as const;

export const zLesson = z.strictObject({
  round: z.number(),
  why: z.array(z.enum(LESSONS)),
  /** The page's own words: status, satisfaction. */
  words: z.array(z.string()),
  /** What the citizen said. */
  opinion: z.optional(z.string()),
  reply: z.optional(z.string()),
  finishedAt: z.optional(z.string()),
});
export type Lesson = z.infer<typeof zLesson>;

/** Whether a satisfaction in the page's words is none: 不满意, 非常不满意; not 满意, 基本满意. */
const saysUnsatisfied = (text: string): boolean => /不满意|不太满意|差评|很差/.test(text);
const saysUnsolved = (text: string): boolean => /^(?:否|未|没)|未解决/.test(text.trim());

type Callback = NonNullable<Earlier['callback']>;

function whyOf({ contacted, told, solved, satisfaction, status }: Callback): Lesson['why'] {
  const why: Lesson['why'] = [];
  if (contacted !== undefined && saysNotContacted(contacted)) why.push('notContacted');
  else if (status !== undefined && /未联系/.test(status)) why.push('notContacted');
  if (told !== undefined && !saysContacted(told) && /^(?:否|未)/.test(told.trim())) why.push('notTold');
  if (solved !== undefined && saysUnsolved(solved)) why.push('notSolved');
  if ([satisfaction, status].some((text) => text !== undefined && saysUnsatisfied(text))) why.push('unsatisfied');
  if (saysRework(status)) why.push('rework');
  return why;
}

/** Every round of a ticket that did not hold, the last one first; of the present one where its call-back is known. */
export function lessonsOf(ticket: Ticket): Lesson[] {
  const past = (ticket.earlier ?? []).map(({ callback = {}, reply, printed, outcome }, i) => {
    const why = whyOf(callback);
    return lesson(
      i + 1,
      why.length > 0 ? why : ['rework'],
      callback,
      reply,
      printed?.finishedAt ?? outcome?.finishedAt,
    );
  });
  // While it is open, the fields are the clerk's, not the call-back's; what the citizen said, nobody else says.
  if (ticket.open === 1) {
    const isFirstSeen = past.length === 0 && ticket.round > 1 && ticket.opinion !== undefined;
    return isFirstSeen ? [lesson(ticket.round - 1, ['rework'], { opinion: ticket.opinion })] : past.reverse();
  }
  const { satisfaction, opinion, ...rest } = ticket;
  // An opinion of the round before stays on the page until there is another.
  const last = ticket.earlier?.at(-1)?.callback;
  const said = {
    ...rest,
    ...(satisfaction === last?.satisfaction ? {} : { satisfaction }),
    ...(opinion === last?.opinion ? {} : { opinion }),
  };
  const why = whyOf(said).filter((each) => each !== 'rework');
  const now = why.length > 0 ? [lesson(ticket.round, why, said, ticket.reply, ticket.finishedAt)] : [];
  return [...now, ...past.reverse()];
}

function lesson(
  round: number,
  why: Lesson['why'],
  { status, satisfaction, opinion }: Callback,
  reply?: string,
  finishedAt?: string,
): Lesson {
  const words = [status, satisfaction].filter((text) => text !== undefined);
  return {
    round,
    why,
    words,
    ...(opinion ? { opinion } : {}),
    ...(reply ? { reply } : {}),
    ...(finishedAt ? { finishedAt } : {}),
  };
}
