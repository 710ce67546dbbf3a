/**
 * Which units a ticket's matter belongs to, by the words of the directory.
 *
 * A keyword that stands in the ticket counts whole. Of a duty, or of a keyword that stands there in other words (路灯不亮,
 * 路灯长期不亮), the runs of characters that both share count. Either is worth its length, the more the fewer units
 * of the directory use it, and half as much again in title or category (docs/FORMULAS.md).
 */
import { type UnitDuties, unitKey } from './model.ts';

/** What of a ticket is matched. */
export interface Matter {
  title?: string | undefined;
  content?: string | undefined;
  category?: string | undefined;
  place?: string | undefined;
}

export interface UnitMatch {
  unit: string;
  score: number;
  /** Keywords that stand in the ticket, the weightiest first. */
  keywords: string[];
  /** The duty that shares most with it, and the words that both have. */
  duty?: { text: string; shared: string[] };
}

/** Shortest run of characters that says anything. */
const SHORTEST = 2;
/** Runs that every unit's duties have and that name no matter. */
const COMMON =
  /负责|管理|工作|有关|相关|部门|监督|处理|问题|依法|组织|指导|实施|协调|全区|全市|全县|辖区|本区|行政|服务|事项|开展|落实|承担|以及|进行|建设|规范|反映|投诉|举报|咨询|求助|建议|群众|市民|居民|来电|希望|解决|单位|附近/g;
/** Below this nothing but chance is shared: two characters in a long text. In the title, or three of them, are above. */
const LEAST_SCORE = 3;
const MOST_SHARED = 4;
const MOST_CONTENT = 4_000;
const IN_HEAD = 1.5;

/**
 * Units whose words fit a ticket, the best first.
 * @param own the unit that wants to return it: never among them
 */
export function unitsFor(matter: Matter, units: readonly UnitDuties[], own: string | undefined): UnitMatch[] {
  const text = textsOf(matter);
  const usage = usageIn(units);
  const mine = own === undefined ? undefined : unitKey(own);
  return units
    .filter(({ unit }) => unitKey(unit) !== mine)
    .filter(({ not = [] }) => !not.some((each) => isSaid(each, text.whole)))
    .map((entry) => matchOf(entry, text, usage))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score);
}

/** What of a unit's entry says that a matter is another's; undefined where nothing does. */
export function excluded({ not = [] }: UnitDuties, matter: Matter): string | undefined {
  const texts = textsOf(matter);
  return not.find((text) => {
    const plain = plainOf(text);
    if (plain === '') return false;
    const shared = sharedRuns(plain, texts);
    const covered = shared.reduce((sum, run) => sum + run.length, 0);
    return texts.whole.includes(plain) || covered >= Math.max(4, meaningful(plain).length * 0.6);
  });
}

/**
 * Whether a text says word for word what a unit excludes: texts that merely resemble each other may differ in the very point,
 * so nothing less keeps a unit from being suggested.
 */
function isSaid(excluding: string, whole: string): boolean {
  const plain = plainOf(excluding);
  return plain !== '' && whole.includes(plain);
}

interface Texts {
  /** Title and category: they name the matter. */
  head: string;
  whole: string;
  /** All pairs of neighbouring characters of the whole: nearly every run that is not there is told by its first pair. */
  pairs: ReadonlySet<string>;
}

function textsOf({ title = '', content = '', category = '', place = '' }: Matter): Texts {
  const head = plainOf(`${title}\n${category}`);
  const whole = `${head}\n${plainOf(`${content.slice(0, MOST_CONTENT)}\n${place}`)}`;
  const pairs = new Set<string>();
  for (let at = 0; at + SHORTEST <= whole.length; at++) pairs.add(whole.slice(at, at + SHORTEST));
  return { head, whole, pairs };
}

/** Half-width, without blanks; what stood apart by a mark stays apart. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]+/g, '')
    .replace(/[^\p{L}\p{N}\n]+/gu, '\n');
}

const meaningful = (plain: string) => plain.replace(COMMON, '').replaceAll('\n', '');

/** How many units of the directory use a run of characters. */
type Usage = (run: string) => number;

function usageIn(units: readonly UnitDuties[]): Usage {
  const all = units.map(({ duties, keywords }) => plainOf([...duties, ...keywords].join('\n')));
  const known = new Map<string, number>();
  return (run) => {
    let count = known.get(run);
    if (count === undefined) {
      count = all.filter((each) => each.includes(run)).length;
      known.set(run, count);
    }
    return 1 + Math.log((1 + all.length) / (1 + count)) / Math.log(2 + all.length);
  };
}

function matchOf({ unit, duties, keywords }: UnitDuties, text: Texts, rarity: Usage): UnitMatch {
  const worth = (run: string) => (run.length - 1) * rarity(run) * (text.head.includes(run) ? IN_HEAD : 1);
  const whole: [keyword: string, worth: number][] = [];
  const runs = new Set<string>();
  for (const keyword of keywords) {
    const plain = plainOf(keyword).replaceAll('\n', '');
    if (plain.length === 0) continue;
    if (text.whole.includes(plain))
      whole.push([
        keyword,
        Math.max(1, plain.length - 0.5) * rarity(plain) * (text.head.includes(plain) ? IN_HEAD : 1),
      ]);
    else for (const run of sharedRuns(plain, text)) runs.add(run);
  }
  let duty: { text: string; shared: string[]; worth: number } | undefined;
  for (const each of duties) {
    const shared = sharedRuns(plainOf(each), text);
    for (const run of shared) runs.add(run);
    const sum = shared.reduce((total, run) => total + worth(run), 0);
    if (sum >= LEAST_SCORE && sum > (duty?.worth ?? 0)) duty = { text: each, shared, worth: sum };
  }
  whole.sort((a, b) => b[1] - a[1]);
  const inKeywords = (run: string) => whole.some(([keyword]) => plainOf(keyword).includes(run));
  const score =
    whole.reduce((sum, [, each]) => sum + each, 0) +
    [...runs].filter((run) => !inKeywords(run)).reduce((sum, run) => sum + worth(run), 0) / 2;
  return {
    unit,
    score,
    keywords: whole.slice(0, MOST_SHARED).map(([keyword]) => keyword),
    ...(duty ? { duty: { text: duty.text, shared: duty.shared.slice(0, MOST_SHARED) } } : {}),
  };
}

/** The longest runs of characters of one text that stand in another, words that say nothing taken out. */
function sharedRuns(plain: string, { whole, pairs }: Texts): string[] {
  const found: string[] = [];
  for (const piece of plain.replace(COMMON, '\n').split('\n')) {
    for (let at = 0; at + SHORTEST <= piece.length; ) {
      let end = at + SHORTEST;
      if (!pairs.has(piece.slice(at, end))) {
        at++;
        continue;
      }
      while (end < piece.length && whole.includes(piece.slice(at, end + 1))) end++;
      found.push(piece.slice(at, end));
      at = end;
    }
  }
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}
