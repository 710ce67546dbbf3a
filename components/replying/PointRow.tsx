import type { PointResult } from '../../lib/replying/model.ts';
import { shownText } from '../../lib/replying/quote.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { QuoteLine } from './QuoteLine.tsx';

interface Props {
  result: PointResult;
  reply: string;
  /** The letter, of which places may be quoted. */
  question: string;
  /** What one tap does about it, and its words. */
  mend?: { text: string; run: () => void } | undefined;
}

const MARKS = { met: '✓', open: '!', look: '?', unneeded: '–' };
const QUOTES = 2;

/** One point of a reply: its state, the words that satisfy it, and what can be done about it. */
export function PointRow({ result, reply, question, mend }: Props) {
  const { point, state, strictness, says, spans, asked } = result;
  const needs = state === 'open' || state === 'look';
  return (
    <li class={`point ${state}${state === 'open' && strictness === 'required' ? ' required' : ''}`}>
      <span class="mark" aria-hidden="true">
        {MARKS[state]}
      </span>
      <div class="told">
        <p>
          <b>{say(words(`point_${point}`))}</b> <span class="says">{say(says)}</span>
        </p>
        {spans.slice(0, QUOTES).map((span) => (
          <QuoteLine key={`${span.from} ${span.to}`} text={reply} span={span} />
        ))}
        {asked?.slice(0, 4).map((span) => (
          <p key={span.from} class="asked">
            {say(words('point_asked', shownText(question.slice(span.from, span.to)).trim()))}
          </p>
        ))}
      </div>
      {needs && mend && (
        <button type="button" onClick={mend.run}>
          {mend.text}
        </button>
      )}
    </li>
  );
}
