/** The numbers of the tickets that a page shows by label and value, in a heading, or card by card without any label. */
import { matchLabel } from './dictionary.ts';
import { all, attributeOf, childrenOf, holds, nameOf, parentOf, previousOf, textIn } from './dom.ts';
import type { Pair } from './pairs.ts';
import { isVisible, piecesOf, textOf } from './text.ts';
import { ticketNoIn } from './values.ts';

/** A labelled number. */
export interface NumberPair extends Pair {
  ticketNo: string;
  /** It stands in a list beside the ticket that the page shows: its card needs no label to be told. */
  isListed?: true;
}

/**
 * One number a ticket: strong labels before weak ones, each printed number once. Of several tickets one may be printed
 * twice: in their list, and in the part that shows it alone.
 */
export function numberPairs(pairs: readonly Pair[]): NumberPair[] {
  const named = pairs.flatMap((pair) => {
    const ticketNo = pair.field === 'ticketNo' ? ticketNoIn(pair.pieces) : undefined;
    return ticketNo === undefined ? [] : [{ ...pair, ticketNo }];
  });
  const strong = named.filter((pair) => pair.match.strength === 'strong');
  const chosen = strong.length > 0 ? strong : named;
  const best = new Map<string, NumberPair>();
  for (const pair of chosen) if (!best.has(pair.ticketNo)) best.set(pair.ticketNo, pair);
  const once = [...best.values()];
  const again = once.length < 3 ? [] : chosen.filter((pair) => best.get(pair.ticketNo) !== pair);
  const [only] = again;
  return only && again.length === 1 ? [...once.map((pair) => ({ ...pair, isListed: true as const })), only] : once;
}

const HEADED =
  /^(?:工单|信件|诉求|热线|事项|案件|来信)(?:编号|单号|号)?\s*[:：#]?\s*([A-Za-z]{0,8}-?\d[\w-]{5,30})(?:\s*(?:的?详情|办理|处理))?$/;

/** A number that stands in the page's heading alone: 工单 GD2026110500123 详情. Marks may stand beside it. */
export function numberInHeading(top: Element): NumberPair[] {
  for (const heading of all(top, 'h1, h2, h3, h4, [class*=title]')) {
    if (textIn(heading).length > 80) continue;
    const pieces = piecesOf(heading);
    const ticketNo = [textOf(heading), pieces.slice(0, 2).join(' ')]
      .map((text) => HEADED.exec(text)?.[1])
      .find(Boolean);
    if (ticketNo !== undefined && isVisible(heading)) return [madeUp(ticketNo, heading, textOf(heading))];
  }
  return [];
}

const BARE = /^(?:NO\.?|№|#)?((?=(?:.*\d){6})[A-Za-z]{0,6}[-_]?\d[\w-]{5,30})$/i;

/**
 * Numbers without a label, one in each of several cards of the same make.
 * @param skip elements that hold lists, read already
 */
export function numbersOfCards(top: Element, skip: ReadonlySet<Element>): NumberPair[] {
  const bySort = new Map<string, NumberPair[]>();
  for (const leaf of all(top, 'span, div, b, strong, em, i, p, a, code, small, h3, h4, h5, td')) {
    if (childrenOf(leaf).length > 0) continue;
    const ticketNo = BARE.exec(textIn(leaf).trim())?.[1];
    // Phones and days are no numbers of tickets.
    if (
      !ticketNo ||
      isLabelled(leaf) ||
      [...skip].some((part) => holds(part, leaf)) ||
      /^(1[3-9]\d{9}|0\d{2,3}-\d{7,8})$/.test(ticketNo) ||
      /^\d{4}-\d{2}-\d{2}$/.test(ticketNo) ||
      !isVisible(leaf)
    )
      continue;
    const sort = [leaf, parentOf(leaf)]
      .map((each) => each && `${nameOf(each)}.${attributeOf(each, 'class')}`)
      .join(' ');
    bySort.set(sort, [...(bySort.get(sort) ?? []), madeUp(ticketNo, leaf, '')]);
  }
  const [most = []] = [...bySort.values()].sort((a, b) => b.length - a.length);
  const isEachOwn = new Set(most.map(({ ticketNo }) => ticketNo)).size === most.length;
  return most.length >= 2 && isEachOwn ? most : [];
}

/** Whether a text that ends in a colon stands before an element: a label of something else than a ticket. */
function isLabelled(leaf: Element): boolean {
  const before = previousOf(leaf);
  return before !== null && /[:：]\s*$/.test(textIn(before));
}

function madeUp(ticketNo: string, element: Element, label: string): NumberPair {
  const match = matchLabel('工单编号');
  if (!match) throw new Error('the dictionary has no label for the number');
  return { field: 'ticketNo', match, label, text: ticketNo, pieces: [ticketNo], element, beside: element, ticketNo };
}
