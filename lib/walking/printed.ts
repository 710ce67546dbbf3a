/** What a pager prints in words: which page, of how many, and how many records in all. */

export interface Printed {
  page?: number;
  pages?: number;
  total?: number;
  /** Records a page. */
  size?: number;
}

/** A number with the blanks around it. */
const NUMBER = '\\s*(?<!\\d)(\\d{1,3}(?:[,，]\\d{3})+|\\d{1,9})(?!\\d)\\s*';
const RECORD = '(?:条|项|件|个|笔|行|封|记录|数据|工单)';

const pattern = (source: string) => new RegExp(source.replaceAll('#', NUMBER), 'i');

const PAGE_OF = [
  pattern('第?#[/／]#页'),
  pattern('page#of#'),
  pattern('第#页[/／]共?#页'),
  pattern('(?<![/／.:-])#[/／]#(?![/／.:-])'),
];
const PAGE = [pattern('第#页'), pattern('当前(?:第|页[:：]?)?#页?'), pattern('page#')];
const PAGES = [pattern('共(?:计|有)?#页'), pattern('总页数[:：]?#'), pattern('[/／]#页'), pattern('of#pages')];
const TOTAL = [
  pattern(`[共总](?:计|有|数)?[:：]?#${RECORD}`),
  pattern(`总(?:记录|条)数?[:：]?#`),
  pattern(`#${RECORD}(?:记录|数据)?[,，;；]?共#页`),
  pattern('total[:：]?#'),
  pattern('of#(?:entries|items|records|rows)'),
];
const SIZE = [pattern(`#${RECORD}[/／]页`), pattern(`每页(?:显示)?#${RECORD}?`), pattern('#[/／]page')];

/** Reads the text of a pager; what it does not print is left out. */
export function parsePrinted(text: string): Printed {
  const size = firstOf(SIZE, text);
  // "20条/页" must not be taken for a number of pages.
  const rest = SIZE.reduce((left, each) => left.replace(each, ' '), text);
  const both = PAGE_OF.map((each) => each.exec(rest)).find((match) => match !== null);
  const [page, pages] =
    both && inOrder(both) ? [toNumber(both[1]), toNumber(both[2])] : [firstOf(PAGE, rest), firstOf(PAGES, rest)];
  const total = firstOf(TOTAL, rest);
  return {
    ...(page === undefined ? {} : { page }),
    ...(pages === undefined ? {} : { pages }),
    ...(total === undefined ? {} : { total }),
    ...(size === undefined ? {} : { size }),
  };
}

/** 2/5 is a page of five, 11/3 is not. */
const inOrder = (both: RegExpExecArray) => (toNumber(both[1]) ?? 0) <= (toNumber(both[2]) ?? 0);

function firstOf(patterns: readonly RegExp[], text: string): number | undefined {
  for (const each of patterns) {
    const match = each.exec(text);
    if (match) return toNumber(match[1]);
  }
  return undefined;
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits.replace(/[,，]/g, ''));
}
