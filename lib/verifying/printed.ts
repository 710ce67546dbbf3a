/** The counts and rates of a printed bulletin (通报): what each is of, of whom, of which period, and where it stands. */
import type { Period } from './periods.ts';
import type { Scope } from './segments.ts';
import type { Subject } from './subjects.ts';
import type { CountName, RateName } from './vocabulary.ts';

interface Placed extends Scope {
  /** Place of the number in the text, with its unit: [from, to). */
  from: number;
  to: number;
  value: number;
  period: Period;
  /** Of whom it may speak: two where a unit was named in passing, and the whole may be meant again. */
  subjects: Subject[];
  /** Of what the segment speaks where nobody is named. */
  whole: Subject;
  /** Whether what it counts or measures is said, and not only supposed. */
  isSure: boolean;
}
export interface Count extends Placed {
  count: CountName;
  /** By how much the true value may differ. */
  slack: number;
  /** The word that it was told by: 应办, 受理. */
  word: string;
  /** Of a change, 增加 or 减少: of what; null where it says something unknown. */
  changed?: CountName | null | undefined;
}
export interface Rate extends Placed {
  rate: RateName;
  /** Digits behind the point, to which it was rounded; the value is in per cent. */
  digits: number;
  /** Of a share or a change: the count that it goes with, directly before. */
  of?: Count;
  /** Of a share: of what, 占超期总数的; null where it says something unknown. */
  shareOf?: CountName | null;
  /** Of a change: 1 for more, -1 for less. */
  direction?: 1 | -1;
}
export interface Facts {
  counts: Count[];
  rates: Rate[];
}

/** 增加N件, 减少N件: what something grew by, and no count of it. */
export const isChange = ({ count }: Pick<Count, 'count'>): boolean => count === 'more' || count === 'less';
