/** What a walk needs of the world around it, handed in so that it knows neither the extension nor the clock. */
import type { Reading } from '../reading/page.ts';
import type { WalkState } from './state.ts';

export interface Ground {
  document: Document;
  /** Reads the frame anew and hands over what was found. @throws when it could not be handed over */
  read(): Promise<Reading | undefined>;
  /** Presses a control of a pager; the page may be gone afterwards. */
  press(control: HTMLElement): Promise<void>;
  now(): number;
  wait(ms: number): Promise<void>;
  /** Aborted when the clerk wants the walk to stop. */
  signal: AbortSignal;
  /** Whether the page is being left: nothing may be done any more. */
  isGone(): boolean;
  /** When the clerk last did something in the page; the walk waits while the clerk works. */
  lastInputAt(): number;
  /** Keeps the state and shows it. @returns false when the clerk has asked for a stop elsewhere */
  keep(state: WalkState): Promise<boolean>;
}

/** Whether the walk should come to its end. */
export const mustStop = (ground: Ground) => ground.signal.aborted || ground.isGone();
