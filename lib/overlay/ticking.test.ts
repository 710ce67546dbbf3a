import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { clockView } from '../clocks/view.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createClocks } from './ticking.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}+08:00`);
const viewOf = (dueAt: string, nowMs: number) => clockView({ ticketNo: '1', dueAt, open: 1 }, nowMs, chinaCalendar);

describe('the clocks of a page', () => {
  it('are worked out for the rest of the day, and asked for after it', () => {
    const clocks = createClocks();
    clocks.learn([viewOf('2026-11-23T17:30:00+08:00', at('16:40:00'))]);
    expect(clocks.current('1', at('16:45:30'))?.text.args).toEqual(['44']);
    expect(clocks.current('1', at('19:00:00'))?.text).toEqual({ key: 'clock_over_hours', args: ['1'] });
    expect(clocks.takeMissing()).toEqual([]);
    const midnight = at('19:00:00') + 5 * 3_600_000;
    expect(clocks.current('1', midnight)?.text.key).toBe('clock_over_hours');
    expect(clocks.takeMissing()).toEqual(['1']);
  });

  it('are asked for once a minute while nobody answers', () => {
    const clocks = createClocks();
    const midnight = at('00:00:00') + 86_400_000;
    clocks.learn([viewOf('2026-11-25', at('16:00:00'))]);
    const asked = [0, 1, 59, 60, 61].map((seconds) => {
      clocks.current('1', midnight + seconds * 1_000);
      return clocks.takeMissing().length;
    });
    expect(asked).toEqual([1, 0, 0, 1, 0]);
  });

  it('are missing while unknown, and forgotten when far more were shown before', () => {
    const clocks = createClocks();
    expect(clocks.current('1', at('16:00:00'))).toBeUndefined();
    clocks.learn([viewOf('2026-11-25', at('16:00:00'))]);
    expect(clocks.takeMissing()).toEqual([]);
    const many = Array.from({ length: 3_000 }, (_, i) => ({ ...viewOf('2026-11-25', 0), ticketNo: `t${i}` }));
    clocks.learn(many);
    clocks.keep(['1']);
    expect([...clocks.views.keys()]).toEqual(['1']);
  });
});

describe('the pace of ticks', () => {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const tick = vi.fn();
  let pacer: Pacer;
  const turn = (hidden: boolean) => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => {
    vi.useFakeTimers({ now: at('16:00:00') });
    tick.mockReset();
    pacer = createPacer({ now: Date.now, fullRead: () => undefined, tick });
    pacer.start(page as unknown as Document);
  });
  afterEach(() => {
    pacer.stop();
    vi.useRealTimers();
  });

  it('leaves a hidden page without a timer, and catches up before it is drawn again', () => {
    pacer.tickAt(Date.now() + 60_000);
    turn(true);
    expect(vi.getTimerCount()).toBe(0);
    pacer.tickAt(Date.now() + 60_000);
    expect(vi.getTimerCount()).toBe(0);
    vi.setSystemTime(at('16:30:00'));
    turn(false);
    expect(tick).toHaveBeenCalledTimes(1);
  });

  it('shown again too early, it waits on', () => {
    pacer.tickAt(Date.now() + 60_000);
    turn(true);
    turn(false);
    expect(tick).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_050);
    expect(tick).toHaveBeenCalledTimes(1);
  });

  it('ticks no more than every five seconds, however many limits there are', () => {
    tick.mockImplementation(() => pacer.tickAt(Date.now() + 1_000));
    pacer.tickAt(Date.now() + 1_000);
    vi.advanceTimersByTime(60_000);
    expect(tick).toHaveBeenCalledTimes(12);
  });

  it('tries again a minute after a tick that failed', () => {
    pacer.tickAt(Date.now() + 1_000);
    vi.advanceTimersByTime(61_200);
    expect(tick).toHaveBeenCalledTimes(2);
  });
});
