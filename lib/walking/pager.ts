/**
 * The pager of a list, found by meaning: near the list stands something that prints pages or totals and holds a control
 * that leads to the next page. Nothing outside it is ever pressed.
 */
import { all, childrenOf, holds, parentOf } from '../reading/dom.ts';
import type { TicketList } from '../reading/page.ts';
import { isVisible } from '../reading/text.ts';
import { wordsOf } from './controls.ts';
import { classesOf, type Mark, marksIn, textWithFields } from './marks.ts';
import { placesNear } from './near.ts';
import { type Printed, parsePrinted } from './printed.ts';

export interface Pager {
  element: Element;
  /** Leads to the next page; undefined on the last one. */
  next: HTMLElement | undefined;
  previous: HTMLElement | undefined;
  first: HTMLElement | undefined;
  /** Controls of pages by their number. */
  numbers: ReadonlyMap<number, HTMLElement>;
  page: number | undefined;
  /** As printed, or else the highest number shown. */
  pages: number | undefined;
  /** Whether `pages` is certain: printed, or following from the total. */
  exact: boolean;
  total: number | undefined;
}

/** More elements or text than a pager has. */
const MOST_ELEMENTS = 250;
const MOST_TEXT = 400;
/** How far the words of a pager may stand from its controls in the tree. */
const GROWTH = 3;

/** @param others tables beside the list that may have pagers of their own */
export function findPager(list: TicketList, others: readonly Element[] = []): Pager | undefined {
  for (const place of placesNear(list)) {
    const core = coreIn(place);
    if (core && belongsTo(core.element, list, others)) return pagerOf(core, list);
  }
  return undefined;
}

interface Core {
  element: Element;
  marks: Mark[];
}

/**
 * The smallest element of a place that is a pager by itself, with a control that leads on rather than with numbers
 * alone: a toolbar that holds a pager has arrows of its own.
 */
function coreIn(place: Element): Core | undefined {
  const cores: (Core & { size: number })[] = [];
  const looked = new Set<Element>();
  for (const mark of marksIn(place)) {
    // A bare number in a cell is no beginning.
    if (!isStep(mark) && (typeof mark.role !== 'object' || !(mark.enabled || mark.current))) continue;
    let at: Element | null = mark.target;
    for (let level = 0; at && holds(place, at) && level < 7; level++, at = parentOf(at)) {
      const size = all(at, '*').length;
      if (looked.has(at) || isForeign(at) || size > MOST_ELEMENTS) break;
      looked.add(at);
      const text = textWithFields(at);
      if (text.length > MOST_TEXT) break;
      const marks = marksIn(at);
      if (!isPager(marks, parsePrinted(text)) || !isVisible(at)) continue;
      cores.push({ element: at, marks, size });
      break;
    }
  }
  const leading = cores.filter(({ marks }) => marks.some(isStep));
  return (leading.length > 0 ? leading : cores).sort((a, b) => a.size - b.size)[0];
}

const isStep = ({ role }: Mark) => role === 'next' || role === 'previous' || role === 'further';

/** Whether controls and words together make a pager. */
function isPager(marks: readonly Mark[], printed: Printed): boolean {
  const has = (...roles: Mark['role'][]) => marks.some(({ role }) => roles.includes(role));
  const numbers = marks.flatMap(({ role }) => (typeof role === 'object' ? role.page : []));
  const says = printed.page !== undefined || printed.pages !== undefined || printed.total !== undefined;
  const inTurn = numbers.some((page) => numbers.includes(page + 1));
  const steps = has('next', 'further');
  if (steps && has('previous', 'nearer')) return says || numbers.length > 0 || marks.some(namesPage);
  if (steps && (says || inTurn)) return true;
  return inTurn && (says || marks.some((mark) => typeof mark.role === 'object' && isShown(mark)));
}

const namesPage = ({ target }: Mark) => /[页頁]|page/i.test(`${target.textContent}${target.title}`);
/** The number of the page that is shown is marked, or is the one that leads nowhere. */
const isShown = (mark: Mark) => mark.current || !mark.enabled;

const FOREIGN =
  /^(?:calendar|datepicker|datebox|laydate|picker|carousel|swiper|slick|tabs|steps|wizard|breadcrumb|tree|menu|navbar)$/;
const isForeign = (element: Element) =>
  classesOf(element)
    .flatMap(wordsOf)
    .some((word) => FOREIGN.test(word));

