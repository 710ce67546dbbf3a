/** One line about a clock: its name, its end, how it stands and where the end comes from. */
import { type Say, words } from '../ticket/words.ts';
import { type ClockLine, plainMoment } from './view.ts';

/** `区交办期限 2026-11-27 17:30 · 按规则` */
export function lineText({ name, dueAt, source, state }: ClockLine, say: Say): string {
  const stands = state === 'running' ? [] : [say(words(`clock_state_${state}`))];
  const from = source === 'page' ? [] : [say(words(`clock_source_${source}`))];
  return [`${say(words(`clock_name_${name}`))} ${plainMoment(dueAt)}`, ...stands, ...from].join(' · ');
}
