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
  for (const document of documentsAbove(frame)) {
    for (const name of ['pointerdown', 'keydown', 'wheel'] as const) {
      document.addEventListener(
        name,
        (event) => {
          // The presses of the walk itself are not trusted.
          if (!event.isTrusted) return;
          if (event instanceof KeyboardEvent && event.key === 'Escape') onEscape();
          else lastAt = Date.now();
        },
        { signal, capture: true, passive: true },
      );
    }
  }
  frame.addEventListener('pagehide', () => (left = true), { signal });
  return { lastAt: () => lastAt, hasLeft: () => left, release: () => release.abort() };
}

/** The document of a frame and of those around it that can be reached: the keyboard may stand in any. */
function documentsAbove(frame: Window): Document[] {
  const documents: Document[] = [];
  try {
    for (let at = frame; ; at = at.parent) {
      documents.push(at.document);
      if (at === at.parent) break;
    }
  } catch {
    // Another origin's frame is around.
  }
  return documents;
}
