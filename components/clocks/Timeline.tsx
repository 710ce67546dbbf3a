import { latestMs } from '../../lib/calendar/time.ts';
import type { ClockDetail } from '../../lib/clocks/explain.ts';
import { lineText } from '../../lib/clocks/lines.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** Marks nearer to each other than this share of the bar are drawn as one. */
const NEAR = 0.06;

interface Mark {
  /** Share of the bar, 0 to 1. */
  at: number;
  clocks: ClockDetail[];
}

/** All clocks of a ticket on one bar, from the first start to the last end, with where it stands now. */
export function Timeline({ clocks, nowMs }: { clocks: readonly ClockDetail[]; nowMs: number }) {
  const [span, marks] = layOut(clocks, nowMs);
  if (!span) return null;
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - span.fromMs) / (span.toMs - span.fromMs)));
  const isOver = clocks.some(({ state }) => state === 'over');
  return (
    <div class="timeline" role="img" aria-label={clocks.map((clock) => lineText(clock, say)).join('；')}>
      <div class={isOver ? 'elapsed over' : 'elapsed'} style={{ width: `${share(nowMs) * 100}%` }} />
      <div class="now" style={{ left: `${share(nowMs) * 100}%` }} title={say(words('timeline_now'))} />
      {marks.map(({ at, clocks: own }) => (
        <div
          key={own[0]?.name}
          class={`mark ${own[0]?.urgency}`}
          style={{ left: `${at * 100}%` }}
          title={own.map((clock) => lineText(clock, say)).join('\n')}
        >
          <span>{own.map(({ name }) => say(words(`clock_glyph_${name}`))).join('')}</span>
        </div>
      ))}
    </div>
  );
}

function layOut(
  clocks: readonly ClockDetail[],
  nowMs: number,
): [span: { fromMs: number; toMs: number } | undefined, marks: Mark[]] {
  const starts = clocks.flatMap(({ startAt }) => (startAt === undefined ? [] : [Date.parse(startAt)]));
  const ends = clocks.map(({ dueAt }) => latestMs(dueAt));
  const fromMs = Math.min(...starts, ...ends);
  const toMs = Math.max(...ends, Math.min(nowMs, ...ends.map((end) => end + (end - fromMs))));
  if (!(toMs > fromMs)) return [undefined, []];
  const marks: Mark[] = [];
  for (const clock of clocks) {
    const at = (latestMs(clock.dueAt) - fromMs) / (toMs - fromMs);
    const last = marks.at(-1);
    if (last && at - last.at < NEAR) last.clocks.push(clock);
    else marks.push({ at, clocks: [clock] });
  }
  return [{ fromMs, toMs }, marks];
}
