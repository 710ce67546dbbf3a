/**
 * What a ticket's part of the page says without a label: the title as a heading, the state and the kind as tags, the
 * time left in a banner, a phone as a link. Only what says by itself what it is; a wrong value is worse than none.
 */
import type { FieldName } from '../ticket/model.ts';
import { all, attributeOf, childrenOf, firstOf, holds, nameOf, nextOf, parentOf, textIn } from './dom.ts';
import { parseLimit } from './limits.ts';
import type { Printed } from './observation.ts';
import type { Pair } from './pairs.ts';
import type { Scope } from './scope.ts';
import { splitTags } from './tags.ts';
import { isIcon, isVisible, OWN_TAG, textOf } from './text.ts';
import { isAbsent, parseMoment, parsePhone } from './values.ts';
import { isMark, isStateWord, kindOf } from './words.ts';

const NOT_READ = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'BUTTON',
  'OPTION',
  'NAV',
  'LABEL',
  OWN_TAG.toUpperCase(),
]);

/** What headings of a page say that are no titles of a matter. */
const GENERIC =
  /(系统|平台|网站|门户|中心|热线|信箱|详情|明细|信息|情况|办理|处理|处置|记录|列表|查看|附件|审核|审批|回复|答复|回访|意见|流程|退件|函|单|表|登记|管理|台账|首页|工作台|内容|页|栏|卡|结果|评价|资料|材料|日志|轨迹|进度|图片|照片|过程|经过|操作|工单|诉求|信件|案卷|案件|待办|已办|全部|更多|返回|关闭|要求|属性|定位)$|^(第\d|共\s*\d|全部|查看|复制|点击|没有(更多|数据|记录)|暂无|加载|上一|下一|返回|展开|收起|添加|打印|主办|版权|网友|尊敬)/;

const HEADINGS =
  'h1, h2, h3, h4, h5, [role=heading], [class*=title], [class*=Title], [class*=ttl], [class*=subject], b, strong';

const hasHan = (text: string) => (text.match(/[\u4e00-\u9fff]/g) ?? []).length >= 4;

/** What closes a dialog, in the line of its heading. */
const CLOSING = /\s*[×✕✖╳]\s*$/;

/** Whether a text can be the title of a matter. */
function isTitle(text: string, { lexicon }: Scope, isCard = false): boolean {
  if (text.length < 4 || text.length > 80 || !hasHan(text) || /[:：]$/.test(text)) return false;
  const label = /^([^:：]{2,12})[:：]/.exec(text)?.[1] ?? text;
  // In a card a longer text is a title however it ends; over a page it may be the platform's name.
  const isGeneric = GENERIC.test(text.replace(CLOSING, '')) && !(isCard && text.length > 6);
  return !isGeneric && !isMark(text) && !lexicon.label(label) && !isLeft(text) && !parseMoment(text, 0).ok;
}

/** Whether a text says by itself that a limit is meant: 剩余2天, 今日 18:00 到期. */
function isLeft(text: string): boolean {
  return text.length <= 30 && /剩|还有|余|[超逾]期|超时|到期|截止/.test(text) && parseLimit(text, '', 0, 0).ok;
}

/**
 * The heading of a ticket's page: its title, and the marks that stand in it.
 * @param known elements whose text is taken already
 */
