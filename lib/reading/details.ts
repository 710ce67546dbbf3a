/** Labelled values → tickets: a detail page, a drawer over a list, cards. */

import type { ReadField } from '../ticket/model.ts';
import { matchLabel } from './dictionary.ts';
import { all, attributeOf, childrenOf, holds, nameOf, nextElementOf, parentOf, textIn, topOf } from './dom.ts';
import { parserOf } from './fits.ts';
import { observationOf, type Printed } from './observation.ts';
import { type Pair, pairSteps, pairsOf } from './pairs.ts';
import type { Found } from './rows.ts';
import type { Scope } from './scope.ts';
import type { Steps } from './steps.ts';
import { isVisible, textOf } from './text.ts';
import { ticketNoIn } from './values.ts';

export interface Detail extends Found {
  /** The part of the page that shows this ticket. */
  region: Element;
  /** Whether it lies over the page (drawer, dialog). */
  overlay: boolean;
  fields: number;
}

const TELLING = new Set<ReadField>([
  'title',
  'content',
  'citizenName',
  'citizenPhone',
  'channel',
  'kind',
  'category',
  'reply',
]);
const SIDE =
  /^(工单|信件|办理|流程|流转|处理|操作|审批|审核|督办|催办|回访|沟通)?(流转|流程|轨迹|日志|记录|过程|历史|动态|进度|进展|跟踪)(记录|信息|日志|跟踪|轨迹|列表)?$|^附件(信息|列表|材料)?$|(历史|相似|关联|重复|相关|推荐|同类|其他)(工单|信件|诉求|事件|事项|案件)(列表|推荐)?$/;
const OVERLAY = /(^|[\s_-])(drawer|dialog|modal|popup|window|layer|slideover)([\s_-]|$)/i;

/**
 * Tickets that the page shows by label and value.
 * @param skip elements that hold lists (already read) or other things
 */
export function* detailSteps(root: Document | Element, skip: ReadonlySet<Element>, scope: Scope): Steps<Detail[]> {
  const pairs = yield* pairSteps(root, skip, scope);
  const top = topOf(root);
  if (!top) return [];
  const named = numberPairs(pairs);
  // Searching all headings of a long page costs time: only where labelled values want a number.
  const numbers = named.length > 0 || pairs.length < 3 ? named : numberInHeading(top);
  if (numbers.length === 0) return [];
  const sides = yield* sideSections(top, numbers);
  const details: Detail[] = [];
  for (const number of numbers) {
    const region = regionOf(number, numbers, top);
    const own = pairs.filter((pair) => holds(region, pair.element) && !sides.some((side) => holds(side, pair.element)));
    const headed = titleInHeading(
      region,
      pairs.flatMap((pair) => (pair.field === 'ticketNo' ? pair.pieces : [])),
    );
    details.push(...detailOf(number, own, headed, region, scope));
    yield;
  }
  return details;
}

/** One number a ticket: strong labels before weak ones, each printed number once. */
function numberPairs(pairs: readonly Pair[]): (Pair & { ticketNo: string })[] {
  const named = pairs.flatMap((pair) => {
    const ticketNo = pair.field === 'ticketNo' ? ticketNoIn(pair.pieces) : undefined;
    return ticketNo === undefined ? [] : [{ ...pair, ticketNo }];
  });
  const strong = named.filter((pair) => pair.match.strength === 'strong');
  const chosen = strong.length > 0 ? strong : named;
  const best = new Map<string, Pair & { ticketNo: string }>();
  for (const pair of chosen) if (!best.has(pair.ticketNo)) best.set(pair.ticketNo, pair);
  return [...best.values()];
}

