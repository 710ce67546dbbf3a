/** How a ticket's limits are labelled: with one, plainly; with two, by who set them. */
import type { DetailView } from './http.ts';

/** Label and printed time of each limit the ticket has; `—` where it has none. */
export function deadlines({ dueAt, cityDueAt }: DetailView): [label: string, time: string][] {
  if (cityDueAt === '') return [['办结期限', dueAt || '—']];
  return [
    ['市交办办结期限', cityDueAt],
    ['区交办办结期限', dueAt || '—'],
  ];
}