/** Whether a pager is this list's: of several tables the nearest above it, or else the nearest below. */
function belongsTo(pager: Element, list: TicketList, others: readonly Element[]): boolean {
  const rivals = others.filter((other) => !list.parts.includes(other) && isVisible(other) && !holds(other, pager));
  for (let at = parentOf(pager); at; at = parentOf(at)) {
    const around = at;
    const mine = list.parts.find((part) => holds(around, part));
    const theirs = rivals.filter((rival) => holds(around, rival));
    if (!mine && theirs.length > 0) return false;
    if (mine) return theirs.every((rival) => !standsBetween(mine, rival, pager));
  }
  return false;
}

function standsBetween(list: Element, rival: Element, pager: Element): boolean {
  const follows = (a: Element, b: Element) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return (follows(list, rival) && follows(rival, pager)) || (follows(pager, rival) && follows(rival, list));
}

function pagerOf({ element, marks }: Core, list: TicketList): Pager {
  const printed = parsePrinted(textAround(element, list));
  const numbers = new Map<number, HTMLElement>();
  for (const { role, target, enabled } of marks) {
    if (typeof role === 'object' && enabled && !numbers.has(role.page)) numbers.set(role.page, target);
  }
  const page = printed.page ?? shownPage(marks) ?? fieldPage(element);
  const shown = marks.flatMap(({ role }) => (typeof role === 'object' ? role.page : []));
  const bySize = printed.total !== undefined && printed.size ? Math.ceil(printed.total / printed.size) : undefined;
  const certain = printed.pages ?? bySize;
  const highest = shown.length > 0 ? Math.max(...shown) : undefined;
  const of = (...roles: Mark['role'][]) => marks.find(({ role }) => roles.includes(role));
  const named = of('next') ?? of('further');
  const isLast = page !== undefined && certain !== undefined && page >= certain;
  const next = named
    ? named.enabled
      ? named.target
      : undefined
    : page && (numbers.get(page + 1) ?? more(marks, page));
  const enabled = (mark: Mark | undefined) => (mark?.enabled ? mark.target : undefined);
  return {
    element,
    next: isLast ? undefined : next || undefined,
    previous:
      enabled(of('previous') ?? of('nearer')) ?? (page ? (numbers.get(page - 1) ?? less(marks, page)) : undefined),
    first: numbers.get(1) ?? enabled(of('first') ?? (of('previous') ? of('nearer') : undefined)),
    numbers,
    page,
    pages: certain ?? highest,
    exact: certain !== undefined,
    total: printed.total,
  };
}

/** Where a pager has numbers alone, the dots behind the last one lead on. */
function more(marks: readonly Mark[], page: number): HTMLElement | undefined {
  const last = marks.at(-1);
  const numbers = marks.flatMap(({ role }) => (typeof role === 'object' ? role.page : []));
  return last?.role === 'jump' && last.enabled && Math.max(...numbers) === page ? last.target : undefined;
}

/** And those in front of the first one lead back. */
function less(marks: readonly Mark[], page: number): HTMLElement | undefined {
  const [first] = marks;
  const numbers = marks.flatMap(({ role }) => (typeof role === 'object' ? role.page : []));
  return first?.role === 'jump' && first.enabled && Math.min(...numbers) === page ? first.target : undefined;
}

/** The number drawn as shown or, where links stand around one that is none, that one. */
function shownPage(marks: readonly Mark[]): number | undefined {
  const numbers = marks.flatMap((mark) => (typeof mark.role === 'object' ? { ...mark, page: mark.role.page } : []));
  const current = numbers.filter((mark) => mark.current);
  const dead = numbers.filter((mark) => !mark.enabled);
  return (current.length === 1 ? current[0] : dead.length === 1 && numbers.length > 1 ? dead[0] : undefined)?.page;
}

/** The page in a field to type it into. */
function fieldPage(element: Element): number | undefined {
  const [field, another] = all(element, 'input').filter(
    (input) =>
      input instanceof HTMLInputElement && /^(?:text|number|tel)$/.test(input.type) && /^\d{1,5}$/.test(input.value),
  ) as HTMLInputElement[];
  return field && !another ? Number(field.value) : undefined;
}

/** What is printed in a pager and close by: 共 236 条 may stand beside the controls. */
function textAround(core: Element, list: TicketList): string {
  let text = textWithFields(core);
  let at = core;
  for (let level = 0; level < GROWTH; level++) {
    const up = parentOf(at);
    if (!up || up === up.ownerDocument.body || list.parts.some((part) => holds(up, part))) break;
    if (childrenOf(up).length > 12 || all(up, '*').length > MOST_ELEMENTS) break;
    const wider = textWithFields(up);
    if (wider.length > MOST_TEXT) break;
    text = wider;
    at = up;
  }
  return text;
}
