/** Labelled values → tickets: a detail page, a drawer over a list, cards. */
import type { ReadField } from '../ticket/model.ts';
import { attributeOf, childrenOf, holds, nameOf, nextElementOf, parentOf, topOf } from './dom.ts';
import { bannerLimit, cardExtras, headingOf, stateInHeads, textBelow, textUnder, titleInHeading } from './extras.ts';
import { parserOf } from './fits.ts';
import { type NumberPair, numberInHeading, numberPairs, numbersOfCards } from './numbers.ts';
import { observationOf, type Printed } from './observation.ts';
import { type Pair, pairSteps, pairsOf } from './pairs.ts';
import type { Found } from './rows.ts';
import type { Scope } from './scope.ts';
import { isOverlay, overlayAround, sideSections } from './sections.ts';
import type { Steps } from './steps.ts';
import { isStateWord } from './words.ts';

export interface Detail extends Found {
  /** The part of the page that shows this ticket. */
  region: Element;
  /** Whether it lies over the page (drawer, dialog). */
  overlay: boolean;
  fields: number;
  /** It is a card of the list that the page's ticket was chosen from. */
  listed: boolean;
}

const TELLING = new Set<ReadField>([
  'title',
  'content',
  'citizenName',
  'citizenPhone',
  'channel',
  'kind',
  'category',
  'reply',
]);

/**
 * Tickets that the page shows by label and value.
 * @param skip elements that hold lists (already read) or other things
 */
export function* detailSteps(root: Document | Element, skip: ReadonlySet<Element>, scope: Scope): Steps<Detail[]> {
  const pairs = yield* pairSteps(root, skip, scope);
  const top = topOf(root);
  if (!top) return [];
  const numbers = numbersOf(pairs, top, skip);
  if (numbers.length === 0) return [];
  const sides = yield* sideSections(top, numbers);
  const ownPairs = pairs.filter(({ element }) => !sides.some((side) => holds(side, element)));
  const details: Detail[] = [];
  for (const number of numbers) {
    const region = regionOf(number, numbers, ownPairs, top);
    const body = unfoldedBelow(region, numbers);
    const own = recordAt(number, numbers, ownPairs).filter(
      ({ element }) => holds(region, element) || (body !== undefined && holds(body, element)),
    );
    const headed = titleInHeading(
      region,
      pairs.flatMap((pair) => (pair.field === 'ticketNo' ? pair.pieces : [])),
    );
    const extras =
      numbers.length > 1 && (number.isListed || !numbers.some(({ isListed }) => isListed))
        ? cardExtras(region, own, number.ticketNo, scope)
        : pageExtras(numbers.length > 1 || overlayAround(region) ? region : top, own, sides, headed, number, scope);
    details.push(...detailOf(number, own, extras, region, scope));
    yield;
  }
  return details;
}

/** Searching all headings and leaves of a long page costs time: only where labelled values want a number. */
function numbersOf(pairs: readonly Pair[], top: Element, skip: ReadonlySet<Element>): NumberPair[] {
  const named = numberPairs(pairs);
  const [only] = named;
  // A detail beside the list that it was chosen from: the list's cards need no label to be told.
  if (only && named.length === 1) return [only, ...neighboursOf(only, top, skip)];
  if (named.length > 0 || pairs.length < 3) return named;
  const headed = numberInHeading(top);
  return headed.length > 0 ? headed : numbersOfCards(top, skip);
}

/** The other cards of a list in which a number stands without a label. */
function neighboursOf(number: NumberPair, top: Element, skip: ReadonlySet<Element>): NumberPair[] {
  const cards = numbersOfCards(top, skip);
  const isAmongThem = cards.length >= 3 && cards.some(({ ticketNo }) => ticketNo === number.ticketNo);
  // The chosen ticket's own card may say what the detail does not.
  const others = cards.filter(({ element }) => element !== number.element);
  return isAmongThem ? others.map((card): NumberPair => ({ ...card, isListed: true })) : [];
}

