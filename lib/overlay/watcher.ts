/**
 * The one observer of a frame.
 *
 *     quiet ──mutations──▶ waiting ──animation frame──▶ work ──▶ quiet
 *                             ▲ more mutations: collected, nothing done
 *
 * The callback only collects. Mutations that only concern our own elements are no change of the page.
 */
import { parentOf } from '../reading/dom.ts';
import { OWN_TAG } from '../reading/text.ts';

/** What changed since the last frame: the elements touched, or `all` when there were too many to look at. */
export type Change =
  | { all: true }
  | { all: false; targets: ReadonlySet<Element>; added: readonly Element[]; ownRemoved: boolean };

/** More mutations than this in one frame mean: read everything again. */
const MANY = 1_000;

export interface Watcher {
  start(): void;
  stop(): void;
  /** How often the page has changed since the start: a number that only grows. */
  changes(): number;
}

/**
 * @param onChange called at most once an animation frame, never while the page is hidden
 */
export function createWatcher(root: Document, onChange: (change: Change) => void): Watcher {
  let records: MutationRecord[] = [];
  let tooMany = false;
  let frame: number | undefined;
  const view = root.defaultView;
  let changes = 0;

  const observer = new MutationObserver((batch) => {
    if (batch.some(isForeign)) changes++;
    if (tooMany) return;
    if (records.length + batch.length > MANY) {
      tooMany = true;
      records = [];
    } else {
      records.push(...batch);
    }
    schedule();
  });

  function schedule(): void {
    // A hidden page draws no frames; the work waits until it shows again.
    frame ??= view?.requestAnimationFrame(work);
  }

  function work(): void {
    frame = undefined;
    const change = tooMany ? ({ all: true } as const) : sum(records);
    records = [];
    tooMany = false;
    if (change) onChange(change);
  }

  return {
    start() {
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['title', 'value', 'checked', 'style', 'class', 'hidden'],
      });
    },
    stop() {
      observer.disconnect();
      records = [];
      tooMany = false;
      if (frame !== undefined) view?.cancelAnimationFrame(frame);
      frame = undefined;
    },
    changes: () => changes,
  };
}

function sum(records: readonly MutationRecord[]): Change | undefined {
  const targets = new Set<Element>();
  const added: Element[] = [];
  let ownRemoved = false;
  for (const record of records) {
    if (!isForeign(record)) {
      ownRemoved ||= !isOwn(record.target) && record.removedNodes.length > 0;
      continue;
    }
    const element = record.target instanceof Element ? record.target : parentOf(record.target);
    if (element) targets.add(element);
    for (const node of record.addedNodes) if (node.nodeType === 1) added.push(node as Element);
    ownRemoved ||= [...record.removedNodes].some((node) => isOwn(node));
  }
  return targets.size > 0 || ownRemoved ? { all: false, targets, added, ownRemoved } : undefined;
}

/** Whether a mutation is the page's and not ours. */
function isForeign({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (isOwn(target)) return false;
  if (type !== 'childList' || addedNodes.length + removedNodes.length === 0) return true;
  for (const nodes of [addedNodes, removedNodes]) for (const node of nodes) if (!isOwn(node)) return true;
  return false;
}

const isOwn = (node: Node) => node.nodeName === OWN_TAG.toUpperCase();
