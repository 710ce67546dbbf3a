/** Small numbers, in figures or Chinese. */
const FIGURES = '零一二三四五六七八九';

/** @param text figures, or a Chinese number below 100 (十, 二十三, 零五, 两); NaN for anything else */
export function numeralIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/两/g, '二').replace(/〇/g, '零');
  const [tens, ones] = plain.includes('十') ? plain.split('十', 2) : ['零', plain.replace(/^零(?=.)/, '')];
  const figure = (part: string | undefined, empty: number) =>
    part === undefined || part === '' ? empty : part.length === 1 ? FIGURES.indexOf(part) : Number.NaN;
  const value = figure(tens, 1) * 10 + figure(ones, 0);
  return value >= 0 ? value : Number.NaN;
}