const HEADED =
  /^(?:工单|信件|诉求|热线|事项|案件|来信)(?:编号|号)?\s*[:：#]?\s*([A-Za-z]{0,8}-?\d[\w-]{5,30})(?:\s*(?:的?详情|办理|处理))?$/;

/** A number that stands in the page's heading alone: 工单 GD2026110500123 详情. */
function numberInHeading(top: Element): (Pair & { ticketNo: string })[] {
  for (const heading of all(top, 'h1, h2, h3, h4')) {
    const ticketNo = HEADED.exec(textOf(heading))?.[1];
    const match = matchLabel('工单编号');
    if (ticketNo === undefined || !match || !isVisible(heading)) continue;
    const label = textOf(heading);
    return [
      {
        field: 'ticketNo',
        match,
        label,
        text: ticketNo,
        pieces: [ticketNo],
        element: heading,
        beside: heading,
        ticketNo,
      },
    ];
  }
  return [];
}

/** The widest element around a number that holds no other ticket's number. */
function regionOf(number: Pair, numbers: readonly (Pair & { ticketNo: string })[], top: Element): Element {
  let region = number.element;
  for (let parent = parentOf(region); parent; parent = parentOf(parent)) {
    const around = parent;
    if (numbers.some((other) => other !== number && holds(around, other.element))) break;
    region = parent;
    if (isOverlay(parent) || parent === top) break;
  }
  return region;
}

function detailOf(
  number: Pair & { ticketNo: string },
  own: readonly Pair[],
  headed: string | undefined,
  region: Element,
  scope: Scope,
): Detail[] {
  const best = bestPairs(own, scope.nowMs);
  const sure = number.match.strength === 'strong';
  const told = [...best.values()].filter((pair) => sure || pair.match.strength === 'strong');
  if (told.length < (sure ? 2 : 3) || !told.some((pair) => TELLING.has(pair.field))) return [];
  const printed = printedOf(best);
  if (headed !== undefined && !best.has('title')) printed.push({ field: 'title', label: 'h1', text: headed });
  return [
    {
      ...observationOf(number.ticketNo, printed, scope),
      anchors: [number.beside],
      source: 'detail',
      region,
      overlay: overlayAround(region),
      fields: best.size,
    },
  ];
}

/** For each field the pair of the preferred label, among those whose value can be what the label says. */
function bestPairs(own: readonly Pair[], nowMs: number): Map<ReadField, Pair> {
  const best = new Map<ReadField, Pair>();
  const order = (pair: Pair) => pair.match.rank + (isPlausible(pair, nowMs) ? 0 : UNFIT);
  for (const pair of own) {
    const rival = best.get(pair.field);
    if (pair.field === 'ticketNo' || isSomeoneElse(pair, own)) continue;
    if (!rival || order(pair) < order(rival)) best.set(pair.field, pair);
  }
  return best;
}

/** Puts a value that does not fit behind every one that does. */
const UNFIT = 1_000_000;
/** 办理时限：5个工作日 is no limit where 截止时间 prints the date. */
function isPlausible({ field, label, text }: Pair, nowMs: number): boolean {
  const parse = field === 'ticketNo' ? undefined : parserOf(field, label, nowMs);
  return !parse || parse(text).ok;
}

function printedOf(best: ReadonlyMap<ReadField, Pair>): Printed[] {
  return [...best.values()].flatMap(({ field, label, text }) => (field === 'ticketNo' ? [] : [{ field, label, text }]));
}

/**
 * A record with what is unfolded below it; what the record itself prints stands.
 * @param skip tables in it that hold records of their own
 * @param row place in the list from 1
 */
export function unfolded(
  found: Found,
  expanded: Element,
  skip: ReadonlySet<Element>,
  row: number,
  scope: Scope,
): Found {
  const printed = printedOf(bestPairs(pairsOf(expanded, skip, scope), scope.nowMs));
  const more = observationOf(found.observation.ticketNo, printed, scope, row);
  return {
    ...found,
    observation: { ...more.observation, ...found.observation },
    inferred: { ...more.inferred, ...found.inferred },
  };
}

/** 申请人 beside a 退件理由 is the clerk who sent the ticket back, not the citizen. */
function isSomeoneElse(pair: Pair, own: readonly Pair[]): boolean {
  if (pair.match.strength === 'strong' || (pair.field !== 'citizenName' && pair.field !== 'citizenPhone')) return false;
  return own.some(({ field }) => field === 'returnReason');
}

/** The title in a heading that begins with one of the ticket's numbers: `#12: 路灯损坏`. */
function titleInHeading(region: Element, numbers: readonly string[]): string | undefined {
  for (const heading of all(region, 'h1, h2, h3')) {
    const parts = /^\s*[#№[【]?\s*([\w-]+)[\]】]?\s*[:：—–\s-]\s*(\S.*)$/s.exec(textOf(heading));
    if (parts?.[1] && parts[2] && numbers.includes(parts[1])) return parts[2];
  }
  return undefined;
}

function isOverlay(element: Element): boolean {
  return (
    attributeOf(element, 'role') === 'dialog' ||
    nameOf(element) === 'DIALOG' ||
    OVERLAY.test(attributeOf(element, 'class') ?? '')
  );
}

function overlayAround(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (isOverlay(at)) return true;
  return false;
}

/** Sections under a heading such as 流转记录 or 附件: what they print is not the ticket's own. */
function* sideSections(top: Element, numbers: readonly Pair[]): Steps<Element[]> {
  const sections: Element[] = [];
  let count = 0;
  for (const heading of all(top, 'h1, h2, h3, h4, h5, h6, legend, summary, caption, div, span, p, b, strong, td, th')) {
    if (++count % 200 === 0) yield;
    if (childrenOf(heading).length > 2 || textIn(heading).length > 24) continue;
    if (!SIDE.test(textOf(heading).replace(/[\s:：()（）\d]/g, ''))) continue;
    let section: Element = heading;
    for (let around = parentOf(section); around && section !== top; around = parentOf(section)) {
      if (textOf(section).length > textOf(heading).length + 4) break;
      section = around;
    }
    if (!numbers.some((number) => holds(section, number.element))) sections.push(section);
    else sections.push(...untilNextHeading(heading));
  }
  return sections;
}

/** The blocks that follow a heading, up to the next of its kind. */
function untilNextHeading(heading: Element): Element[] {
  const blocks: Element[] = [];
  for (let next = nextElementOf(heading); next && nameOf(next) !== nameOf(heading); next = nextElementOf(next)) {
    blocks.push(next);
  }
  return /^(H\d|LEGEND|B|STRONG|P)$/.test(nameOf(heading)) ? blocks : blocks.slice(0, 1);
}
