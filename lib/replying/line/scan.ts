/** A line cut into words that are understood and words that are not. */
import type { DayNumber } from '../../calendar/time.ts';
import { type MomentToken, momentAt } from './moment.ts';
import { personAt, rarelyNamedAt } from './people.ts';
import { binds, SPEECH, type WordToken, wordAt } from './vocabulary.ts';

interface Place {
  from: number;
  to: number;
}
export type TimeToken = Place & MomentToken;
type Token = Place &
  (
    | WordToken
    | (MomentToken & { kind: 'time' })
    | { kind: 'whom'; name: string; isFirm: boolean }
    | { kind: 'by'; name: string }
  );

export interface Scanned {
  tokens: Exclude<Token, { kind: 'time' }>[];
  times: TimeToken[];
  /** What was not understood, whole. */
  words: Place[];
}

const SEPARATOR = /[\s,，。;；、!！]/;
/** They mean the same whatever stands behind them. */
const ALONE = new Set(['time', 'seconds', 'by', 'now']);
/** They are what is recorded: a part of a longer word, or one behind a denial, says nothing. */
const CLAIMS = new Set(['told', 'opinion']);

/** @param text in simplified characters, of any length @param today from which 昨天 is counted */
export function scan(text: string, today: DayNumber): Scanned {
  const tokens: Token[] = [];
  const words: Place[] = [];
  let at = 0;
  while (at < text.length) {
    if (SEPARATOR.test(text.charAt(at))) {
      at++;
      continue;
    }
    const run = runAt(text, at, today);
    const end = run.at(-1)?.to ?? at;
    const before = words.at(-1);
    const isBound =
      before !== undefined && isBlank(text.slice(before.to, at)) && binds(text.slice(before.from, before.to));
    if (end >= text.length || SEPARATOR.test(text.charAt(end))) {
      at = end;
      const isKept = (token: Token) => !(isBound && (CLAIMS.has(token.kind) || token.kind === 'reached'));
      tokens.push(...run.filter(isKept));
      words.push(...run.filter((token) => !isKept(token)));
      continue;
    }
    at = endOf(text, end);
    const cut = isBound ? 0 : cutOf(run, text, SPEECH.test(text.slice(end, at)));
    const loose = run.slice(cut);
    tokens.push(...run.slice(0, cut), ...loose.filter((token) => isStill(token)));
    words.push({ from: loose[0]?.from ?? end, to: at });
  }
  return {
    tokens: tokens.filter((token) => token.kind !== 'time'),
    times: tokens.filter((token) => token.kind === 'time'),
    words,
  };
}

const isBlank = (text: string) => text.trim() === '';

function endOf(text: string, from: number): number {
  let to = from;
  while (to < text.length && !SEPARATOR.test(text.charAt(to))) to++;
  return to;
}

/** Words that are understood, one behind the other, blanks inside them apart. */
function runAt(text: string, from: number, today: DayNumber): Token[] {
  const run: Token[] = [];
  for (let at = from; at < text.length && !SEPARATOR.test(text.charAt(at)); at = run.at(-1)?.to ?? at) {
    const token = tokenAt(text, at, today);
    if (!token) break;
    run.push(token);
  }
  return run;
}

function tokenAt(text: string, from: number, today: DayNumber): Token | undefined {
  const moment = momentAt(text, from, today);
  if (moment) return { kind: 'time', from, ...moment };
  const word = wordAt(text, from);
  const person = personAt(text, from) ?? (word ? undefined : rarelyNamedAt(text, from));
  if (person && person.to > (word?.to ?? from)) {
    const { to, kind, name } = person;
    return kind === 'by' ? { kind, from, to, name } : { kind: 'whom', from, to, name, isFirm: kind === 'named' };
  }
  return word && { ...word, from };
}

/** How many words of a run stand for themselves although something follows that is not understood. */
function cutOf(run: Token[], text: string, isSpeech: boolean): number {
  const claimed = run.findIndex((token) => CLAIMS.has(token.kind));
  const claim = claimed < 0 ? run.length : claimed;
  const named = run.findLastIndex((token) => token.kind === 'whom' && token.isFirm);
  // 张女士反馈…: she is the one who speaks; 告知路灯已修好 is told as a whole.
  if (isSpeech && claim === run.length) {
    const isOfSpeech = ({ from, to }: Token) => OF_SPEECH.test(text.slice(from, to));
    return run.findLastIndex((token) => !isOfSpeech(token)) + 1;
  }
  // 电话张女士家漏水: whose house it is stays with the words.
  if (named > 0 && claim > named) return named;
  return Math.min(claim, run.findLastIndex((token) => ALONE.has(token.kind)) + 1);
}

/** Small words that belong to the verb behind them. */
const OF_SPEECH = /^(?:已经?|又|再次?|并且?|均|都|后|对方|其|他|她)$/;

/** What is true although it is part of longer words: that somebody is named, how it was, that nobody answered. */
const isStill = (token: Token): boolean =>
  (token.kind === 'whom' && token.isFirm) || token.kind === 'way' || (token.kind === 'reached' && !token.reached);
