/** One thing that citizens raise, and what comes of it: parts that text.ts and answers.ts compose. */
import type { Kind } from './model.ts';
import type { Ground } from './places.ts';
import type { Category } from './units.ts';

/** `@` stands for the place. */
export interface Matter {
  category: Category;
  /** 二级分类. */
  second: string;
  kind: Kind;
  /** Where such a thing happens; anywhere when left out. */
  ground?: Ground;
  title: string;
  /** What happened. */
  story: string;
  demand: string;
  /** What the unit found. */
  finding: string;
  /** What it did: all are told. */
  measures: readonly [string, string];
}
