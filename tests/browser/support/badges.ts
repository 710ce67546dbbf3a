/** Badges as a person sees them. Their shadow roots are closed to pages, so they are read through the debugger. */
import type { Page } from '@playwright/test';

export interface SeenBadge {
  /** Wording in full, whatever size it is drawn in. */
  words: string;
  /** What is printed on it; empty on a dot. */
  printed: string;
  urgency: string;
  /** What the element beside it prints: the ticket's number. */
  beside: string;
}

interface DomNode {
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

/** All badges of a tab, frames included, in document order. */
export async function badgesOf(page: Page): Promise<SeenBadge[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const seen: SeenBadge[] = [];
  visit(root as DomNode, undefined, seen);
  return seen;
}

function visit(node: DomNode, parent: DomNode | undefined, seen: SeenBadge[]): void {
  const [badge, name] = node.nodeName === 'ANQI-MARK' ? (node.shadowRoots?.[0]?.children ?? []) : [];
  if (badge?.nodeName === 'SPAN' && parent) {
    const { class: look = '', 'aria-labelledby': by } = attributesOf(badge);
    const words = textOf(by !== undefined && name ? name : badge);
    const beside = textOf(parent) || valueBefore(node, parent);
    seen.push({ words, printed: textOf(badge), urgency: look.split(' ')[0] ?? '', beside });
  }
  for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    visit(child, node, seen);
  }
}

function attributesOf(node: DomNode): Record<string, string> {
  const { attributes = [] } = node;
  return Object.fromEntries(attributes.flatMap((name, i) => (i % 2 === 0 ? [[name, attributes[i + 1] ?? '']] : [])));
}

function textOf(node: DomNode): string {
  if (node.nodeName === '#text') return node.nodeValue.trim();
  return (node.children ?? []).map(textOf).join('');
}

/** A control prints its value, which is no text of the document. */
function valueBefore(mark: DomNode, parent: DomNode): string {
  const siblings = parent.children ?? [];
  const control = siblings[siblings.indexOf(mark) - 1];
  return control?.nodeName === 'INPUT' ? (attributesOf(control).value ?? 'input') : '';
}
