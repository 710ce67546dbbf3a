/** An attempt to reach a citizen, in one line of a file. */
import { plainMoment } from '../clocks/view.ts';
import type { Contact } from '../ticket/contacts.ts';
import { type Say, words } from '../ticket/words.ts';

/** When, how, whether anybody was reached, what came of it. */
export function contactText({ at, how, means, whom, by, reached, told, opinion, said }: Contact, say: Say): string {
  const parts = [
    plainMoment(at).slice(0, 16),
    say(words(`contact_how_${means ?? how}`)),
    say(words(reached ? 'contact_reached_yes' : 'contact_reached_no')),
    whom,
    told && say(words('contact_told')),
    opinion && say(words(`contact_opinion_${opinion}`)),
    by && say(words('contact_by', by)),
    said,
  ];
  return parts.filter(Boolean).join(' ');
}
