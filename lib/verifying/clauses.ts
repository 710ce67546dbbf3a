/** The clause that a number ends, and the bracket it stands in. */

export interface Clause {
  /** From the last comma, or the number before, up to the number; complete brackets left out. */
  text: string;
  /** Where it begins in the segment. */
  at: number;
  /** In a bracket: the clause before the bracket: 路口镇 of 路口镇（38件）. */
  holder?: string;
  /** Where the holder begins. */
  holderAt: number;
  /** The bracket holds the number alone: 路口镇（38件）. */
  isListed: boolean;
}

const MARKS = /[，,：:；]/;

/** @param ends the ends of the numbers of this segment, ascending */
export function clauseBefore(segment: string, index: number, ends: readonly number[]): Clause {
  const masked = segment.slice(0, index).replace(/[（(][^（）()]*[）)]/g, (bracket) => '\0'.repeat(bracket.length));
  const opened = Math.max(masked.lastIndexOf('（'), masked.lastIndexOf('('));
  const lastEnd = (upTo: number) => ends.findLast((end) => end <= upTo) ?? 0;
  const startBefore = (upTo: number) => {
    let start = upTo;
    while (start > 0 && !MARKS.test(masked[start - 1] as string)) start--;
    return Math.max(start, lastEnd(upTo));
  };
  const piece = (from: number, to: number) => masked.slice(from, to).replaceAll('\0', '');
  const start = Math.max(startBefore(index), opened + 1);
  if (opened < 0) return { text: piece(start, index), at: start, holderAt: start, isListed: false };
  const holderAt = startBefore(opened);
  return {
    text: piece(start, index),
    at: start,
    holder: piece(holderAt, opened),
    holderAt,
    isListed: start === opened + 1 && piece(start, index).trim() === '',
  };
}

/** 满意率90%以上, 低于90%的, 按期办结率100%的单位, and whatever stands in brackets with such a word: a bar, and no figure of the period. */
export function isThreshold(before: string, behind: string): boolean {
  if (
    /(?:低于|高于|不足|超过|未达到?|达不到|不到|至少|大于|小于|目标|要求)[^，。；]{0,2}$/.test(before) ||
    /^(?:及?以[上下内]|的|[得扣计加]\d)/.test(behind)
  )
    return true;
  const opened = /[（(]([^（()）]*)$/.exec(before)?.[1];
  return opened !== undefined && /以[上下]/.test(opened + (/^[^）)]*/.exec(behind)?.[0] ?? ''));
}
