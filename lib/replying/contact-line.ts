/** A contact noted in one line, as a clerk would say it: `9:20 电话 张先生 已告知 满意`, `yesterday 3pm phone no answer`. */
import { dayOfMs, instantText } from '../calendar/time.ts';
import type { ContactNote } from '../ticket/contacts.ts';
import { fold } from './fold.ts';
import { momentIn } from './line/instant.ts';
import { scan } from './line/scan.ts';
import { leavesDoubt, saysFailed, showsSpeech, type Way } from './line/vocabulary.ts';

/** What a line says, and what it leaves open. */
export interface LineReading {
  note: ContactNote;
  /** Further times at which nobody was reached either: each an attempt of its own. */
  also: string[];
  /** Looks like a day or time and is none: the time of the note is not what was meant. */
  badTime?: string;
  /** The line both denies and affirms, or denies something that is not understood: whether anybody was reached is not known. */
  isDoubtful: boolean;
  /** `9.20`, which may be a day or a time of day. */
  dotted?: string;
  /** A day without a time of day: noon stands for it. */
  isNoonAssumed: boolean;
}

const MAX_SAID = 2_000;
const MOST_ALSO = 9;

/**
 * Reads a line. What is not said is taken for the usual: now, by telephone, reached. Negation binds, and words that are not
 * understood whole stay as they are in `said`: nothing is made of a part of them.
 * @param nowMs the clock, epoch milliseconds
 * @returns undefined for a line without anything
 */
export function readContactLine(line: string, nowMs: number): LineReading | undefined {
  const labelled = /(?:^|\s)内容[:：]([\s\S]*)$/.exec(line);
  const plain = labelled ? line.slice(0, labelled.index) : line;
  if (line.trim() === '') return undefined;
  const { tokens, words, times } = scan(fold(plain), dayOfMs(nowMs));
  const spoken = words.map(({ from, to }) => plain.slice(from, to));
  const verdicts = tokens.flatMap((token) => (token.kind === 'reached' ? [token.reached] : []));
  const failed = verdicts.includes(false) || spoken.some(saysFailed);
  const told = tokens.flatMap((token) => (token.kind === 'told' ? [token] : []));
  const opinions = tokens.flatMap((token) => (token.kind === 'opinion' ? [token] : []));
  const isTold = told.length > 0 && told.every((token) => token.told);
  const opinion = opinions.every((token) => token.opinion === opinions[0]?.opinion) ? opinions[0]?.opinion : undefined;
  const reached = !failed;
  // What cannot be kept as a part stays as words.
  const lost = [
    ...(reached && opinion === undefined ? opinions : []),
    ...(reached ? [] : [...told.filter((token) => token.told), ...opinions]),
  ];
  const moment = momentIn(times, plain, nowMs);
  const isListed = !reached && !verdicts.includes(true) && moment.isListed;
  const also = isListed ? moment.more.slice(0, MOST_ALSO) : [];
  const counts = tokens.flatMap((token) => (token.kind === 'count' ? [token] : []));
  const kept = [
    ...lost,
    ...(isListed ? [] : times.slice(moment.used)),
    ...counts.filter(({ count }) => count > 1 && count !== also.length + 1),
  ];
  const isMixed = failed && verdicts.includes(true);
  const said = labelled?.[1]?.trim() || (isMixed ? plain.trim() : wordsOf(plain, [...words, ...kept]));
  const whom = tokens.find((token) => token.kind === 'whom' && token.name !== '本人');
  const by = tokens.find((token) => token.kind === 'by');
  const seconds = tokens.find((token) => token.kind === 'seconds');
  const ways = tokens.flatMap((token) => (token.kind === 'way' ? [token.way] : []));
  const isSure = isTold || opinion !== undefined || verdicts.includes(true) || spoken.some(showsSpeech);
  const note: ContactNote = {
    at: moment.at,
    ...wayOf(ways),
    reached,
    ...(whom?.kind === 'whom' ? { whom: whom.name } : {}),
    ...(by?.kind === 'by' ? { by: by.name } : {}),
    ...(said ? { said: said.slice(0, MAX_SAID) } : {}),
    ...(reached && isTold ? { told: true as const } : {}),
    ...(reached && opinion ? { opinion } : {}),
    ...(seconds?.kind === 'seconds' ? { seconds: seconds.seconds } : {}),
  };
  return {
    note,
    also,
    ...(moment.bad === undefined ? {} : { badTime: moment.bad }),
    isDoubtful: failed ? isMixed || isTold || opinions.length > 0 : !isSure && spoken.some(leavesDoubt),
    ...(moment.dotted === undefined ? {} : { dotted: moment.dotted }),
    isNoonAssumed: moment.isNoonAssumed,
  };
}

/** The note alone that a line says. @param nowMs as above */
export const contactOfLine = (line: string, nowMs: number): ContactNote | undefined =>
  readContactLine(line, nowMs)?.note;

/** What a contact is before anything was said of it: now, by telephone, reached. */
export const usualContact = (nowMs: number): ContactNote => ({
  at: instantText(nowMs - (nowMs % 60_000)),
  how: 'phone',
  reached: true,
});

/** 微信电话 is a call, and so is 来电 beside 电话. */
function wayOf(ways: Way[]): Way {
  const [first = { how: 'phone' as const }] = ways;
  return ways.find(({ how, means }) => how === first.how && means !== undefined) ?? first;
}

/** Places of a line as text, in their order; those that touch or stand a blank apart stay together. */
function wordsOf(line: string, places: { from: number; to: number }[]): string {
  let end = 0;
  const parts = [...places]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => {
      const start = Math.max(from, end);
      const part = line.slice(start, Math.max(start, to));
      end = Math.max(end, to);
      return part;
    });
  return parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s，,。;；、:：]+|[\s，,。;；、:：]+$/g, '');
}
