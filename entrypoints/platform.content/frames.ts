/** Which of a tab's frames speaks for all. */

/** Deeper than any portal nests its frames. */
const DEEPEST = 8;

/** Whether a frame lies so deep that a person could see nothing in it: a page may frame itself without end. */
export function isTooDeep(frame: Window): boolean {
  let depth = 0;
  for (let at = frame; at !== at.parent && depth <= DEEPEST; at = at.parent) depth++;
  return depth > DEEPEST;
}

/** Smaller frames hold no list: counters, advertisements, single buttons. */
const SMALLEST = { width: 300, height: 150 };

/** Origins of other sites that this document shows in frames large enough for a list. */
export function embeddedOrigins(document: Document): string[] {
  const frames = [...document.querySelectorAll('iframe, frame')] as HTMLIFrameElement[];
  const origins = frames.flatMap((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    const address = URL.canParse(frame.src) ? new URL(frame.src) : undefined;
    const isLarge = width >= SMALLEST.width && height >= SMALLEST.height;
    return isLarge && address && /^https?:$/.test(address.protocol) ? [address.origin] : [];
  });
  return [...new Set(origins)].filter((origin) => origin !== document.defaultView?.origin).slice(0, 20);
}

/**
 * Whether notices are drawn in this frame: the top one or, where that is a mere frameset or belongs to another
 * origin, the first child frame with a body.
 */
export function drawsNotices(frame: Window): boolean {
  if (frame === frame.top) return frame.document.body?.nodeName === 'BODY';
  try {
    const top = frame.top?.document;
    if (top?.body?.nodeName === 'BODY') return false;
  } catch {
    // Another origin: nothing of ours runs up there.
  }
  return frame.parent === frame.top && isLargest(frame);
}

function isLargest(frame: Window): boolean {
  const area = (each: Window) => {
    try {
      return each.innerWidth * each.innerHeight;
    } catch {
      return 0;
    }
  };
  const siblings = Array.from({ length: frame.parent.length }, (_, i) => frame.parent[i] as Window);
  return siblings.every((sibling) => sibling === frame || area(sibling) <= area(frame));
}
