/** The labels of a ticket's page with their values, as the clerk maps them: known ones and unknown ones. */
import type { SiteProfile } from '../profiles/profile.ts';
import { type LabelMatch, normalizeLabel } from '../reading/dictionary.ts';
import { dictionary, type Lexicon, lexiconOf } from '../reading/lexicon.ts';
import { type Pair, pairsOf } from '../reading/pairs.ts';
import type { ReadField } from '../ticket/model.ts';
import { type LabelTexts, labelTexts, placeBefore } from './label-texts.ts';
import type { MappingColumn } from './model.ts';

export interface Labels {
  columns: MappingColumn[];
  /** By key, where the label is printed and the element of its value. */
  places: Map<string, { label: Range; value: Element }>;
}

/** Stands for no field: its rank is behind that of every known label. */
const UNKNOWN: LabelMatch = { field: 'place', strength: 'strong', rank: Number.MAX_SAFE_INTEGER };
const MAX_SAMPLE = 200;

/**
 * @param skip elements not looked into: lists of records
 * @param extra keys of texts that the clerk pointed at
 */
export function labelsOf(
  root: Document | Element,
  profile: SiteProfile,
  skip: ReadonlySet<Element>,
  extra: ReadonlySet<string>,
  nowMs: number,
): Labels {
  const own = lexiconOf(profile);
  const texts = labelTexts(root, skip, extra);
  const pairs = pairsOf(root, skip, { nowMs, lexicon: widened(own, texts), warnings: [] });
  const first = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = normalizeLabel(pair.label);
    if (!first.has(key) && key.length <= 100) first.set(key, pair);
  }
  const best = bestOf([...first.values()]);
  const labels: Labels = { columns: [], places: new Map() };
  for (const [key, pair] of first) {
    const label = placeBefore(texts.get(key) ?? [], pair.element);
    if (!label) continue;
    labels.places.set(key, { label, value: pair.element });
    const refused = !own.label(pair.label) && dictionary.label(pair.label) !== undefined;
    const index = labels.columns.length;
    const read = best.get(pair.field) === pair || pair.match.chosen ? knownAs(pair.match) : undefined;
    labels.columns.push({
      key,
      label: pair.label,
      index,
      samples: [pair.text.slice(0, MAX_SAMPLE)],
      ...(read ?? { confidence: refused ? 'chosen' : 'none' }),
    });
  }
  return labels;
}

/** A lexicon to which everything that is printed like a label is one. */
function widened(own: Lexicon, texts: LabelTexts): Lexicon {
  return {
    ...own,
    label: (text) => own.label(text) ?? (texts.has(normalizeLabel(text)) ? UNKNOWN : undefined),
  };
}

/** For each field the pair of the preferred label. */
function bestOf(pairs: readonly Pair[]): Map<ReadField, Pair> {
  const best = new Map<ReadField, Pair>();
  for (const pair of pairs) {
    if (pair.match === UNKNOWN) continue;
    const rival = best.get(pair.field);
    if (!rival || pair.match.rank < rival.match.rank) best.set(pair.field, pair);
  }
  return best;
}

function knownAs({
  field,
  strength,
  chosen,
  rank,
}: LabelMatch): Pick<MappingColumn, 'field' | 'confidence'> | undefined {
  if (rank === UNKNOWN.rank) return undefined;
  return { field, confidence: chosen ? 'chosen' : strength === 'strong' ? 'sure' : 'likely' };
}
