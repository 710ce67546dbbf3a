/** The clocks of a frame's tickets as time passes: worked out here for the rest of a day, asked for where that cannot be. */
import { type ClockView, viewLater } from '../clocks/view.ts';

/** A clock that was asked for is asked for again after this, if nobody answers. */
const RETRY_MS = 60_000;
/** Clocks remembered beyond twice those that are shown. */
const SPARE = 1_000;

export interface Clocks {
  readonly views: ReadonlyMap<string, ClockView>;
  learn(views: readonly ClockView[]): void;
  /** A ticket's clock as it reads by now. One that nobody here can tell reads as before, and is missing. */
  current(ticketNo: string, nowMs: number): ClockView | undefined;
  /** The tickets that were missing since this was called last: they have to be asked for. */
  takeMissing(): string[];
  /** Forgets what is no longer shown, or a list scrolled for hours would fill the memory. */
  keep(ticketNos: readonly string[]): void;
}

export function createClocks(): Clocks {
  const views = new Map<string, ClockView>();
  const missing = new Set<string>();
  return {
    views,
    learn(learnt) {
      for (const view of learnt) {
        views.set(view.ticketNo, view);
        missing.delete(view.ticketNo);
      }
    },
    current(ticketNo, nowMs) {
      const view = views.get(ticketNo);
      if (!view) missing.add(ticketNo);
      if (view?.nextChangeMs === undefined || view.nextChangeMs > nowMs) return view;
      const later = viewLater(view, nowMs);
      if (!later) missing.add(ticketNo);
      const known = later ?? { ...view, nextChangeMs: nowMs + RETRY_MS };
      views.set(ticketNo, known);
      return known;
    },
    takeMissing() {
      const taken = [...missing];
      missing.clear();
      return taken;
    },
    keep(ticketNos) {
      if (views.size <= ticketNos.length * 2 + SPARE) return;
      const shown = new Set(ticketNos);
      for (const ticketNo of views.keys()) if (!shown.has(ticketNo)) views.delete(ticketNo);
    },
  };
}
