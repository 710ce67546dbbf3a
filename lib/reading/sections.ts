/** Parts of a page beside the ticket itself: logs, attachments, earlier tickets; and what lies over the page. */
import { all, attributeOf, childrenOf, holds, nameOf, nextElementOf, parentOf, textIn } from './dom.ts';
import type { Pair } from './pairs.ts';
import type { Steps } from './steps.ts';
import { textOf } from './text.ts';

const SIDE =
  /^(工单|信件|办理|流程|流转|处理|操作|审批|审核|督办|催办|回访|沟通)?(流转|流程|轨迹|日志|记录|过程|历史|动态|进度|进展|跟踪)(记录|信息|日志|跟踪|轨迹|列表)?$|^附件(信息|列表|材料)?$|^.{0,6}(历史|相似|关联|重复|相关|推荐|同类|其他|周边|附近)(工单|信件|诉求|事件|事项|案件|案卷)(列表|推荐)?$/;
const OVERLAY = /(^|[\s_-])(drawer|dialog|modal|popup|window|layer|slideover)([\s_-]|$)/i;

/** Whether an element is drawn over the page: a dialog, a drawer. */
export function isOverlay(element: Element): boolean {
  return (
    attributeOf(element, 'role') === 'dialog' ||
    nameOf(element) === 'DIALOG' ||
    OVERLAY.test(attributeOf(element, 'class') ?? '')
  );
}

/** Whether an element lies in something that is drawn over the page. */
export function overlayAround(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (isOverlay(at)) return true;
  return false;
}

/** Sections under a heading such as 流转记录 or 附件: what they print is not the ticket's own. */
export function* sideSections(top: Element, numbers: readonly Pair[]): Steps<Element[]> {
  const sections: Element[] = [];
  let count = 0;
  for (const heading of all(top, 'h1, h2, h3, h4, h5, h6, legend, summary, caption, div, span, p, b, strong, td, th')) {
    if (++count % 200 === 0) yield;
    if (childrenOf(heading).length > 2 || textIn(heading).length > 24) continue;
    if (!SIDE.test(textOf(heading).replace(/[（(][^（()）]*[)）]|[\s:：\d]/g, ''))) continue;
    let section: Element = heading;
    for (let around = parentOf(section); around && section !== top; around = parentOf(section)) {
      if (textOf(section).length > textOf(heading).length + 4 || !textOf(around).startsWith(textOf(heading))) break;
      section = around;
    }
    const isMore = section !== heading && textOf(section).length > textOf(heading).length;
    if (isMore && !numbers.some((number) => holds(section, number.element))) sections.push(section);
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
