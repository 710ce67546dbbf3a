/** The columns of a list, of a page or of a sheet, as the clerk maps them. */
import type { SiteProfile } from '../profiles/profile.ts';
import { mapColumns } from '../reading/columns.ts';
import type { LabelMatch } from '../reading/dictionary.ts';
import { columnKey, dictionary, lexiconOf } from '../reading/lexicon.ts';
import { carriesData } from '../reading/matrix.ts';
import type { Sample } from '../reading/sample.ts';
import type { ReadField } from '../ticket/model.ts';
import type { MappingColumn } from './model.ts';

/** Values shown of each column. */
const SAMPLES = 3;
/** Longest header that a profile can name. */
const MAX_KEY = 100;

/** Columns with what they are read as, each key once: a kit may repeat all columns, hidden, in each frozen pane. */
export function columnsOf(sample: Sample, profile: SiteProfile, nowMs: number): MappingColumn[] {
  const lexicon = lexiconOf(profile);
  const matches = sample.headers.map((headers, index) => lexicon.column(headers, index));
  const map = mapColumns(sample, { nowMs, lexicon, warnings: [] });
  const read = map?.columns ?? guessed(matches);
  const byKey = new Map<string, MappingColumn>();
  for (const [index, headers] of sample.headers.entries()) {
    const key = columnKey(headers, index);
    const samples = sample.texts.slice(0, SAMPLES).map((texts) => texts[index] ?? '');
    const label = headers.join('/');
    const isBlank = !matches[index] && (label === '' ? samples.every(isBlankOrCount) : !carriesData([label]));
    if (isBlank || key.length > MAX_KEY || (byKey.has(key) && !sample.isShown(index))) continue;
    const match = matches[index];
    const found = read.find((column) => column.index === index);
    const refused = !match && dictionary.column(headers, index) !== undefined;
    const known = match?.chosen
      ? { field: match.field, confidence: 'chosen' as const }
      : found
        ? { field: found.field, confidence: found.confidence }
        : { confidence: refused ? ('chosen' as const) : ('none' as const) };
    byKey.set(key, { key, label, index, samples, ...known });
  }
  return [...byKey.values()];
}

/** Tick boxes print nothing, and row numbers count on. */
function isBlankOrCount(text: string, i: number, [first = '']: readonly string[]): boolean {
  return text === '' || (/^\d{1,5}$/.test(text) && Number(text) === Number(first) + i);
}

/** What the labels alone say, where the whole is not taken for a list of tickets yet. */
function guessed(matches: readonly (LabelMatch | undefined)[]) {
  const best = new Map<ReadField, number>();
  matches.forEach((match, index) => {
    const rival = match && matches[best.get(match.field) ?? -1];
    if (match && (!rival || match.rank < rival.rank)) best.set(match.field, index);
  });
  return [...best].map(([field, index]) => {
    const confidence = matches[index]?.strength === 'strong' ? ('sure' as const) : ('likely' as const);
    return { field, index, confidence };
  });
}
