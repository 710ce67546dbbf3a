/** The points of a proper reply (办理答复要点), how strictly an office takes each, and what a check finds. */
import * as z from 'zod/mini';
import type { Contact } from '../ticket/contacts.ts';
import type { Words } from '../ticket/words.ts';

/** In the order in which a reply is written. */
export const POINTS = [
  'contacted',
  'told',
  'answers',
  'finding',
  'measure',
  'policy',
  'unsolved',
  'section',
  'signed',
  'boilerplate',
  'forwarding',
  'others',
  'length',
] as const;
export type PointName = (typeof POINTS)[number];

/** `off`: not looked at; `advisory`: shown; `required`: asked about before the reply is sent. */
export const STRICTNESS = ['off', 'advisory', 'required'] as const;
export const zStrictness = z.enum(STRICTNESS);
export type Strictness = z.infer<typeof zStrictness>;

export const zPoints = z.record(z.enum(POINTS), zStrictness);
export type Points = z.infer<typeof zPoints>;

/** What bulletins name as faults is required: no contact, no word of the outcome, no answer, a form letter, a mere forwarding. */
export const DEFAULT_POINTS: Points = {
  contacted: 'required',
  told: 'required',
  answers: 'required',
  finding: 'advisory',
  measure: 'advisory',
  policy: 'advisory',
  unsolved: 'advisory',
  section: 'advisory',
  signed: 'off',
  boilerplate: 'required',
  forwarding: 'required',
  others: 'required',
  length: 'advisory',
};

export interface Span {
  from: number;
  to: number;
}

/** `look`: the words alone do not tell, a person has to; `unneeded`: this reply has no use for it. */
export type PointState = 'met' | 'open' | 'look' | 'unneeded';

/** What is found on one point. */
export interface Found {
  state: PointState;
  /** What is there, or what is absent. */
  says: Words;
  /** The words of the reply that say so. */
  spans: Span[];
  /** Words of the letter that nothing in the reply speaks of. */
  asked?: Span[];
}

export interface PointResult extends Found {
  point: PointName;
  strictness: Strictness;
}

/** All that a reply is judged by. */
export interface Draft {
  reply: string;
  title?: string | undefined;
  question?: string | undefined;
  /** 诉求类型 in the page's words: an inquiry needs no measure. */
  kind?: string | undefined;
  citizenPhone?: string | undefined;
  /** What the page's own fields say; they come first. */
  fields?: { contacted?: string | undefined; contactedAt?: string | undefined; told?: string | undefined } | undefined;
  /** The contact log of this round. */
  contacts?: readonly Contact[] | undefined;
  /** The earlier reply to another matter that is most like this one. */
  like?: { ratio: number; ticketNo: string } | undefined;
  /** Replies of this ticket's earlier rounds, which did not hold. */
  earlier?: readonly string[] | undefined;
}
