/** The clerk's hand during a walk: Esc stops it, work in the page makes it wait, leaving the page ends it. */

export interface Hand {
  /** When the clerk last pressed, typed or scrolled; epoch milliseconds, 0 for not yet. */
  lastAt(): number;
  hasLeft(): boolean;
  release(): void;
}

export function watchHand(frame: Window, onEscape: () => void): Hand {
  const release = new AbortController();
  const { signal } = release;
  let lastAt = 0;
  let left = false;
  for (const name of ['pointerdown', 'keydown', 'wheel'] as const) {
    frame.document.addEventListener(
      name,
      (event) => {
        // The presses of the walk itself are not trusted.
        if (!event.isTrusted) return;
        if (isEscape(event)) onEscape();
        else lastAt = Date.now();
      },
      { signal, capture: true, passive: true },
    );
  }
  const leave = () => {
    left = true;
  };
  frame.addEventListener('pagehide', leave, { signal });
  return { lastAt: () => lastAt, hasLeft: () => left, release: () => release.abort() };
}

export function isEscape(event: Event): boolean {
  return event.isTrusted && event instanceof KeyboardEvent && event.key === 'Escape';
}
