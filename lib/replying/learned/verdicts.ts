/**
 * The second opinion on a reply: where the rules find no contact in words that they do not know, and on what all its
 * clauses come to. Learned from labelled replies (scripts/learn), shipped as numbers.
 */

import type { Clause } from '../clauses.ts';
import {
  type Contact,
  type ContactKind,
  type ContactReading,
  type ContactSpan,
  isNoContact,
  isOfThird,
} from '../contact.ts';
import { namesCitizen } from '../people.ts';
import type { Place } from '../places.ts';
import type { ClauseKind, Judged, Substance, SubstanceReading } from '../substance.ts';
import { gramsOf } from './grams.ts';
import { bestOf, type Layer, layerOf, scoresOf, weightOf } from './layer.ts';
import { measuresOf } from './measures.ts';
import { CONTACT_WEIGHTS, SUBSTANCE_WEIGHTS } from './weights.ts';

export const CONTACTS: Contact[] = ['yes', 'attempted', 'no'];
export const SUBSTANCES: Substance[] = ['answered', 'promise', 'acknowledged'];

/** Words without which no clause speaks of contact, or of trying. */
const CUES =
  /联系|电|告|说|讲|谈|聊|碰|访|见(?!效)|复(?![印查核绿工])|签|满意|认可|同意|意见|异议|知[道晓悉]|谢|接|微信|短信|本人|拨|打|号码|机|无人|没人|匿名|保密|留|家[人属里中]|上门|到场|妈|爸|母亲|父亲|爱人|代表/;
const EMPTY = new Set<ClauseKind>(['courtesy', 'receipt', 'retold', 'feedback', 'forwarded', 'lacking']);

let contactLayer: Layer | undefined;
let substanceLayer: Layer | undefined;

const SETTLED = new Set<ContactKind>(['promise', 'invitation', 'quoted', 'press']);

/**
 * What of a reply the contact layer reads: not what the rules know to be a promise, an invitation or somebody's words, not
 * what is denied, still to come, or of somebody else.
 */
export function openPlaces(
  places: readonly Place[],
  clauses: readonly Clause[],
  spans: readonly ContactSpan[],
): Place[] {
  const settled = new Set(spans.filter(({ kind }) => SETTLED.has(kind)).map(({ from }) => from));
  let third = -1;
  return places.filter((place, i) => {
    const { from, sentence } = clauses[i] as Clause;
    if (namesCitizen(place.text)) third = -1;
    else if (isOfThird(place)) third = sentence;
    return !settled.has(from) && sentence !== third && !isNoContact(place);
  });
}

/** All runs of the clauses, each once. */
export function allGrams(places: readonly Place[]): Set<number> {
  const all = new Set<number>();
  for (const { text } of places) for (const bucket of gramsOf(text)) all.add(bucket);
  return all;
}

/**
 * A reading in which the rules found no contact, with the second opinion: its verdict and the clause that speaks most
 * for it.
 */
export function withLikelyContact(
  reading: ContactReading,
  clauses: readonly Clause[],
  places: readonly Place[],
): ContactReading {
  const open = openPlaces(places, clauses, reading.spans);
  if (reading.contact !== 'no' || open.length === 0) return reading;
  contactLayer ??= layerOf(CONTACT_WEIGHTS);
  const which = bestOf(scoresOf(contactLayer, allGrams(open), [1]));
  const contact = CONTACTS[which] ?? 'no';
  if (contact === 'no') return reading;
  // A verdict that no clause can be shown for is none.
  const telling = open.filter(({ text }) => CUES.test(text) || namesCitizen(text));
  if (telling.length === 0) return reading;
  const at = places.indexOf(telling[strongest(contactLayer, which, telling)] as Place);
  const { from, to } = clauses[at] as Clause;
  const span: ContactSpan = { kind: contact === 'yes' ? 'likelyContacted' : 'likelyNotReached', from, to };
  return { contact, spans: [span, ...reading.spans.filter((other) => other.from !== from)] };
}

/** The clause that speaks most for a class. */
function strongest(layer: Layer, which: number, places: readonly Place[]): number {
  const sums = places.map(({ text }) => {
    const grams = gramsOf(text);
    let sum = 0;
    for (const bucket of grams) sum += weightOf(layer, which, bucket);
    return sum / Math.sqrt(grams.size);
  });
  return bestOf(sums);
}

/** Runs of the clauses that are more than courtesy. */
export const substanceGrams = (places: readonly Place[], judged: readonly Judged[]): Set<number> =>
  allGrams(places.filter((_, i) => judged[i]?.kind !== 'courtesy'));

/** What the clauses of a reply come to. @param ruled what the rules make of them @param length of the reply in characters */
export function weighedSubstance(places: readonly Place[], ruled: SubstanceReading, length: number): Substance {
  const { clauses: judged } = ruled;
  substanceLayer ??= layerOf(SUBSTANCE_WEIGHTS);
  // Where no word is about the matter there is nothing to weigh.
  if (judged.every(({ kind }) => EMPTY.has(kind))) return ruled.substance;
  const scores = scoresOf(substanceLayer, substanceGrams(places, judged), measuresOf(judged, length));
  return SUBSTANCES[bestOf(scores)] ?? 'acknowledged';
}
