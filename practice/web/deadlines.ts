/** How a ticket's limits are labelled: with one, plainly; with two, by who set them. */
import type { DetailView } from './http.ts';

export type Labelled = [label: string, time: string];

/** Label and printed time of each limit the ticket has; `—` where it has none. */
export function deadlines({ dueAt, cityDueAt }: DetailView): Labelled[] {
  if (cityDueAt === '') return [['办结期限', dueAt || '—']];
  return [
    ['市交办办结期限', cityDueAt],
    ['区交办办结期限', dueAt || '—'],
  ];
}

/** The limits, and the finish once there is one. */
export function deadlinesAndFinish(ticket: DetailView): Labelled[] {
  return [...deadlines(ticket), ...(ticket.finishedAt ? [['办结时间', ticket.finishedAt] satisfies Labelled] : [])];
}