/** What a single ticket's page says without a label: its title as a heading, the state beside it, the time left. */
function pageExtras(
  top: Element,
  own: readonly Pair[],
  sides: readonly Element[],
  headed: string | undefined,
  number: NumberPair,
  scope: Scope,
): Printed[] {
  const extras: Printed[] = bannerLimit(top, own);
  if (headed !== undefined) extras.push({ field: 'title', label: 'h1', text: headed });
  const has = (field: ReadField) => own.some((pair) => pair.field === field);
  if (has('title') && has('status')) return extras;
  const known = [...own.map(({ element }) => element), ...sides];
  const { title, tags, heading } = headingOf(top, known, scope, number.ticketNo);
  const content =
    heading && !has('content')
      ? (textUnder(heading, known, scope) ?? textBelow(top, heading, known, scope))
      : undefined;
  if (content !== undefined) extras.push({ field: 'content', label: 'p', text: content });
  if (title !== undefined && headed === undefined) extras.push({ field: 'title', label: 'h1', text: title });
  const status = tags.find(isStateWord) ?? stateInHeads(top, known);
  if (status !== undefined && !has('status')) extras.push({ field: 'status', label: 'h1', text: status });
  return extras;
}

/** The labelled values that can be a ticket's: where one text holds several tickets, those from its number to the next. */
function recordAt(number: NumberPair, numbers: readonly NumberPair[], pairs: readonly Pair[]): readonly Pair[] {
  const placeOf = ({ element, text }: NumberPair) =>
    pairs.findIndex((pair) => pair.field === 'ticketNo' && pair.element === element && pair.text === text);
  const inSameText = numbers.filter(({ element }) => element === number.element);
  if (inSameText.length < 2) return pairs;
  const start = placeOf(number);
  const later = inSameText.map(placeOf).filter((place) => place > start);
  return pairs.slice(start, later.length > 0 ? Math.min(...later) : undefined);
}

/** The widest element around a number that holds no other ticket's number, and no other record without a number. */
function regionOf(number: Pair, numbers: readonly NumberPair[], pairs: readonly Pair[], top: Element): Element {
  let region = number.element;
  for (let parent = parentOf(region); parent; parent = parentOf(parent)) {
    const around = parent;
    if (numbers.some((other) => other !== number && holds(around, other.element))) break;
    if (bringsRecord(region, around, pairs)) break;
    region = parent;
    if (isOverlay(parent) || parent === top) break;
  }
  return region;
}

/** Whether a wider element brings in labels that stand in the narrower one already: another record begins there. */
function bringsRecord(region: Element, around: Element, pairs: readonly Pair[]): boolean {
  const inside = pairs.filter(({ element }) => holds(region, element));
  const added = pairs.filter(({ element }) => holds(around, element) && !holds(region, element));
  const again = added.filter((pair) => inside.some(({ label, text }) => label === pair.label && text !== pair.text));
  const fields = new Set(again.map(({ field }) => field));
  // A person and a phone stand in more than one part of a ticket's page: the clerk's, the unit's.
  for (const field of ['citizenName', 'citizenPhone', 'unit'] as const) fields.delete(field);
  if (fields.has('title') || fields.has('content') || fields.size >= 2) return true;
  // A neighbour of the same make that says the same things is another card.
  return [...childrenOf(around)].some(
    (other) =>
      other !== region && isTwin(other, region) && again.filter(({ element }) => holds(other, element)).length >= 2,
  );
}

/** What is unfolded below one strip of a list of strips: an accordion keeps the two side by side. */
function unfoldedBelow(region: Element, numbers: readonly NumberPair[]): Element | undefined {
  const body = nextElementOf(region);
  const parent = parentOf(region);
  if (!body || !parent || isTwin(body, region) || numbers.some(({ element }) => holds(body, element))) return undefined;
  const after = nextElementOf(body);
  const strips = [...childrenOf(parent)].filter((child) => isTwin(child, region));
  const areTickets = strips.every((strip) => numbers.some(({ element }) => holds(strip, element)));
  return strips.length >= 2 && areTickets && (!after || isTwin(after, region)) ? body : undefined;
}

