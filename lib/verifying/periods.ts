/** Of which period a number speaks: 今年一季度, 2022年, 上年同期, 较上月. */

/** Two periods are the same when their years and their parts of the year are. */
export type Period = string;

interface Named {
  at: number;
  end: number;
  year: string;
  part: string;
  /** 较上季度, 与2019年同期相比: what is compared with, not what is spoken of. */
  isCompared: boolean;
}

const YEAR = '20\\d\\d年度?(?!\\d{1,2}月\\d)|今年|本年度?|去年|上一?年度?|前年';
const PART =
  '第?[一二三四1-4]季度|上半年|下半年|全年|\\d{1,2}月?份?(?:[-—–~～至到]|——)\\d{1,2}月份?(?!\\d)|\\d{1,2}月份?(?!\\d)|同期|以来';
const RELATIVE = '本(?:个?月|季度|期|周)|当(?:月|季|期)|上(?:一个?|个)?(?:月|季度|期|周)|同期|累计';
const PERIOD = new RegExp(`(?:(${YEAR})(${PART})?|(${PART})|(${RELATIVE}))`, 'g');
const COMPARED = new RegExp(`(?:相?较于?|[比与同])(?:${YEAR})?(?:${PART}|${RELATIVE})?(?:相比|比)?`, 'g');
const QUARTERS: Record<string, string> = { 一: 'q1', 二: 'q2', 三: 'q3', 四: 'q4' };
const RANGES: Record<string, string> = {
  '1-3': 'q1',
  '4-6': 'q2',
  '7-9': 'q3',
  '10-12': 'q4',
  '1-6': 'h1',
  '7-12': 'h2',
  '1-12': 'year',
};

/** The text without the words that name periods. */
export const withoutPeriods = (text: string): string =>
  text.replace(COMPARED, (found) => (/^(?:相?较于?|[比与同])$/.test(found) ? found : '')).replace(PERIOD, '');

function partOf(word: string): string {
  const quarter = /[一二三四1-4](?=季度)/.exec(word)?.[0];
  if (quarter) return QUARTERS[quarter] ?? `q${quarter}`;
  const range = /(\d+)\D+(\d+)/.exec(word);
  if (range) return RANGES[`${range[1]}-${range[2]}`] ?? `m${range[1]}-${range[2]}`;
  const month = /^(\d+)月/.exec(word);
  if (month) return `m${month[1]}`;
  return { 上半年: 'h1', 下半年: 'h2', 全年: 'year', 同期: 'same', 以来: 'sofar' }[word] ?? word;
}

const ofPeriod = new RegExp(`(?:${YEAR}|${PART})[^\\d]*$`);
const pieceOf = (text: string) => text.slice(Math.max(...[...'。；\n'].map((mark) => text.lastIndexOf(mark))) + 1);

function namedIn(text: string): Named[] {
  return [...text.matchAll(PERIOD)].flatMap(({ 0: word, 1: year, 2: part, 3: alone, 4: relative, index }): Named[] => {
    const before = text.slice(0, index);
    const behind = text.slice(index + word.length);
    // 截至9月底 is the day of counting, not the period counted.
    if (/截[至止]?到?$/.test(before)) return [];
    // 一季度，全县累计受理 is of that quarter still; alone, 累计 counts from somewhere before.
    if (relative === '累计' && ofPeriod.test(pieceOf(before))) return [];
    return [
      {
        at: index,
        end: index + word.length,
        year: year ?? '',
        part: relative ?? partOf(part ?? alone ?? ''),
        isCompared: /(?:相?较于?|[比与同]|由|从)$/.test(before) || /^(?:同期)?相?比(?!重)/.test(behind),
      },
    ];
  });
}

/** Reads the periods of one bulletin, which has a main one: its title's, or the only one it names. */
export function periodReader(text: string) {
  const title = text.trimStart().split('\n', 1)[0] ?? '';
  const spoken = (of: string) => namedIn(of).filter(({ isCompared }) => !isCompared);
  const [titled] = /。/.test(title) ? [] : spoken(title);
  const all = spoken(text);
  const known = titled ?? all.find(({ part, year }) => (part !== '' || year !== '') && !/^本|^当/.test(part));
  const mainYear = /20\d\d/.exec((titled ?? all[0])?.year ?? '')?.[0] ?? '';
  const mainPart = known ? known.part || 'year' : '';

  const yearOf = (word: string) => {
    if (/^20/.test(word)) return word.slice(0, 4);
    if (/^[去上]/.test(word)) return mainYear ? `${Number(mainYear) - 1}` : 'last';
    return word === '前年' ? 'last but one' : mainYear;
  };
  const key = ({ year, part }: Named): Period => {
    if (/^[本当]/.test(part)) return `${mainYear} ${mainPart}`;
    if (part === 'same') return `${year ? yearOf(year) : 'last'} ${mainPart}`;
    // 今年 in a bulletin of a quarter is the year so far.
    const whole = /^[今本]/.test(year) && mainPart !== 'year' ? 'sofar' : 'year';
    return `${yearOf(year)} ${part || whole}`;
  };
  const distinct = new Set(all.map(key));
  const main: Period | undefined =
    titled || distinct.size === 1
      ? `${titled ? key(titled) : [...distinct][0]}`
      : distinct.size === 0
        ? ' '
        : undefined;

  return {
    /** The period of what names none; undefined where the bulletin names several and its title none. */
    main,
    /** The periods that a piece speaks of; those behind 其中 are parts of the one before. */
    spokenIn: (piece: string): Period[] => spoken(piece.replace(/其中[^。；]*/g, '')).map(key),
    /** The period of a number at that place of a piece that starts out with another. */
    at(piece: string, index: number, start: Period): Period {
      const before = piece.slice(0, index);
      const last = namedIn(before)
        .filter(({ end }) => !isClosed(before.slice(end)))
        .findLast(
          ({ end, isCompared }) => !isCompared || /^(?:相比)?(?:[（(][^（）()，,]*|的?)$/.test(before.slice(end)),
        );
      if (!last) return start;
      return last.isCompared ? `compared ${key(last)}` : key(last);
    },
  };
}
export type PeriodReader = ReturnType<typeof periodReader>;

/** Whether a bracket that was open before is closed in it. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (/[（(]/.test(sign)) depth++;
    if (/[）)]/.test(sign) && --depth < 0) return true;
  }
  return false;
}
