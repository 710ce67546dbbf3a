/** What one control of a pager is for, told by what it says and how it is called: no kit is known by name. */

/** `further` and `nearer` are » and «: the next page in one pager, the last one in another. */
export type Role = 'next' | 'previous' | 'first' | 'last' | 'further' | 'nearer' | 'jump' | { page: number };

/** What an element says and what it is called. */
export interface Naming {
  /** What a person sees on it. */
  text: string;
  /** Title, accessible name, alternative text. */
  titles: readonly string[];
  /** Class names, also those of an icon that is all it holds. */
  classes: readonly string[];
  rel: string;
}

const WORDS: readonly [Role & string, RegExp][] = [
  ['next', /^(?:(?:转到|跳到|跳转到)?(?:下一?[页頁]|[后後]一?[页頁])|(?:goto)?next(?:page)?)$/i],
  ['previous', /^(?:(?:转到|跳到|跳转到)?(?:上一?[页頁]|前一?[页頁])|(?:goto)?prev(?:ious)?(?:page)?)$/i],
  ['first', /^(?:首[页頁]|第一[页頁]|最前[页頁]?|(?:goto)?first(?:page)?)$/i],
  ['last', /^(?:[尾末][页頁]|最[后後]一?[页頁]|(?:goto)?last(?:page)?)$/i],
  ['jump', /^(?:…|⋯|\.{2,}|•{2,}|向[前后後]\d+[页頁]|(?:next|previous)\d+pages?)$/i],
];

const GLYPHS: readonly [Role & string, RegExp][] = [
  ['next', /^(?:[›>→▶❯〉＞]|chevron_right|navigate_next|keyboard_arrow_right)$/],
  ['previous', /^(?:[‹<←◀❮〈＜]|chevron_left|navigate_before|keyboard_arrow_left)$/],
  ['further', /^(?:»|≫|>>|>\||⏭|last_page)$/],
  ['nearer', /^(?:«|≪|<<|\|<|⏮|first_page)$/],
];

/** How icon sets name their arrows. */
const ARROW_NAME = /^(?:icon:? ?)?(?:arrow[- ]?)?(?:left|right)$/i;

/** Arrows that decorate a word, and the private characters by which icon fonts draw theirs. */
const DECORATION = /[\s‹›«»<>←→◀▶❮❯〈〉＜＞\ue000-\uf8ff]/g;
const PRIVATE = /[\s\ue000-\uf8ff]/g;

/** The role of a control; undefined when it is none of a pager. What it says decides before what it is called. */
export function roleOf({ text, titles, classes, rel }: Naming): Role | undefined {
  const seen = text.replace(PRIVATE, '');
  // The last page's number may be titled 尾页.
  const page = pageRole(seen);
  if (page) return page;
  const said = [seen, ...titles].map(wordRole).find((role) => role !== undefined);
  // An explicit name tells ‹ from « where both are drawn as arrows.
  if (said) return said;
  // An arrow that is named leads where its name says: 下一条 is no page.
  if (titles.some((title) => title.trim() !== '' && !ARROW_NAME.test(title))) return undefined;
  const glyph = GLYPHS.find(([, pattern]) => pattern.test(seen))?.[0];
  if (seen !== '' && !glyph) return undefined;
  if (rel === 'next') return 'next';
  if (rel === 'prev') return 'previous';
  return classRole(classes) ?? glyph;
}

function wordRole(text: string): Role | undefined {
  const bare = text.replace(DECORATION, '');
  return WORDS.find(([, pattern]) => pattern.test(bare) || pattern.test(text.trim()))?.[0];
}

function pageRole(text: string): Role | undefined {
  const page = /^第?(\d{1,5})页?(?:\(current\))?$/.exec(text)?.[1];
  return page === undefined || Number(page) === 0 ? undefined : { page: Number(page) };
}

/** Words in a class name beside which "next" speaks about something else than a page. */
const OTHER =
  /^(?:jump|quick|more|month|year|day|date|calendar|laydate|picker|tab|tabs|slide|slider|slick|swiper|carousel|step|steps|wizard|post|article)$/;

function classRole(classes: readonly string[]): Role | undefined {
  for (const name of classes) {
    const words = wordsOf(name);
    if (words.some((word) => OTHER.test(word))) {
      if (words.includes('jump')) return 'jump';
      continue;
    }
    const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
    if (has(/^(?:next|nextpage|pagenext|nextbtn|btnnext)$/)) return 'next';
    if (has(/^(?:prev|previous|prevpage|pageprev|prevbtn|btnprev)$/)) return 'previous';
    const ofPages = has(/^(?:page|pager|pagination|paging|seek|laypage)$/);
    if (ofPages && has(/^first$/)) return 'first';
    if (ofPages && has(/^(?:last|end)$/)) return 'last';
    if (has(/^(?:arrow|chevron|angle|caret)$/) && !has(/^(?:d|double)$/)) {
      if (has(/^right$/)) return 'next';
      if (has(/^left$/)) return 'previous';
    }
  }
  return undefined;
}

/** The words that a class name is made of. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const DISABLED = /^(?:disabled|disable|isdisabled)$/;
const CURRENT = /^(?:active|current|curr|cur|selected|on|checked|actived)$/;

export const saysDisabled = (classes: readonly string[]) =>
  classes.flatMap(wordsOf).some((word) => DISABLED.test(word));
export const saysCurrent = (classes: readonly string[]) => classes.flatMap(wordsOf).some((word) => CURRENT.test(word));
