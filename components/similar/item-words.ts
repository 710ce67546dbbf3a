/** What is said of a related ticket: why it is shown, and what became of it. */
import type { Reason, RelatedTicket } from '../../lib/similar/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

export function reasonWords(reason: Reason): string {
  if (reason.why !== 'like') return say(words(`related_why_${reason.why}`));
  const percent = Math.round(reason.share * 100);
  return reason.terms.length > 0
    ? say(words('related_why_like', percent, reason.terms.join('、')))
    : say(words('related_why_like_only', percent));
}

interface Said {
  tone: 'good' | 'bad' | 'plain';
  text: string;
}

/** How a ticket stands or ended, in the platform's own words where it has some. */
export function outcomeWords({
  status,
  phase,
  late,
  round,
  solved,
  satisfaction,
  returnReason,
  returnTo,
}: RelatedTicket) {
  const said: Said[] = [{ tone: 'plain', text: status ?? say(words(`related_phase_${phase}`)) }];
  if (phase === 'finished' && late !== undefined)
    said.push({ tone: late ? 'bad' : 'good', text: say(words(late ? 'related_late' : 'related_on_time')) });
  if (round > 1) said.push({ tone: 'plain', text: say(words('panel_round', round)) });
  if (solved !== undefined) said.push({ tone: 'plain', text: say(words('related_solved', solved)) });
  if (satisfaction !== undefined) said.push({ tone: 'plain', text: say(words('related_satisfaction', satisfaction)) });
  if (returnTo !== undefined) said.push({ tone: 'plain', text: say(words('related_return_to', returnTo)) });
  if (returnReason !== undefined) said.push({ tone: 'plain', text: say(words('related_return_reason', returnReason)) });
  return said;
}
