/** Labelled replies as examples for the layers. */
import { clausesOf } from '../../lib/replying/clauses.ts';
import { contactOf } from '../../lib/replying/contact.ts';
import { measuresOf } from '../../lib/replying/learned/measures.ts';
import { allGrams, CONTACTS, openPlaces, SUBSTANCES, substanceGrams } from '../../lib/replying/learned/verdicts.ts';
import { placesOf } from '../../lib/replying/places.ts';
import { questionOf, touchingOf } from '../../lib/replying/reading.ts';
import { substanceOf } from '../../lib/replying/substance.ts';
import { isTuned, KEPT_BACK, type Label, lettersIn, OUR_LABELS, type Text, written } from './labels.ts';
import type { Example } from './softmax.ts';

/** A letter weighs less than a reply written for this: their kind is rare among clerks. */
const LETTER_WEIGHT = 0.5;
const UNSURE_WEIGHT = 0.6;

export interface Labelled {
  /** Whose they are: letters, or the writer's sign. */
  from: string;
  contact: Example;
  substance: Example;
  /** What the rules make of contact: the layer speaks only where that is no. */
  ruled: number;
}

/** @param letters the file of letters, lines of JSON @param labels labels by others: the half that was looked at is used */
export function labelled(letters: string, labels: string): Labelled[] {
  const ofLetters = [
    ...lettersIn(labels, letters).filter(({ label }) => isTuned(label.id)),
    ...lettersIn(OUR_LABELS, letters),
  ];
  return [
    ...ofLetters.map((row) => exampleOf('letters', row)),
    ...written()
      .filter(({ writer }) => writer !== KEPT_BACK)
      .flatMap(({ writer, rows }) => rows.map((row) => exampleOf(writer, row))),
  ];
}

function exampleOf(from: string, { label, text }: { label: Label; text: Text }): Labelled {
  const { reply } = text;
  const clauses = clausesOf(reply);
  const places = placesOf(clauses, reply, questionOf(text));
  const ruled = contactOf(clauses, places, reply);
  const judged = substanceOf(clauses, touchingOf(ruled)).clauses;
  const weight = (from === 'letters' ? LETTER_WEIGHT : 1) * (label.unsure ? UNSURE_WEIGHT : 1);
  return {
    from,
    contact: {
      grams: allGrams(openPlaces(places, clauses, ruled.spans)),
      measures: [1],
      class: CONTACTS.indexOf(label.contact),
      weight,
    },
    substance: {
      grams: substanceGrams(places, judged),
      measures: measuresOf(judged, reply.length),
      class: SUBSTANCES.indexOf(label.substance),
      weight,
    },
    ruled: CONTACTS.indexOf(ruled.contact),
  };
}
