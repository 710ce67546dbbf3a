import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 8;

/**
 * Which of many rows to draw.
 * @param heightOf height of a row in pixels
 */
export function useVirtual(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  heightOf: (index: number) => number,
) {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const virtual = useRef<Virtualizer<HTMLElement, Element>>(null);
  const options = {
    count,
    estimateSize: heightOf,
    getScrollElement: () => scroller.current,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  };
  virtual.current ??= new Virtualizer(options);
  const current = virtual.current;
  current.setOptions(options);
  useLayoutEffect(() => current._didMount(), []);
  useLayoutEffect(() => {
    current._willUpdate();
    current.measure();
  }, [count]);
  return current;
}
