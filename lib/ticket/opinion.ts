/** How satisfied a call-back found the citizen, in the page's words. */

/** 基本满意 counts as satisfied, 一般 as not; 未评价 and unknown words are no opinion. */
export function isSatisfied(opinion: string | undefined): boolean | undefined {
  if (opinion === undefined || /未|待|无/.test(opinion)) return undefined;
  if (/不|一般/.test(opinion)) return false;
  return /满意/.test(opinion) ? true : undefined;
}

/** Whether it is satisfied with a reservation: 基本满意, 比较满意. */
export const isReserved = (opinion: string): boolean => /基本|比较|较/.test(opinion);
