/** A reply read once, for all points: its clauses, what it says of contact, what it gives, what else it holds. */
import { type Clause, clausesOf, MAX_CHECKED } from './clauses.ts';
import { type ContactReading, contactOf } from './contact.ts';
import { answersTo, type Demand } from './demands.ts';
import { fold } from './fold.ts';
import { weighedSubstance, withLikelyContact } from './learned/verdicts.ts';
import type { Draft } from './model.ts';
import { placesOf } from './places.ts';
import { type Signal, type SignalSpan, signalsIn, signalsOf } from './signals.ts';
import { type SubstanceReading, substanceOf } from './substance.ts';

export interface Reading {
  draft: Draft;
  /** The reply in simplified characters, as long as it was given. */
  text: string;
  clauses: Clause[];
  contact: ContactReading;
  substance: SubstanceReading;
  signals: SignalSpan[];
  demands: Demand[];
}

/** @param draft the reply with its letter; texts of any length, of which the first 100,000 characters are read */
export function readReply(draft: Draft): Reading {
  const reply = draft.reply.slice(0, MAX_CHECKED);
  const question = questionOf(draft);
  const clauses = clausesOf(reply);
  const places = placesOf(clauses, reply, question);
  const ruled = contactOf(clauses, places, reply);
  const judged = substanceOf(clauses, touchingOf(ruled));
  const contact = withLikelyContact(ruled, clauses, places);
  const substance = { ...judged, substance: weighedSubstance(places, judged, reply.length) };
  const demands = answersTo(question, clauses, substance);
  const signals = signalsOf(clauses, substance);
  return { draft, text: fold(reply), clauses, contact, substance, signals, demands };
}

/** Places that say only that somebody was reached, or not. */
export const touchingOf = ({ spans }: ContactReading) =>
  spans.filter(({ kind }) => kind === 'contacted' || kind === 'agreed' || kind === 'notReached');

/** The letter as it is read: its title, then its text. */
export const questionOf = ({ title, question }: Draft): string =>
  [title, question]
    .filter((part) => part !== undefined && part !== '')
    .join('\n')
    .slice(0, MAX_CHECKED);

/** Places of a signal. */
export const spansOf = ({ signals }: Reading, signal: Signal) =>
  signals.filter((span) => span.signal === signal).map(({ from, to }) => ({ from, to }));

/** The signals of a reply; `partial` where most of several demands are not spoken of. */
export function signalNames({ signals, demands, substance }: Reading): Signal[] {
  const open = demands.filter(({ answered }) => !answered).length;
  const isPartial =
    substance.substance === 'answered' && demands.length >= 3 && open < demands.length && open / demands.length >= 0.6;
  const names = signalsIn(signals);
  return isPartial ? [...names, 'partial' as const] : names;
}
