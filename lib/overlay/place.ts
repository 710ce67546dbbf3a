/** Where a badge stands on the page, and whether there is room for it. */
import { badgeOf } from './mark.ts';

/** A badge and the innermost element that prints its ticket's number. */
export interface Place {
  mark: HTMLElement;
  anchor: Element;
}

/** The innermost element that prints the number: a badge belongs beside it, not at the end of a wide cell. */
export function innermost(cell: Element, ticketNo: string): Element {
  let anchor = cell;
  for (;;) {
    const inner = [...anchor.children].find((child) => child.textContent?.replace(/\s/g, '').includes(ticketNo));
    if (!inner || inner.nodeName === 'FORM') return anchor;
    anchor = inner;
  }
}

const INLINE = /^(INPUT|TEXTAREA|SELECT|A|SPAN|B|STRONG|EM|I|U|FONT|LABEL|BUTTON|CODE)$/;

/** A badge stands behind the inline element that prints the number, or inside the cell that does. */
export function insert({ anchor, mark }: Place): void {
  if (INLINE.test(anchor.nodeName)) anchor.after(mark);
  else anchor.append(mark);
}

/** Whether a badge is where it was put. */
export function isInPlace({ anchor, mark }: Place): boolean {
  return mark.isConnected && mark.parentNode === (INLINE.test(anchor.nodeName) ? anchor.parentNode : anchor);
}

/** The element whose size must not change: the cell, or the block around the number. */
function boxOf(anchor: Element): Element {
  return anchor.closest('td, th, [role=gridcell], [role=cell], dd, li') ?? anchor.closest('div, p') ?? anchor;
}

/** Height of what a badge must not make higher. */
export function heightAt({ anchor }: Place): number {
  return (boxOf(anchor) as HTMLElement).offsetHeight;
}

/** About how far the text of a control reaches into it: figures are some six tenths of their height wide. */
function printedWidth(control: HTMLInputElement): number {
  const { fontSize, paddingLeft } = getComputedStyle(control);
  return Number.parseFloat(paddingLeft) + control.value.length * Number.parseFloat(fontSize) * 0.62;
}

/** Whether the box is no higher than before, and the badge neither on a line of its own nor cut off. */
export function fits({ anchor, mark }: Place, height: number): boolean {
  if (heightAt({ anchor, mark }) > height) return false;
  const badge = (mark.hasAttribute('data-roomless') ? badgeOf(mark) : mark).getBoundingClientRect();
  const number = anchor.getBoundingClientRect();
  const edge = (anchor.closest('.cell, td, th, [role=gridcell]') ?? boxOf(anchor)).getBoundingClientRect().right;
  if (anchor.nodeName === 'INPUT' && badge.left < number.left + printedWidth(anchor as HTMLInputElement)) return false;
  return badge.top < number.bottom && badge.right <= edge + 0.5;
}
