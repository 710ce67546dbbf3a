/** Which field a label names, and how surely. */
import type { ReadField } from '../ticket/model.ts';
import { SHAPES, STRONG, WEAK } from './labels.ts';

export interface LabelMatch {
  field: ReadField;
  /** `strong`: the label alone says it; `weak`: the values must bear it out. */
  strength: 'strong' | 'weak';
  /** Place in the list of preference; lower wins where two labels mean one field. */
  rank: number;
  /** The clerk said so: no further proof that the list holds tickets is asked for. */
  chosen?: true;
}

const SHAPE_RANK = 500;
const WEAK_RANK = 1_000;

const byLabel = new Map<string, LabelMatch>();
for (const [words, strength, base] of [
  [STRONG, 'strong', 0],
  [WEAK, 'weak', WEAK_RANK],
] as const) {
  for (const [field, list] of Object.entries(words) as [ReadField, string][]) {
    list.split(' ').forEach((label, i) => {
      const key = normalizeLabel(label);
      if (!byLabel.has(key)) byLabel.set(key, { field, strength, rank: base + i });
    });
  }
}

/**
 * A label in the form that the dictionary is keyed by: half-width, without spaces, stars, sort arrows,
 * trailing colons.
 */
export function normalizeLabel(text: string): string {
  return (
    text
      .replace(/[ⓘ▾▴▿⌄❓]/g, '')
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
      .replace(/^[*※★●•·▪◆■□[【]+/, '')
      .replace(/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)]|^\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)/, '')
      .replace(/[*:;,?#↑↓▲▼△▽⇅\]】]+$/g, '')
      // A figure behind a header is its place in the order of sorting; a lone letter an icon for the kind of column.
      .replace(/(?<=[\u4e00-\u9fff])([A-Z]|\d{1,2})$/, '')
      .replace(/(点击)?(升序|降序|排序|筛选)$/, '')
      .toLowerCase()
  );
}

/** Longest text that can be a label, before normalisation. */
export const MAX_LABEL = 24;

const cache = new Map<string, LabelMatch | null>();

/**
 * The field that a label names.
 * @param text header or label as the page prints it
 * @returns undefined when no field is meant or known
 */
export function matchLabel(text: string): LabelMatch | undefined {
  if (text.length > MAX_LABEL * 2) return undefined;
  const known = cache.get(text);
  if (known !== undefined) return known ?? undefined;
  const found = lookUp(text);
  if (cache.size < 5_000) cache.set(text, found ?? null);
  return found;
}

function lookUp(text: string): LabelMatch | undefined {
  const label = normalizeLabel(text);
  if (label === '' || label.length > MAX_LABEL) return undefined;
  const exact = byLabel.get(label) ?? byLabel.get(withoutNote(label));
  if (exact) return exact;
  // A label of several things is taken apart where it is a header; it has no shape of its own.
  if (/[/|、]|^[请如]/.test(label)) return undefined;
  for (const [shape, field] of SHAPES) {
    if (shape.test(label)) return field ? { field, strength: 'strong', rank: SHAPE_RANK } : undefined;
  }
  return undefined;
}

/**
 * The field that a column means by its stacked headers, outermost first: all of them read as one label
 * (市交办 over 办结期限 is the city's limit), else the innermost.
 */
export function matchHeaders(headers: readonly string[]): LabelMatch | undefined {
  const leaf = headers.at(-1);
  if (leaf === undefined) return undefined;
  if (headers.length === 1) return matchLabel(leaf);
  const joined = headers.reduce(joinLabels);
  const match = matchLabel(joined) ?? (isOtherThing(joined) ? undefined : matchLabel(leaf));
  // 办结期限 over 市级 is said the other way round: the inner one alone says nothing.
  return match ?? (isOtherThing(joined) ? undefined : matchLabel(headers.reduceRight(joinLabels)));
}

/** `区交办` over `交办时间` is `区交办时间`: what the two share is said once. */
function joinLabels(outer: string, inner: string): string {
  let shared = Math.min(outer.length, inner.length) - 1;
  while (shared > 0 && !outer.endsWith(inner.slice(0, shared))) shared--;
  return outer + inner.slice(Math.max(0, shared));
}

/** Whether a shape says that the label, however like a field's, names something else. */
function isOtherThing(text: string): boolean {
  const label = normalizeLabel(text);
  return SHAPES.some(([shape, field]) => field === null && shape.test(label));
}

/** `办理时限(工作日)` → `办理时限`. */
function withoutNote(label: string): string {
  return label.replace(/\([^()]*\)$/, '').replace(/:$/, '');
}

/** Whether text looks like some form label, known or not: short and ending in a colon. */
export function looksLikeLabel(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= MAX_LABEL && /[:：]$/.test(trimmed);
}
