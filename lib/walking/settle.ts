/** Waiting until a page has answered: its list shows something else and has come to rest. */
import { all } from '../reading/dom.ts';
import type { TicketList } from '../reading/page.ts';
import { isVisible } from '../reading/text.ts';
import { wordsOf } from './controls.ts';
import type { Ground } from './ground.ts';
import { classesOf } from './marks.ts';
import { printOf, type View, viewOf } from './view.ts';

/** Longest time that a page may take. */
const PATIENCE_MS = 20_000;
const POLL_MS = 120;
/** Looks at an unchanged page before it counts as at rest. */
const CALM = 2;
/** A page may keep a mask for show: once the list has changed it is waited for no longer than this. */
const MASK_MS = 5_000;

/**
 * @param options.list what was shown before; undefined after the page was loaded anew
 * @param options.headers of the list that is awaited
 * @param options.accepts whether what is shown is the answer
 * @returns undefined when it did not come in time, or the page is being left
 */
export async function settled(
  ground: Ground,
  options: { list?: TicketList; headers: number; accepts: (view: View) => boolean },
): Promise<View | undefined> {
  const { list, headers, accepts } = options;
  const { document } = ground;
  const deadline = ground.now() + PATIENCE_MS;
  let before = '';
  let judged = list ? printOf(list, document) : '';
  let calm = 0;
  let maskedSince: number | undefined;
  while (ground.now() < deadline) {
    await ground.wait(POLL_MS);
    if (ground.isGone()) return undefined;
    const print = printOf(list, document);
    calm = print === before ? calm + 1 : 0;
    before = print;
    if (calm < CALM || print === judged) continue;
    if (isMasked(document)) {
      maskedSince ??= ground.now();
      if (ground.now() - maskedSince < MASK_MS) continue;
    }
    const view = viewOf(await ground.read(), headers);
    if (view && accepts(view)) return view;
    judged = print;
  }
  return undefined;
}

const MASK = '[aria-busy=true], [class*=loading], [class*=spinning], [class*=mask], .blockUI';
const MASK_WORD = /^(?:loading|spinning|datagrid|blockui)$/;

/** Whether something says that the page is loading. */
export function isMasked(document: Document): boolean {
  return all(document, MASK)
    .slice(0, 50)
    .some((element) => {
      const says =
        element.getAttribute('aria-busy') === 'true' ||
        classesOf(element)
          .flatMap(wordsOf)
          .some((word) => MASK_WORD.test(word));
      const { width, height } = element.getBoundingClientRect();
      return says && width > 8 && height > 8 && isVisible(element);
    });
}
