/** Controls whose address is a script of the page, and how to name an element to the page's own world. */
import { childrenOf, parentOf } from '../reading/dom.ts';

export function runsScript(control: HTMLElement): boolean {
  return control.closest('a')?.protocol === 'javascript:';
}

/** For each step down from the document's root, the index of the child. */
export function placeInTree(element: Element): number[] {
  const path: number[] = [];
  for (let at = element, up = parentOf(at); up; at = up, up = parentOf(at))
    path.unshift([...childrenOf(up)].indexOf(at));
  return path;
}
