/** One thing that the doctor found: in order, worth knowing, or wrong. */
export interface Finding {
  level: 'fine' | 'note' | 'wrong';
  /** For programs that read the JSON; stays the same when the words change. */
  code: string;
  says: string;
  /** What to do about it. */
  todo?: string;
}