export function headingOf(
  region: Element,
  known: readonly Element[],
  scope: Scope,
  ticketNo: string,
): { title?: string; tags: string[]; heading?: Element } {
  for (const heading of all(region, HEADINGS)) {
    if (known.some((element) => holds(element, heading)) || !isVisible(heading)) continue;
    // Bold print is a heading where it is larger than what stands below.
    if (/^(B|STRONG)$/.test(nameOf(heading)) && Number.parseFloat(getComputedStyle(heading).fontSize) < 16) continue;
    // Where the number stands inside the heading too, the title is what the heading itself says.
    const isShared = known.some((element) => holds(heading, element));
    const { text, tags } = isShared ? { text: ownText(heading), tags: [] } : splitTags(heading);
    // 工单详情 - RX2026…: the heading names the ticket, not its matter.
    const isNumber = GENERIC.test(text.replace(ticketNo, '').replace(/[\s:：#—–-]+$|^[\s:：#—–-]+/g, ''));
    if (isTitle(text, scope) && !(text.includes(ticketNo) && isNumber))
      return { title: text, tags: [...tags, ...marksBeside(heading)], heading };
    // A heading that carries the number may carry the state beside it.
    if (tags.length > 0 && text.includes(ticketNo)) return { tags };
  }
  return { tags: [] };
}

/** What an element says in texts of its own, not in those inside it. */
function ownText(element: Element): string {
  let text = '';
  for (let child = firstOf(element); child; child = nextOf(child)) if (child instanceof Text) text += child.data;
  return text.trim();
}

/**
 * The text under a heading in a part of the page that holds nothing else: a card of title and content.
 * @param known elements whose text is taken already
 */
export function textUnder(heading: Element, known: readonly Element[], { lexicon }: Scope): string | undefined {
  const title = textIn(heading).trim();
  for (let card = parentOf(heading); card && textIn(card).trim().length < 2_000; card = parentOf(card)) {
    const around = card;
    if (known.some((element) => holds(around, element))) return undefined;
    for (const leaf of all(card, 'p, div, span, text, view')) {
      const text = childrenOf(leaf).length === 0 ? textIn(leaf).trim() : '';
      if (text.length >= 15 && text !== title && hasHan(text) && !lexicon.label(text) && isVisible(leaf)) return text;
    }
  }
  return undefined;
}

const LEAST_WORDS = 30;
/** No ticket's page has more. */
const MOST_TEXT = 30_000;
const MOST_BLOCKS = 600;
const NOTE = /^(温馨提示|提示|说明|注意|备注|声明|注)/;

/**
 * The one block of running text below a heading that nobody labelled: what the citizen wrote. Of several, none can be
 * told from the replies.
 * @param known elements whose text is taken already
 */
export function textBelow(
  region: Element,
  heading: Element,
  known: readonly Element[],
  { lexicon }: Scope,
): string | undefined {
  // Each block is asked for all of its text: on a page of books that would hold up the tab.
  if (textIn(region).length > MOST_TEXT) return undefined;
  const blocks = new Set<Element>();
  for (const leaf of all(region, 'p, div, pre, td, article').slice(0, MOST_BLOCKS)) {
    const text = textIn(leaf).trim();
    if (text.length < LEAST_WORDS || !hasHan(text) || NOTE.test(text) || !isVisible(leaf)) continue;
    if (!(heading.compareDocumentPosition(leaf) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
    if (known.some((element) => holds(leaf, element) || holds(element, leaf))) continue;
    // Paragraphs and nothing else: no labels, times, links or fields among them.
    const isRunning = all(leaf, '*').every((part) => /^(P|BR|SPAN|FONT|B|STRONG|DIV)$/.test(nameOf(part)));
    const isLabelled = text.split('\n').some((line) => lexicon.label(/^\s*([^:：]{2,12})[:：]/.exec(line)?.[1] ?? ''));
    if (!isRunning || isLabelled || /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text)) return undefined;
    const outer = [...blocks].find((block) => holds(block, leaf));
    if (!outer) blocks.add(leaf);
  }
  const [only] = blocks;
  return blocks.size === 1 && only ? textOf(only) : undefined;
}

/** States that stand as tags in the same small part of the page as a heading. */
function marksBeside(heading: Element): string[] {
  let around = heading;
  for (let parent = parentOf(heading); parent && textIn(parent).trim().length < 80; parent = parentOf(parent))
    around = parent;
  return all(around, 'span, div, em, i, b, a, small').flatMap((leaf) => {
    const text = childrenOf(leaf).length === 0 ? textIn(leaf).trim() : '';
    return isStateWord(text) && isVisible(leaf) ? [text] : [];
  });
}

const HEADS = 'h1, h2, h3, h4, [class*=head], [class*=Head], [class*=title]';
const DRAWN_AS_TAG = '[class*=tag], [class*=badge], [class*=label], [class*=status], [class*=state], [class*=chip]';

/**
 * The state as a tag in the head of a page or card whatever its heading says: 基本信息 [处置中].
 * @param known elements whose text is taken already, and parts beside the ticket
 */
export function stateInHeads(region: Element, known: readonly Element[]): string | undefined {
  const states = new Set<string>();
  for (const head of all(region, HEADS).slice(0, MOST_BLOCKS)) {
    if (textIn(head).trim().length > 60 || known.some((element) => holds(element, head))) continue;
    for (const tag of all(head, DRAWN_AS_TAG)) {
      const text = textIn(tag).trim();
      if (isStateWord(text) && isVisible(tag)) states.add(text);
    }
  }
  const [only] = states;
  return states.size === 1 ? only : undefined;
}

/** Texts of a card by element, without those that belong to labelled values. */
function bareTexts(region: Element, pairs: readonly Pair[], { lexicon }: Scope): { text: string; element: Element }[] {
  const nodes = new Set(pairs.flatMap(({ node }) => node ?? []));
  const taken = new Set(pairs.flatMap(({ element, node }) => (node ? [] : [element])));
  const walker = region.ownerDocument.createTreeWalker(
    region,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
      const skip = NOT_READ.has(nameOf(node)) || taken.has(node as Element) || isIcon(node as Element);
      return skip ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  const texts: { text: string; element: Element }[] = [];
  for (let node = walker.nextNode(); node && texts.length < 60; node = walker.nextNode()) {
    const element = parentOf(node);
    const text = textIn(node).trim();
    if (!element || nodes.has(node as Text) || isAbsent(text) || lexicon.label(text) || !isVisible(element)) continue;
    // The whole text may stand in a title, where the card is narrow.
    texts.push({ text: textIn(element).trim() === text ? textOf(element) : text, element });
  }
  return texts;
}

/** What the parts of a card say that carry no label. */
export function cardExtras(region: Element, pairs: readonly Pair[], ticketNo: string, scope: Scope): Printed[] {
  const known = new Set(pairs.map(({ field }) => field));
  const printed: Printed[] = [];
  const add = (field: FieldName, text: string) => {
    if (known.has(field)) return;
    known.add(field);
    printed.push({ field, label: field, text });
  };
  for (const { text, element } of bareTexts(region, pairs, scope)) {
    if (text.includes(ticketNo)) continue;
    const kind = kindOf(text);
    if (kind) add('kind', kind);
    else if (isStateWord(text)) {
      // A link is what can be done: 申请延期.
      if (!Element.prototype.closest.call(element, 'a')) add('status', text);
    } else if (isLeft(text)) add('dueAt', text);
    else if (attributeOf(element, 'href')?.startsWith('tel:') && parsePhone(text).ok) add('citizenPhone', text);
    else if (!known.has('title') && isTitle(text, scope, true)) add('title', text);
    else if (known.has('title') && text.length >= 15 && hasHan(text) && !/[:：].{0,20}$/.test(text))
      add('content', text);
  }
  return printed;
}

/** The time left, where a detail says it in a banner and prints no limit. */
export function bannerLimit(region: Element, pairs: readonly Pair[]): Printed[] {
  if (pairs.some(({ field }) => field === 'dueAt' || field === 'cityDueAt')) return [];
  for (const leaf of all(region, 'div, span, p, b, em, strong, i, font, text, view')) {
    if (leaf.firstElementChild !== null) continue;
    const text = textIn(leaf).trim();
    const [left] = /(?:还?剩余?|还有|仅剩|已?[超逾]期)[:：]?\s*\d[^,，。;；请]*/.exec(text) ?? [];
    if (left && text.length <= 30 && isVisible(leaf) && isLeft(left))
      return [{ field: 'dueAt', label: '', text: left }];
  }
  return [];
}

/** The title in a heading that begins with one of the ticket's numbers: `#12: 路灯损坏`. */
export function titleInHeading(region: Element, numbers: readonly string[]): string | undefined {
  for (const heading of all(region, 'h1, h2, h3')) {
    const parts = /^\s*[#№[【]?\s*([\w-]+)[\]】]?\s*[:：—–\s-]\s*(\S.*)$/s.exec(textOf(heading));
    if (parts?.[1] && parts[2] && numbers.includes(parts[1])) return parts[2];
  }
  return undefined;
}
