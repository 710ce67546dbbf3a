import type { Step } from '../../lib/clocks/steps.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** How a deadline came about, a line a day, so that it can be checked with a pencil and a calendar. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <table class="steps">
      <tbody>
        {steps.map((step, i) => (
          <tr key={i} class={step.type}>
            <td class="date">{step.date}</td>
            <td>{say(words(`weekday_${step.weekday}`))}</td>
            <td class={`kind ${step.kind}`}>{kindOf(step)}</td>
            <td class="what">{whatOf(step)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 国庆节 of a holiday; a day worked for one is none, whatever it is named after. */
const kindOf = ({ kind, name }: Step) => (kind === 'makeUp' ? undefined : name) ?? say(words(`day_${kind}`));

function whatOf({ type, nth, at, from, to, minutes }: Step): string {
  if (type === 'start' || type === 'due') return say(words(`step_${type}`, at ?? '')).trim();
  if (minutes !== undefined)
    return from === undefined
      ? say(words(`step_${type}_time`, spell(minutes)))
      : say(words(`step_${type}_hours`, from, to ?? '', spell(minutes)));
  return say(words(`step_${type}`, nth ?? ''));
}

/** `3 小时 20 分` of minutes. */
function spell(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = [
    ...(hours > 0 ? [say(words('step_h', hours))] : []),
    ...(rest > 0 || hours === 0 ? [say(words('step_min', rest))] : []),
  ];
  return parts.join(' ');
}
