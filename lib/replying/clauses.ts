/** A reply as clauses: what stands between two marks, with its place in the text and the sentence it belongs to. */
import { fold } from './fold.ts';

export interface Clause {
  /** Place in the text as it was given: [from, to). */
  from: number;
  to: number;
  /** Its text, folded: one character for each of the original. */
  text: string;
  /** Number of the sentence. */
  sentence: number;
  /** It lies inside quotation marks that hold a whole clause or more: somebody else's words. */
  isQuoted: boolean;
}

/** Longest text that is looked at; a reply is a page, and what follows a hundred pages is no reply. */
export const MAX_CHECKED = 100_000;

/** A clause is cut there: people breathe sooner, and the patterns that read it look a fixed way ahead from each place. */
const LONGEST_CLAUSE = 300;
/** A remark in brackets this short is no clause of its own: 与反映人（78岁，独居）通了电话. */
const LONGEST_REMARK = 40;
const SENTENCE_END = /[。！？；!?;\n\r]|[\s\u3000]{2,}/;
const CLAUSE_END = /[，,：:]/;
const OPENING = '“「『';
const CLOSING = '”」』';
/** Quotation marks around fewer characters hold a name (“UU008”, “一户一表”), not speech. */
const SHORTEST_SPEECH = 12;

/** @returns the clauses in their order; marks and blanks between them belong to none */
export function clausesOf(text: string): Clause[] {
  const folded = fold(text.slice(0, MAX_CHECKED));
  const speech = speechIn(folded);
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let next = 0;
  const close = (to: number) => {
    let start = from;
    let end = to;
    while (start < end && isBlank(folded.charCodeAt(start))) start++;
    while (end > start && isBlank(folded.charCodeAt(end - 1))) end--;
    from = to + 1;
    if (start === end) return;
    while (next < speech.length && (speech[next]?.[1] ?? 0) <= start) next++;
    const isQuoted = next < speech.length && (speech[next]?.[0] ?? 0) <= start;
    clauses.push({ from: start, to: end, text: folded.slice(start, end), sentence, isQuoted });
  };
  const cut = (at: number) => {
    close(at);
    from = at;
  };
  for (let i = 0; i <= folded.length; i++) {
    i = behindRemark(folded, i);
    const mark = i === folded.length ? '。' : (folded[i] as string);
    if (isNumberPart(folded, i)) continue;
    if (SENTENCE_END.test(mark) || isGap(folded, i)) {
      close(i);
      sentence++;
    } else if (CLAUSE_END.test(mark)) close(i);
    else if (i - from >= LONGEST_CLAUSE && !isLowSurrogate(folded.charCodeAt(i))) cut(i);
  }
  return clauses;
}

/** @returns where a short remark in brackets that opens at `i` ends; `i` where none does */
function behindRemark(text: string, i: number): number {
  if (text[i] !== '（' && text[i] !== '(') return i;
  for (let end = i + 1; end < text.length && end - i <= LONGEST_REMARK; end++) {
    const character = text[end] as string;
    if (character === '）' || character === ')') return end;
    if (SENTENCE_END.test(character)) break;
  }
  return i;
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
const isBlank = (code: number) => code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09;
/** Two blanks in a row end a paragraph where a form has eaten its line break. */
const isGap = (text: string, i: number) => isBlank(text.charCodeAt(i)) && isBlank(text.charCodeAt(i + 1));
const isDigit = (text: string, i: number) => text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39;
/** A mark between figures: 10:30, 1,200. */
const isNumberPart = (text: string, i: number) =>
  /[:,：]/.test(text[i] ?? '') && isDigit(text, i - 1) && isDigit(text, i + 1);

/** Places of quoted speech. */
function speechIn(text: string): [number, number][] {
  const found: [number, number][] = [];
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (OPENING.includes(character)) open = i;
    else if (CLOSING.includes(character) && open >= 0) {
      if (i - open > SHORTEST_SPEECH) found.push([open, i]);
      open = -1;
    }
  }
  return found;
}