const isTwin = (a: Element, b: Element) =>
  nameOf(a) === nameOf(b) && attributeOf(a, 'class') === attributeOf(b, 'class');

function detailOf(
  number: NumberPair,
  own: readonly Pair[],
  extras: readonly Printed[],
  region: Element,
  scope: Scope,
): Detail[] {
  const best = bestPairs(own, number.element, scope.nowMs);
  const more = extras.filter(({ field }) => !best.has(field));
  const sure = number.match.strength === 'strong';
  const told = [...best.values()].filter((pair) => sure || pair.match.strength === 'strong').map(({ field }) => field);
  const all = [...told, ...more.map(({ field }) => field)];
  if ((told.length < 1 && !number.isListed) || all.length < (sure ? 2 : 3) || !all.some((field) => TELLING.has(field)))
    return [];
  const printed = [...printedOf(best), ...more];
  return [
    {
      ...observationOf(number.ticketNo, printed, scope),
      anchors: [number.beside],
      source: 'detail',
      region,
      overlay: overlayAround(region),
      listed: number.isListed === true,
      fields: best.size,
    },
  ];
}

/** For each field the pair of the preferred label, among those whose value can be what the label says. */
function bestPairs(own: readonly Pair[], near: Element, nowMs: number): Map<ReadField, Pair> {
  const best = new Map<ReadField, Pair>();
  const order = (pair: Pair) => pair.match.rank + (isPlausible(pair, nowMs) ? 0 : UNFIT);
  for (const pair of own) {
    const rival = best.get(pair.field);
    if (pair.field === 'ticketNo' || isSomeoneElse(pair, own)) continue;
    const isNearer = () =>
      rival !== undefined && order(pair) === order(rival) && farFrom(near, pair) < farFrom(near, rival);
    if (!rival || order(pair) < order(rival) || isNearer()) best.set(pair.field, pair);
  }
  return best;
}

/** How far up from an element the first one stands that holds a value too. */
function farFrom(element: Element, { element: value }: Pair): number {
  let steps = 0;
  for (let at: Element | null = element; at && !holds(at, value); at = parentOf(at)) steps++;
  return steps;
}

/** Puts a value that does not fit behind every one that does. */
const UNFIT = 1_000_000;
/** 办理时限：5个工作日 is no limit where 截止时间 prints the date. */
function isPlausible({ field, label, text }: Pair, nowMs: number): boolean {
  const parse = field === 'ticketNo' ? undefined : parserOf(field, label, nowMs);
  return !parse || parse(text).ok;
}

function printedOf(best: ReadonlyMap<ReadField, Pair>): Printed[] {
  return [...best.values()].flatMap(({ field, label, text }) => (field === 'ticketNo' ? [] : [{ field, label, text }]));
}

/**
 * A record with what is unfolded below it; what the record itself prints stands.
 * @param skip tables in it that hold records of their own
 * @param row place in the list from 1
 */
export function unfolded(
  found: Found,
  expanded: Element,
  skip: ReadonlySet<Element>,
  row: number,
  scope: Scope,
): Found {
  const printed = printedOf(bestPairs(pairsOf(expanded, skip, scope), expanded, scope.nowMs));
  const more = observationOf(found.observation.ticketNo, printed, scope, row);
  return {
    ...found,
    observation: { ...more.observation, ...found.observation },
    inferred: { ...more.inferred, ...found.inferred },
  };
}

/** 申请人 beside a 退件理由 is the clerk who sent the ticket back, not the citizen; so is a phone that stands nearer to him. */
function isSomeoneElse(pair: Pair, own: readonly Pair[]): boolean {
  if (pair.match.strength === 'strong' || (pair.field !== 'citizenName' && pair.field !== 'citizenPhone')) return false;
  if (!own.some(({ field }) => field === 'returnReason')) return false;
  const names = own.filter(({ field }) => field === 'citizenName');
  const nearest = (strength: Pair['match']['strength']) =>
    Math.min(...names.filter(({ match }) => match.strength === strength).map((name) => farFrom(pair.element, name)));
  return pair.field === 'citizenName' || nearest('weak') < nearest('strong') || names.length === 0;
}
