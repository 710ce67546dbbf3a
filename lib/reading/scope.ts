/** What a reading needs to know beside the page. */
import type { Lexicon } from './lexicon.ts';
import type { Warning } from './warnings.ts';

export interface Scope {
  /** The clock, in epoch milliseconds, for dates printed without their year and for time left. */
  nowMs: number;
  /** Which field a label names on this site. */
  lexicon: Lexicon;
  /** What could not be read is added here. */
  warnings: Warning[];
}
