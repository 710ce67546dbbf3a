/** Precision, recall and confusion of labels. */

export interface Scored {
  precision: number;
  recall: number;
  f1: number;
  /** How many there are in truth. */
  positives: number;
}

/** @param pairs of each case, whether it is one in truth, and whether it was taken for one */
export function scoreOf(pairs: readonly (readonly [boolean, boolean])[]): Scored {
  const count = (truth: boolean, got: boolean) => pairs.filter(([a, b]) => a === truth && b === got).length;
  const right = count(true, true);
  const wrong = count(false, true);
  const missed = count(true, false);
  const share = (whole: number) => (whole === 0 ? 0 : right / whole);
  return {
    precision: share(right + wrong),
    recall: share(right + missed),
    f1: right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed),
    positives: right + missed,
  };
}

/** A table of lines: truth down, found across. */
export function confusion(classes: readonly string[], pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...classes.map((name) => name.length)) + 2;
  const head = ''.padEnd(width) + classes.map((name) => name.padStart(width)).join('');
  const rows = classes.map((truth) => {
    const cells = classes.map((got) => pairs.filter(([a, b]) => a === truth && b === got).length);
    return truth.padEnd(width) + cells.map((cell) => String(cell).padStart(width)).join('');
  });
  return [head, ...rows];
}
