import { quarterNamed } from '../../lib/metrics/quarter.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  /** Name of the quarter shown. */
  quarter: string;
  /** Whether it is the running one, to date. */
  running: boolean;
  /** Names of the quarters that lie next to it, where there are any. */
  before: string | undefined;
  after: string | undefined;
  onChoose: (quarter: string) => void;
}

/** ‹ 2026年第三季度 ›: one quarter back or on among those that hold tickets. */
export function QuarterSwitch({ quarter, running, before, after, onChoose }: Props) {
  const { label } = quarterNamed(quarter);
  return (
    <div class="quarters">
      <Step key="before" label={say(words('popup_quarter_before'))} sign="‹" to={before} onChoose={onChoose} />
      <h2 aria-live="polite">{running ? say(words('popup_quarter', say(label))) : say(label)}</h2>
      <Step key="after" label={say(words('popup_quarter_after'))} sign="›" to={after} onChoose={onChoose} />
    </div>
  );
}

/** At an end it stays where it is, so that the keyboard does too. */
function Step(props: { label: string; sign: string; to: string | undefined; onChoose: (quarter: string) => void }) {
  const { label, sign, to, onChoose } = props;
  return (
    <button
      type="button"
      class="quiet step"
      aria-label={label}
      title={label}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onChoose(to)}
    >
      {sign}
    </button>
  );
}
