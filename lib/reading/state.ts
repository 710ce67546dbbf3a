/** What a page that shows no tickets shows instead: a drift of the platform is told from an empty list by it. */
import { shapeOf } from '../drift/judge.ts';
import type { PageState } from '../drift/model.ts';
import { all, childrenOf, textIn } from './dom.ts';
import { promisesTickets } from './kinds.ts';
import { dictionary } from './lexicon.ts';
import type { Grid } from './matrix.ts';
import type { Found } from './rows.ts';
import type { Steps } from './steps.ts';
import { isVisible } from './text.ts';

const NOTHING_HERE =
  /^(暂无|没有|无|未查询到|未找到|没有找到)(相关|匹配|符合条件的|任何|更多)?(数据|记录|工单|信件|信息|内容|待办|结果).{0,6}$/;
const LOADING = /^(正在)?(加载|载入|查询|处理)中?[.…。]{0,6}$|^loading/i;
/** What may be a ticket's number; telephones and days are not. */
const NUMBER = /^(?!1[3-9]\d{9}$|0\d{2,3}-\d|\d{4}-\d{2}-\d{2}$)[A-Za-z]{0,6}[-_]?\d[\w-]{5,30}$/;
const MOST_SHAPES = 8;

/** What the page shows, and how the numbers look that it prints. */
export interface Outlook {
  state: PageState;
  shapes: string[];
}

/** The outlook of a page that was read. */
export function* outlookSteps(
  root: Document | Element,
  reading: { tickets: readonly Found[]; others: readonly Grid[] },
): Steps<Outlook> {
  const numbers = reading.tickets.slice(0, 50).map(({ observation }) => observation.ticketNo);
  if (numbers.length > 0) return { state: 'tickets', shapes: shapesOf(numbers) };
  if (all(root, 'input[type=password]').some(isVisible)) return { state: 'sign-in', shapes: [] };
  const scope = { nowMs: 0, lexicon: dictionary, warnings: [] };
  if (reading.others.some((grid) => grid.rows.length === 0 && promisesTickets(grid, scope)))
    return { state: 'empty', shapes: [] };
  let count = 0;
  for (const leaf of all(root, 'div, span, p, td, a, b, strong, em, i, code, li, h3, h4')) {
    if (++count % 200 === 0) yield;
    if (childrenOf(leaf).length > 0) continue;
    const text = textIn(leaf).trim();
    if (text === '' || text.length > 30) continue;
    if (NUMBER.test(text)) numbers.push(text);
    else if (NOTHING_HERE.test(text) && isVisible(leaf)) return { state: 'empty', shapes: [] };
    else if (LOADING.test(text) && isVisible(leaf)) return { state: 'busy', shapes: [] };
  }
  const isBusy = all(root, '[aria-busy=true]').some(isVisible);
  return { state: isBusy ? 'busy' : 'other', shapes: shapesOf(numbers) };
}

function shapesOf(numbers: readonly string[]): string[] {
  return [...new Set(numbers.map(shapeOf))].slice(0, MOST_SHAPES);
}
