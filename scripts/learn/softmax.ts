/** Softmax regression with an L2 penalty, by full-batch Adam: small enough to be trained in seconds, the same each time. */

export interface Example {
  grams: ReadonlySet<number>;
  measures: number[];
  /** Index of its class. */
  class: number;
  weight: number;
}

export interface Trained {
  /** [class][bucket] */
  grams: Float64Array[];
  /** [class][measure] */
  measures: Float64Array[];
}

export interface Choices {
  buckets: number;
  classes: number;
  /** What the examples weigh against the penalty, as in other packages. */
  c: number;
  steps: number;
}

/** @param examples at least one; all with as many measures */
export function trainSoftmax(examples: readonly Example[], { buckets, classes, c, steps }: Choices): Trained {
  const measures = examples[0]?.measures.length ?? 0;
  const width = buckets + measures;
  const rows = examples.map(({ grams, measures: measured, class: truth, weight }) => ({
    at: Uint32Array.from([...grams, ...measured.map((_, i) => buckets + i)]),
    values: Float64Array.from([...[...grams].map(() => 1 / Math.sqrt(grams.size)), ...measured]),
    truth,
    weight,
  }));
  const weights = new Float64Array(width * classes);
  const gradient = new Float64Array(width * classes);
  const first = new Float64Array(width * classes);
  const second = new Float64Array(width * classes);
  const scores = new Float64Array(classes);
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    for (const { at, values, truth, weight } of rows) {
      scores.fill(0);
      for (let i = 0; i < at.length; i++)
        for (let k = 0; k < classes; k++)
          scores[k] = (scores[k] ?? 0) + (values[i] ?? 0) * (weights[(at[i] ?? 0) * classes + k] ?? 0);
      const top = Math.max(...scores);
      let sum = 0;
      for (let k = 0; k < classes; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - top);
      for (let k = 0; k < classes; k++) scores[k] = weight * ((scores[k] ?? 0) / sum - (k === truth ? 1 : 0));
      for (let i = 0; i < at.length; i++)
        for (let k = 0; k < classes; k++) {
          const cell = (at[i] ?? 0) * classes + k;
          gradient[cell] = (gradient[cell] ?? 0) + (values[i] ?? 0) * (scores[k] ?? 0);
        }
    }
    // Ever smaller steps: the end does not wander.
    const pace = 0.1 * (1 - step / (steps + 1)) + 0.001;
    for (let cell = 0; cell < weights.length; cell++) {
      const slope = (gradient[cell] ?? 0) + (weights[cell] ?? 0) / c;
      const m = 0.9 * (first[cell] ?? 0) + 0.1 * slope;
      const v = 0.99 * (second[cell] ?? 0) + 0.01 * slope * slope;
      first[cell] = m;
      second[cell] = v;
      weights[cell] =
        (weights[cell] ?? 0) - (pace * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  const column = (from: number, length: number, k: number) =>
    Float64Array.from({ length }, (_, i) => weights[(from + i) * classes + k] ?? 0);
  return {
    grams: Array.from({ length: classes }, (_, k) => column(0, buckets, k)),
    measures: Array.from({ length: classes }, (_, k) => column(buckets, measures, k)),
  };
}

/** Scores of an example, for choosing and for trying. */
export function scoresBy({ grams, measures }: Trained, example: Pick<Example, 'grams' | 'measures'>): number[] {
  const share = 1 / Math.sqrt(example.grams.size || 1);
  return grams.map((weights, k) => {
    let sum = 0;
    for (const bucket of example.grams) sum += weights[bucket] ?? 0;
    return sum * share + example.measures.reduce((total, value, i) => total + value * (measures[k]?.[i] ?? 0), 0);
  });
}
