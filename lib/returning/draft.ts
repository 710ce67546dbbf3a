/**
 * The reason of a return as an official sentence: what the matter is, why it is not this unit's by the directory's words, whose
 * it is and by which duty. It is text for the platform, so it is Chinese whatever the browser speaks; nobody is blamed in it, and
 * what only the clerk knows is left blank in 【】.
 */
import * as z from 'zod/mini';
import { unitKey } from '../duties/model.ts';
import { type Suggestion, zSuggestion } from '../duties/suggest.ts';

export const zDraftParts = z.strictObject({
  title: z.optional(z.string()),
  place: z.optional(z.string()),
  /** The unit that returns it, its duties by the directory, and what of them says that this is another's. */
  own: z.optional(z.strictObject({ unit: z.string(), duties: z.array(z.string()), not: z.optional(z.string()) })),
  /** The directory's name, where it has units. */
  directory: z.optional(z.string()),
  suggestions: z.array(zSuggestion),
});
export type DraftParts = z.infer<typeof zDraftParts>;

const MOST_TITLE = 60;
const MOST_DUTIES = 160;
const ENOUGH = 2;

/**
 * @param to the unit that is suggested; where empty, the likeliest one
 * @param isLate whether the window has closed: then the reason for that has its blank too
 */
export function draftReason(
  { title, place, own, directory, suggestions }: DraftParts,
  to: string,
  isLate = false,
): string {
  const target = suggestions.find(({ unit }) => unitKey(unit) === unitKey(to));
  const suggested = target ?? (to.trim() === '' ? suggestions[0] : undefined);
  const unit = to.trim() || suggested?.unit || '【建议承办单位】';
  const source = directory === undefined ? '职责分工' : `《${directory.replace(/[《》]/g, '')}》`;
  return [
    `经核，该工单反映${matterOf(title)}${place ? `，事发地点为${plain(place, MOST_TITLE)}` : ''}，【核实情况】。`,
    ownPart(own, source),
    otherPart(unit, suggested, source),
    ...(isLate ? ['因【逾期原因】，未能在退件时限内提出。'] : []),
    `特申请退回，建议改派${unit}办理。`,
  ].join('');
}

/** `“占道经营问题”`: the title without what is said of the citizen's asking. */
function matterOf(title: string | undefined): string {
  const matter = plain(title ?? '', MOST_TITLE).replace(
    /^(?:市民|群众|诉求人)?(?:投诉|反映|举报|咨询|求助|建议)[:：]?/,
    '',
  );
  return matter === '' ? '【诉求事项】' : `“${matter}”`;
}

function ownPart(own: DraftParts['own'], source: string): string {
  if (own?.not !== undefined) return `对照${source}，“${plain(own.not, MOST_DUTIES)}”不属于我单位职责。`;
  if (!own || own.duties.length === 0) return '该事项不在我单位职责范围内，依据为【职责依据】。';
  const duties = own.duties.map((duty) => plain(duty, MOST_DUTIES));
  let told = '';
  for (const duty of duties) if ((told + duty).length < MOST_DUTIES) told += told === '' ? duty : `；${duty}`;
  return `对照${source}，我单位职责为“${told || duties[0]}”，该事项不在其中。`;
}

function otherPart(unit: string, suggestion: Suggestion | undefined, source: string): string {
  if (suggestion?.duty) return `该事项属“${plain(suggestion.duty.text, MOST_DUTIES)}”，按${source}由${unit}负责。`;
  if (suggestion && suggestion.keywords.length > 0)
    return `该事项涉及${suggestion.keywords.map((word) => `“${plain(word, MOST_TITLE)}”`).join('、')}，按${source}由${unit}负责。`;
  if (suggestion?.ended && suggestion.ended.of >= ENOUGH)
    return `此前同类工单多由${unit}办理，职责依据为【职责依据】。`;
  return `该事项由${unit}负责，依据为【职责依据】。`;
}

/** One line, without quotes of its own kind and without the marks that end a sentence. */
function plain(text: string, most: number): string {
  return [
    ...text
      .replace(/\s+/g, ' ')
      .replace(/[“”"【】]/g, '')
      .trim(),
  ]
    .slice(0, most)
    .join('')
    .replace(/[。；;，,\s]+$/, '');
}
