/** Numbers as bulletins print them: 2,282件, １９００件, 25.6万件, 98.99%. */

export interface PrintedNumber {
  /** Place in the text: [from, to), with its unit. */
  from: number;
  to: number;
  value: number;
  /** Digits behind the point, to which it was rounded. */
  digits: number;
  /** 百分点 are points between two rates: neither a rate nor a count. */
  kind: 'percent' | 'points' | 'count';
  /** By how much the true value may differ: 25.6万件 is 256,000 ± 500. */
  slack: number;
  /** 近3000件, 300余件: no arithmetic holds for it. */
  isRough: boolean;
}

/** 个 counts tickets only when no other noun follows: not 12个单位, not 4个工作日. */
const COUNTED = '件次?|封|条|宗|例|起|通|单(?!位)|笔|人次|个(?=$|[，,。；;、：:）)\\s]|来电|电话|诉求|工单)';
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const NUMBER = new RegExp(`(${DIGITS})\\s*(?:(%)|(个?百分点)|(万)?\\s*(余|多)?\\s*(?:${COUNTED}))`, 'g');
const THOUSANDS = /(?<=(?<![\d第])\d{1,3})，(?=\d{3}(?:，\d{3})*\s*[件封条宗例])/g;

/** Text of the same length, so that places stay true: full-width digits and the comma between thousands made plain. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９％．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(THOUSANDS, ',');

/** @param text with plain digits */
export function numbersIn(text: string): PrintedNumber[] {
  return [...text.matchAll(NUMBER)].map(
    ({ 0: printed, 1: written = '', 2: percent, 3: points, 4: wan, 5: odd, index }) => {
      const digits = written.split('.')[1]?.length ?? 0;
      const unit = wan ? 10_000 : 1;
      return {
        from: index,
        to: index + printed.length,
        value: Math.round(Number(written.replaceAll(',', '')) * unit * 1e6) / 1e6,
        digits,
        kind: percent ? 'percent' : points ? 'points' : 'count',
        slack: wan ? 0.5 * 10 ** -digits * unit : 0,
        isRough: odd !== undefined || /(?:近|约|逾|超过?)$/.test(text.slice(Math.max(0, index - 2), index)),
      };
    },
  );
}
